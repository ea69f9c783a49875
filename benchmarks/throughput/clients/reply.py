"""The reply as a pydantic model, for the clients that want one."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Statement(BaseModel):
    """One statement of the briefing."""

    kind: Literal["headline", "summary", "point", "quote", "next_step"]
    evidence: list[int]
    speaker: str | None
    who: str | None
    due: str | None
    vi: str
    en: str


class Person(BaseModel):
    """Someone whom the article names."""

    name: str
    role_vi: str
    role_en: str
    evidence: list[int]


class Reply(BaseModel):
    """The whole answer."""

    statements: list[Statement]
    people: list[Person]

    def headline(self) -> str:
        """Return the Vietnamese headline."""
        return next(s.vi for s in self.statements if s.kind == "headline")
