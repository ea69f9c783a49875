"""What a text states that code can compare: figures, times, names, negations and hedges.

Reads Vietnamese and English into the same language-neutral facts, so that a statement can be
held against its evidence and a translation against its source. Knows nothing of briefings.
"""
