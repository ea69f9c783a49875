"""Briefing to one self-contained HTML page on which a person reviews it."""
