"""Official names and titles: what code knows of them, so that no model has to guess.

`load` gives the packaged gazetteer, with a user's own glossary before it.
"""

from briefing.terms.cutting import Part
from briefing.terms.gazetteer import Gazetteer, load
from briefing.terms.lexicon import Term
from briefing.terms.people import Mention
from briefing.terms.titles import Gender

__all__ = ["Gazetteer", "Gender", "Mention", "Part", "Term", "load"]
