"""One row for each thing examined: what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NoReturn

from briefing.errors import BriefingError
from briefing.llm.secrecy import tells_secret
from briefing.models import Endpoint

State = Literal["ok", "warning", "problem"]

_WITHHELD = "not shown, because it repeats a key or a header"


@dataclass(frozen=True)
class Check:
    """What was found about one thing."""

    name: str
    """What was looked at."""
    state: State
    """A warning leaves the model usable, a problem does not."""
    found: str
    """What was found, in one line."""
    remedy: str = ""
    """What to do about it; empty when all is well."""
    exit_code: int = 0
    """That of the error behind a problem, else 0."""


class StoppedError(Exception):
    """A problem was reported that leaves nothing more to examine."""


class Report:
    """Hands on each check as it is found; knows which ones are still to come."""

    def __init__(self, tell: Callable[[Check], None], names: Iterable[str] = ()) -> None:
        self._tell = tell
        self._place: Endpoint | None = None
        self._coming = list(names)

    def expect(self, names: Iterable[str], place: Endpoint | None = None) -> None:
        """Name the checks to come; from now on no secret of `place` is repeated."""
        self._coming = list(names)
        self._place = place

    def ok(self, name: str, found: str) -> None:
        """Report that all is well."""
        self.add(Check(name, "ok", found))

    def warn(self, name: str, found: str, remedy: str) -> None:
        """Report what leaves the model usable."""
        self.add(Check(name, "warning", found, remedy))

    def add(self, check: Check) -> None:
        """Report a check, without what a server may have repeated of a secret."""
        if check.name in self._coming:
            self._coming.remove(check.name)
        safe = Check(
            check.name, check.state, self._safe(check.found), self._safe(check.remedy),
            check.exit_code,
        )  # fmt: skip
        self._tell(safe)

    def skip(self, name: str) -> None:
        """Expect a check no more that there is no need for."""
        self._coming.remove(name)

    def stop(
        self, name: str, error: BriefingError, told: tuple[str, str] | None = None
    ) -> NoReturn:
        """Report a problem, and that the checks to come were not tried.

        `told` is what was found and the remedy, where more is known than the error says.
        Raises StoppedError.
        """
        found, remedy = told or in_two(str(error))
        self.add(Check(name, "problem", found, remedy, error.exit_code))
        if self._coming:
            self.warn("not tried", ", ".join(self._coming), "solve the problem first")
        raise StoppedError

    def _safe(self, text: str) -> str:
        hides = self._place is not None and tells_secret(text, self._place)
        return _WITHHELD if hides else text


def in_two(message: str) -> tuple[str, str]:
    """Split the message of an error into what happened and what to do about it.

    They meet at the last colon that is not in parentheses, where a server's words are.
    """
    depth, at = 0, -1
    for index, char in enumerate(message):
        depth += (char == "(") - (char == ")")
        if char == ":" and depth == 0 and message[index + 1 : index + 2] == " ":
            at = index
    if at < 0:
        at = message.rfind(": ")
    return (message[:at], message[at + 2 :]) if at >= 0 else (message, "")
