"""Whatever a person has to `Article`: files, web pages, office files, mail, plain text.

    documents   the story: what it is, its reader, the article
    kinds       what a document is, by its bytes, its name and what a server said
    content     what a reader returns
    plain, markdown, html, eml (quoting), docx (wordprocessing, word_numbering, word_parts),
    pdf (pdf_pages, pdf_layout)   the readers, and what each consists of
    paragraphs  lines to paragraphs, for readers of several kinds
    decoding    bytes to text
    articles    what was found, with what is told, to a checked `Article`; its sentences
    parts, letterhead, several   what of a text is not the article's body
    feeds, feed_dates   RSS and Atom to entries
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
