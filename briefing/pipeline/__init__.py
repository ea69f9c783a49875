"""The story of one article: read → brief → check and repair → fill → check and repair.

making    `make`, `amake` and `brief`: settings, an endpoint, a budget: start reading here
desk      the story itself
replies   answers that were paid for already
"""

from briefing.pipeline.desk import Made, Model, OnProgress
from briefing.pipeline.making import amake, brief, endpoint, expected, make, make_at, require_price
from briefing.pipeline.replies import Replies

__all__ = [
    "Made",
    "Model",
    "OnProgress",
    "Replies",
    "amake",
    "brief",
    "endpoint",
    "expected",
    "make",
    "make_at",
    "require_price",
]
