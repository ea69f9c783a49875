"""Tells whether the chosen model can be used, and what to do about each problem.

examination  what is examined, in order: start reading here
report       one row: what was found, and the remedy
reaching     the way to an endpoint: where a text would go, and why it does not arrive
endpoint     the rows of an endpoint
modes        how it is made to answer in JSON
context      how long a text it reads
embedded     the rows of the embedded model
copying      whether Vietnamese comes back as it was sent, and how fast
"""

from briefing.doctor.examination import examine
from briefing.doctor.report import Check

__all__ = ["Check", "examine"]
