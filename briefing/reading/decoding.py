"""Bytes to text.

What is valid UTF-8 is UTF-8, whatever a server or a page says. Other bytes are read in each
encoding that Vietnamese has been written in; the reading with most Vietnamese syllables counts.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from briefing.errors import ArticleError
from briefing.vietnamese import legacy

Decoder = Callable[[bytes], str]

_MARKS = (  # UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {  # where the bytes of Latin letters are 0
    "utf-32-le": (4, (1, 2, 3)),
    "utf-32-be": (4, (0, 1, 2)),
    "utf-16-le": (2, (1,)),
    "utf-16-be": (2, (0,)),
}
_SAMPLE = 100_000
"""Bytes by which an encoding is told."""
_LARGEST = 4_000_000
"""Bytes that are read letter by letter; a page of a newspaper has a tenth."""
_LATIN = 0.3
"""Share of characters below U+0100, at least, in UTF-16; Vietnamese has three quarters."""
_STRAY = 0.01
"""Share of zeros, at most, where UTF-16 has few: in U+1E00 and the like."""
_BROKEN = 20
"""One broken sequence in so many letters beyond ASCII, at most, is damage, not an encoding."""
_READABLE = 0.7
"""Share of Vietnamese syllables, at least, in the reading of an encoding that was not told."""
_CONTROLS = rb"[\x00-\x08\x0e-\x19\x1c-\x1f]"
_BINARY = 50
"""One control character in so many bytes is no text."""
_NO_ENCODINGS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7")
"""Python's codecs of text that no document is stored in."""
_WINDOWS = "windows-1252"
_LOST = "\ufffd"


def decode(data: bytes, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and what had to be assumed, one sentence each.

    Broken sequences of bytes become U+FFFD, which mending the text counts and tells.
    `charset` is what a server or a document says it is; `name` is used in errors.
    Raises ArticleError when it is no text in an encoding that Vietnamese is written in.
    """
    told = _codec(charset)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_other(data, name, told)
    if "\0" in text:
        return _decode_wide(data, name)
    if told in (None, "utf-8", "ascii", "utf-16", "utf-32") or text.isascii():
        return text, ()
    return text, (f"Read as UTF-8, not as {told}, which was declared.",)


def _codec(charset: str | None) -> str | None:
    """Return Python's name of the codec for a declared charset; None when there is none."""
    try:
        found = codecs.lookup(charset or "")
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    text = getattr(found, "_is_text_encoding", True) and found.name not in _NO_ENCODINGS
    return found.name if text else None


def _decode_other(data: bytes, name: str, told: str | None) -> tuple[str, tuple[str, ...]]:
    """Decode what is not UTF-8 throughout."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_damage(data[len(mark) :], encoding, name), ()
    if b"\0" in data:
        return _decode_wide(data, name)
    if len(re.findall(_CONTROLS, data[:_SAMPLE])) * _BINARY > min(len(data), _SAMPLE):
        raise _binary(name)
    text = data.decode("utf-8-sig", "replace")
    lost = text.count(_LOST)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if lost * _BROKEN <= beyond_ascii - lost:
        return text, ()
    return _decode_bytewise(data, name, told)


def _decode_wide(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-16 or UTF-32 without a mark at its beginning, told by where the zeros are."""
    for encoding, (width, places) in _WIDE.items():
        units = data[: min(_SAMPLE, len(data)) // width * width]
        zeros = [units[at::width].count(0) for at in range(width)]
        latin = min(zeros[at] for at in places)
        others = sum(zeros) - sum(zeros[at] for at in places)
        if latin * width >= _LATIN * len(units) and others * width <= _STRAY * len(units):
            return _with_damage(data, encoding, name), (f"Read as {encoding.upper()}.",)
    raise _binary(name)


def _with_damage(data: bytes, encoding: str, name: str) -> str:
    """Decode bytes of a known encoding; much damage is an error."""
    text = data.decode(encoding, "replace")
    lost = text.count(_LOST)
    if "\0" in text or lost * _BROKEN > len(text):
        raise _binary(name)
    return text


def _binary(name: str) -> ArticleError:
    return ArticleError(f"{name}: binary data, not text: save the article as UTF-8 text")


# --- one byte a letter ---------------------------------------------------------------------


def _decode_bytewise(data: bytes, name: str, told: str | None) -> tuple[str, tuple[str, ...]]:
    """Decode bytes in the encoding that gives most Vietnamese syllables."""
    if len(data) > _LARGEST:
        message = f"{name}: more than {_LARGEST:,} bytes, and not in UTF-8: save it as UTF-8"
        raise ArticleError(message)
    first = next(at for at, byte in enumerate(data) if byte > 0x7F)
    sample = data[max(0, first - 100) : first + _SAMPLE]
    shares = {
        encoding: legacy.share_of_syllables(decoder(sample))
        for encoding, decoder in _decoders(told)
    }
    best = max(shares, key=lambda encoding: shares[encoding][0])  # the first of equals: as told
    if shares[best][0] < _READABLE:
        quotes_only = shares.get(_WINDOWS, (0, 1))[1] == 0
        best = told or (_WINDOWS if quotes_only else _guessed(sample, name))
    decoder = dict(_decoders(told)).get(best) or partial(_decoded, encoding=best)
    return decoder(data), () if best == told else (f"Read as {best}.",)


def _decoders(told: str | None) -> Iterator[tuple[str, Decoder]]:
    """Yield the encodings of Vietnamese, the declared one first."""
    if told:
        yield told, partial(_decoded, encoding=told)
    for label, codec in (("windows-1258", "cp1258"), (_WINDOWS, "cp1252")):
        if codec != told:
            yield label, partial(_decoded, encoding=codec)
    yield "TCVN3", lambda data: legacy.from_tcvn3(_by_byte(data))
    yield "VNI", lambda data: legacy.from_vni(_by_byte(data))
    yield "VISCII", legacy.from_viscii


def _decoded(data: bytes, encoding: str) -> str:
    """Decode in a codec of Python's; windows-1258 has its tones apart, and they are composed."""
    return unicodedata.normalize("NFC", data.decode(encoding, "replace"))


def _by_byte(data: bytes) -> str:
    """Return a character for each byte: windows-1252, its gaps filled as browsers do."""
    return data.decode("cp1252", "surrogateescape").translate(
        {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
    )


def _guessed(sample: bytes, name: str) -> str:
    """Return the encoding of text that is not Vietnamese, or has too few letters to tell."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample[:10_000]).best()
    if match is None:
        message = f"{name}: in no encoding that Vietnamese is written in: save it as UTF-8 text"
        raise ArticleError(message)
    return match.encoding
