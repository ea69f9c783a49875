"""Prompts, terms and units, as data files."""
