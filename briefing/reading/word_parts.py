"""The parts of a Word document, parsed in one pass and without a tree.

The markup is that of ECMA-376, part 1, in either of its namespaces. A document type declaration,
which no Word document has, is refused, and with it every entity.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from functools import lru_cache
from typing import NoReturn

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
    "http://schemas.openxmlformats.org/markup-compatibility/2006 ",
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_ELEMENTS = 500_000
"""Elements of a part; fifty pages have 50,000."""


class MarkupError(Exception):
    """A part is no XML, or has more of it than any article."""


class Part:
    """Parses a part of a document: what it holds is for its kinds to take.

    `start` and `end` are told the local names of Word's elements, and nothing of what is in an
    element that `skip` was called for.
    """

    def __init__(self) -> None:
        self._names: list[str] = []
        self._skipping = 0
        self._elements = 0

    def parse(self, data: bytes) -> None:
        """Read the part; raises MarkupError."""
        from xml.parsers import expat

        # Whatever it declares: the parts of a package are in one of these two (ECMA-376, part 2).
        encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            raise MarkupError("damaged XML") from None

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins; `values` are its attributes, by local name."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands in an element, `t` in most."""

    def skip(self) -> None:
        """Pass over what is in the element that begins."""
        self._skipping = 1

    def within(self, name: str) -> bool:
        """Tell whether the element at hand stands in one of this name."""
        return name in self._names[-6:]

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise MarkupError("more markup than any article")
        if self._skipping:
            self._skipping += 1
            return
        name = _local(qualified)
        self._names.append(name)
        self.start(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _end(self, _: str) -> None:
        self._skipping -= self._skipping > 0
        if not self._skipping:
            self.end(self._names.pop())

    def _text(self, text: str) -> None:
        if not self._skipping:
            self.text(text)


def _refuse(*_: object) -> NoReturn:
    raise MarkupError("a document type declaration")


@lru_cache(maxsize=1024)
def _local(qualified: str) -> str:
    """Return the name of one of Word's elements; empty for all others."""
    for space in _SPACES:
        if qualified.startswith(space):
            return qualified[len(space) :]
    return ""
