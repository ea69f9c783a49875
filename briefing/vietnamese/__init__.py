"""Vietnamese text, dates, figures and names. Knows nothing of briefings."""
