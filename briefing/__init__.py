"""Checked Vietnamese and English briefings from Vietnamese news articles."""
