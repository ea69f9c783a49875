"""Many articles: items in, outcomes out, on this machine or on a cluster."""
