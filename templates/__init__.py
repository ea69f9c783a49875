"""Jinja templates of the documents, as data files."""
