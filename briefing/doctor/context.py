"""How long a text an endpoint reads: what it says itself, else what it does with a long one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.doctor.report import Report
from briefing.errors import BriefingError, ContextLengthError, DeadlineError
from briefing.llm import Client
from briefing.llm.clipping import LONGER
from briefing.models import TOKENS_PER_CHARACTER, Completion, Message, Prompt
from briefing.prompting import strict_object
from briefing.settings import Settings

_NAME = "context"
_ENOUGH = 8_192
"""Tokens that every usual article fits into, with instructions and answer."""
_TOO_FEW = 3_000
"""Tokens that leave no room for an article beside instructions and answer."""
_CHARACTERS = 16_000
"""Length of the text that is sent: more than almost any article has."""
_BESIDE = 600
"""Tokens to keep free beside that text, where the context is set."""
_FIELDS = (
    "max_model_len",  # vLLM
    "loaded_context_length",  # LM Studio
    "context_length",  # OpenRouter, Together
    "context_window",  # Groq
    "max_context_length",  # Mistral
)
_SAY_SO = "say in BRIEFING_CONTEXT how many tokens it has"


async def examine(
    report: Report, client: Client, entry: Mapping[str, Any], chosen: Settings
) -> None:
    """Report how long a text is read by the model that the list describes as `entry`.

    Raises StoppedError when not even a short article is, or nothing more can be asked.
    """
    if told := _told(entry):
        _tell(report, *told, chosen.context)
        return
    try:
        completion = await client.complete(_prompt(chosen.context))
    except ContextLengthError as error:
        _tell_refused(report, error)
    except DeadlineError:
        found = "not known: a long text was not read in the time that was left"
        report.warn(_NAME, found, f"allow more with --timeout, or {_SAY_SO}")
    except BriefingError as error:
        report.stop(_NAME, error)
    else:
        _tell_read(report, completion, entry, chosen.context)


def _told(entry: Mapping[str, Any]) -> tuple[int, str] | None:
    """Return the tokens that an entry tells of, and its field for them.

    `n_ctx` is llama.cpp's; its `n_ctx_train` is what the model could have, not what it has.
    """
    known = {**entry, "n_ctx": _meta(entry).get("n_ctx")}
    for name in (*_FIELDS, "n_ctx"):
        if type(known.get(name)) is int and known[name] > 0:
            return known[name], name
    return None


def _meta(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    meta = entry.get("meta")
    return meta if isinstance(meta, dict) else {}


def _tell(report: Report, tokens: int, field: str, set_to: int | None) -> None:
    found = f"{tokens:,} tokens, says the server ({field})"
    if set_to and set_to > tokens:
        found += f", but the settings say {set_to:,}"
        report.warn(_NAME, found, f"set BRIEFING_CONTEXT={tokens}")
    else:
        _tell_length(report, tokens, found)


def _tell_length(report: Report, tokens: int, found: str) -> None:
    if tokens < _ENOUGH:
        remedy = f"of a long article only the most telling sentences will be shown: {LONGER}"
        report.warn(_NAME, found, remedy)
    else:
        report.ok(_NAME, found)


def _tell_refused(report: Report, error: ContextLengthError) -> None:
    if error.tokens is None:
        report.warn(_NAME, "a text as long as an article is refused", f"{LONGER}, and {_SAY_SO}")
    elif error.tokens < _TOO_FEW:
        found = f"no more than {error.tokens:,} tokens are read: too few for an article"
        report.stop(_NAME, error, (found, LONGER))
    else:
        _tell_length(report, error.tokens, f"no more than {error.tokens:,} tokens are read")


def _tell_read(
    report: Report, completion: Completion, entry: Mapping[str, Any], set_to: int | None
) -> None:
    """Report a long text that was read, or seems to have been: where a server does not count
    tokens, the model must have found what stands at the beginning and at the end."""
    read = f"{completion.usage.prompt_tokens:,} tokens were read"
    if completion.usage.estimated and completion.data != _ENDS:
        found = "not known: the server does not count what it reads"
        report.warn(_NAME, found, f"look into its settings, and {_SAY_SO}")
    elif set_to:
        _tell_length(report, set_to, f"{set_to:,} tokens, as set: {read}")
    else:
        trained = _meta(entry).get("n_ctx_train")
        could = f"; the model itself could have {trained:,}" if type(trained) is int else ""
        report.ok(_NAME, f"not told by the server: at least {read}{could}")


_ENDS = {"first": 5_001, "last": 9_007}
"""The numbers in the first and in the last sentence of the long text."""


def _prompt(set_to: int | None) -> Prompt:
    """Return a prompt about as long as the longest article, or as the context that is set."""
    length = _CHARACTERS
    if set_to:
        length = min(length, max(0, int((set_to - _BESIDE) / TOKENS_PER_CHARACTER)))
    first, last = (_sentence(number) for number in _ENDS.values())
    between = (length - len(first) - len(last)) // (len(first) + 1)
    numbers = (_ENDS["first"] + 7 * index for index in range(1, between + 1))
    text = "\n".join([first, *map(_sentence, numbers), last])
    return Prompt(
        name="ends",
        messages=(
            Message(
                role="system",
                content="Answer in JSON with the number of households (hộ) in the first sentence "
                'of the text and that in its last sentence: {"first": ..., "last": ...}',
            ),
            Message(role="user", content=text),
        ),
        json_schema=strict_object(first={"type": "integer"}, last={"type": "integer"}),
    )


def _sentence(number: int) -> str:
    return (
        f"Tổ dân phố này của phường Bến Lụa có {number} hộ, phần lớn đã đăng ký đổi rác lấy sách "
        "ở trạm đọc bên bờ kênh."
    )
