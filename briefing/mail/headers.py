"""Text that others wrote → header fields that hold nothing but it.

Headers are encoded here, not by the standard library: before 3.11.10 and 3.12.5 it takes an encoded
word in a subject apart and writes the line breaks and header fields that were hidden in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from briefing.vietnamese.text import clean, one_line

SUBJECT_LIMIT = 200
"""Characters of a subject; mail programs show fewer."""
NAME_LIMIT = 100
"""Characters of a person's or a desk's name."""

_ENCODED_WORD = re.compile(r"=\?[^?]*\?[bq]\?[^?]*\?=", re.IGNORECASE)  # RFC 2047, 2
_QUESTION_MARK = re.compile("([?？﹖])")
_BEFORE_IT = "=＝﹦⁼₌ "
_DELIMITERS = str.maketrans(dict.fromkeys('()<>[]:;@\\,"', " "))  # RFC 5322, 3.2.3
_PHRASE = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]{1,60}")  # atoms, without "=" and "?"
_PLAIN = re.compile(r"[ -~]{1,60}")  # fits the first line of any header here
_WORD_BYTES = 45
"""As many make 60 characters of base64: an encoded word has at most 75 (RFC 2047, 2)."""


def header_text(text: str, limit: int) -> str:
    """Return `text` on one line of at most `limit` characters, fit for any header.

    Without control and invisible characters, line separators, and anything that could be taken
    for an encoded word, also once the rest of it has been decoded. Idempotent.
    """
    text = one_line(_ENCODED_WORD.sub(" ", clean(text)))
    return _shortened(_without_openings(text), limit)


def name_text(text: str) -> str:
    """Return `text` as a name in front of an address: as `header_text`, and without the
    characters that delimit addresses, whatever decodes it. Idempotent."""
    return header_text(header_text(text, NAME_LIMIT).translate(_DELIMITERS), NAME_LIMIT)


def text_field(name: str, text: str) -> str:
    """Return the lines of a header field with cleaned text, encoded where it must be."""
    value = text if _PLAIN.fullmatch(text) else "\r\n ".join(_encoded_words(text))
    return f"{name}: {value}\r\n"


def address_field(name: str, display_name: str, address: str) -> str:
    """Return the lines of a header field with one ASCII address and its cleaned name, if any."""
    if not display_name:
        return f"{name}: {address}\r\n"
    plain = _PHRASE.fullmatch(display_name)
    phrase = display_name if plain else "\r\n ".join(_encoded_words(display_name))
    return f"{name}: {phrase}\r\n <{address}>\r\n"


def _without_openings(text: str) -> str:
    """Take away the equals signs in front of question marks, which open encoded words."""
    parts = _QUESTION_MARK.split(text)
    for index, part in enumerate(parts[:-1]):
        bare = part.rstrip(_BEFORE_IT)
        if bare != part.rstrip(" "):
            parts[index] = bare
    return " ".join("".join(parts).split())


def _shortened(text: str, limit: int) -> str:
    """Cut at a word where there is one in the second half."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip() + "…"


def _encoded_words(text: str) -> Iterator[str]:
    """Encode all of `text`, so that decoders agree on its spaces; no character is split."""
    chunk = b""
    for character in text:
        encoded = character.encode()
        if len(chunk) + len(encoded) > _WORD_BYTES:
            yield _encoded_word(chunk)
            chunk = b""
        chunk += encoded
    yield _encoded_word(chunk)


def _encoded_word(chunk: bytes) -> str:
    return f"=?utf-8?b?{b64encode(chunk).decode('ascii')}?="
