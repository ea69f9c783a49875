"""Whatever a person has to `Article`: files, web pages, office files, mail, plain text.

    documents   which reader a document needs, by its bytes, its name and what a server said
    content     what a reader returns
    plain, markdown, html, docx, pdf, eml   the readers
    decoding    bytes to text
    articles    what was found, with what is told, to a checked `Article`; its sentences
    feeds       RSS and Atom to entries
Start with `documents`.
"""

from briefing.reading.articles import MAX_BYTES, MIN_WORDS, VIET_NAM, read_text, sentences
from briefing.reading.documents import MAX_FILE, load, read, read_bytes, read_page

__all__ = [
    "MAX_BYTES",
    "MAX_FILE",
    "MIN_WORDS",
    "VIET_NAM",
    "load",
    "read",
    "read_bytes",
    "read_page",
    "read_text",
    "sentences",
]
