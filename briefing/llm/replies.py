"""A body to a chat completion, that to an answer, that to a JSON object; or a typed error.

What is whole is read, whatever is wrapped around it; what is not whole is never mended.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from briefing.errors import (
    ConnectionLostError,
    EndpointError,
    InvalidOutputError,
    RefusedError,
    TruncatedError,
)
from briefing.llm.rejection import RejectedError, address, from_status
from briefing.llm.secrecy import tells_secret
from briefing.models import TOKENS_PER_CHARACTER, Endpoint, Prompt, Usage

_NAME = 200
"""Characters of a model's name at most."""
_CUT = {"length", "max_tokens", "max_output_tokens", "model_length"}
_FILTERED = {"content_filter", "refusal", "safety", "recitation", "blocklist", "prohibited_content"}
_BROKEN = {"error", "abort", "aborted", "cancelled", "canceled"}
_TOOLS = {"tool_calls", "function_call"}
_THOUGHTS_END = ("</think>", "</thinking>", "</reasoning>", "[/THINK]", "◁/think▷", "<|message|>")
"""Behind the last of these stands the answer: what reasoning models put before it."""
_THOUGHTS = re.compile(r"\s*(?:<\|?(\w+)\|?>|\[THINK\]|◁think▷)")
"""Where thoughts may begin; what looks like a tag may be one around the answer too."""
_JSON = re.compile(r'\{(?=\s*["}])|\[(?=\s*\{)')
"""Where an object, or a list of objects, begins; a brace in prose is followed by something else."""


def _joined(content: Any) -> Any:
    """Return the text of a content in parts, as some servers send it; anything else as it is."""
    if not isinstance(content, list):
        return content
    parts = [part for part in content if isinstance(part, dict) and part.get("type") == "text"]
    return "".join(str(part.get("text") or "") for part in parts)


def _if_usable(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Return what is beside the answer, or None where it makes no sense."""
    try:
        return validate(value)
    except ValidationError:
        return None


_Count = Annotated[int, Field(ge=0, le=10**9)]


class _Message(BaseModel):
    content: Annotated[str | None, BeforeValidator(_joined)] = None
    refusal: str | None = None
    tool_calls: list[Any] | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: _Count | None = None


class _Tokens(BaseModel):
    prompt_tokens: _Count | None = None
    completion_tokens: _Count | None = None
    prompt_tokens_details: Annotated[_Details | None, WrapValidator(_if_usable)] = None


class Reply(BaseModel):
    """The part of a chat completion that is read; servers leave out and add what they like."""

    model: Annotated[str | None, WrapValidator(_if_usable)] = None
    choices: list[_Choice] | None = None
    usage: Annotated[_Tokens | None, WrapValidator(_if_usable)] = None
    error: Any = None

    @property
    def text(self) -> str:
        """The answer; empty when there is none."""
        return (self.choices[0].message.content if self.choices else None) or ""

    def name(self, endpoint: Endpoint) -> str:
        """Return the model's name as the endpoint tells it, if it is one that can be shown."""
        told = " ".join((self.model or "").split())
        usable = told.isprintable() and len(told) <= _NAME and not tells_secret(told, endpoint)
        return told if told and usable else endpoint.model

    @property
    def cut(self) -> bool:
        """Whether the answer was cut at a length limit."""
        return self.reason in _CUT

    @property
    def reason(self) -> str:
        """Why the answer ends, in lower case."""
        return (self.choices[0].finish_reason or "").lower() if self.choices else ""

    def cost(self, prompt: Prompt) -> Usage:
        """Return the tokens that the endpoint reports; an estimate when it reports none."""
        told = self.usage or _Tokens()
        counted = bool(told.prompt_tokens)
        details = told.prompt_tokens_details or _Details()
        guess = 0 if counted else round(TOKENS_PER_CHARACTER * len(self.text))
        return Usage(
            prompt_tokens=told.prompt_tokens or prompt.tokens,
            completion_tokens=told.completion_tokens or guess,
            cached_tokens=details.cached_tokens or 0,
            estimated=not counted,
        )


def read(body: bytes, endpoint: Endpoint) -> Reply:
    """Return the chat completion in `body`, whatever its content type says.

    Raises RejectedError when it is an error object, which is judged like a status, or something
    else: a page, a stream.
    """
    try:
        reply = Reply.model_validate_json(body)
    except ValidationError:
        bare = body.strip()
        if not bare or (bare.startswith(b"{") and not bare.endswith(b"}")):
            raise RejectedError(_broken_off(endpoint), again="once") from None
        reply = Reply()
    if reply.error:
        code = reply.error.get("code") if isinstance(reply.error, dict) else None
        raise from_status(code if isinstance(code, int) else 200, reply.error, endpoint)
    if reply.choices is None:
        error = EndpointError(
            f"{address(endpoint)} answered with something other than a chat completion: "
            "check the base URL"
        )
        raise RejectedError(error)
    return reply


def _broken_off(endpoint: Endpoint) -> ConnectionLostError:
    return ConnectionLostError(
        f"{address(endpoint)} broke off in the middle of its reply: try again"
    )


def models(body: bytes) -> list[dict[str, Any]]:
    """Return the entries of a list of models that have an id; none when it is no such list."""
    try:
        data = json.loads(body)
    except ValueError:
        return []
    entries = data.get("data") if isinstance(data, dict) else data
    listed = entries if isinstance(entries, list) else []
    return [
        entry for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    ]


def answer(reply: Reply, endpoint: Endpoint) -> str:
    """Return the text of a reply that is whole and meant as an answer.

    Looked at before the text: a refusal is no data, and half a JSON document is never
    repaired. An unknown finish reason passes, since the text must parse as a whole anyway.
    """
    who = f"{endpoint.model} at {endpoint.label}"
    if not reply.choices:
        raise InvalidOutputError(f"{who} sent no answer: try again, or take another model")
    message, reason, text = reply.choices[0].message, reply.reason, reply.text
    if message.refusal or reason in _FILTERED:
        raise RefusedError(
            f"{who} declined to answer: take another model for this article",
            raw=_shown(message.refusal or text, endpoint),
        )
    if reply.cut:
        raise TruncatedError(
            f"the answer of {who} was cut at a length limit: "
            "take a shorter article, or a model that may write more",
            raw=_shown(text, endpoint),
        )
    if reason in _BROKEN:
        raise InvalidOutputError(f"the answer of {who} ended with {reason!r}: try again")
    if message.tool_calls or reason in _TOOLS:
        raise InvalidOutputError(f"{who} called a tool instead of answering: take another model")
    if not text.strip():
        raise InvalidOutputError(f"{who} sent an empty answer: try again, or take another model")
    return text


def parse(text: str, prompt: Prompt, endpoint: Endpoint) -> dict[str, Any]:
    """Return the one JSON object in `text`, NFC throughout, with the keys that were asked for.

    A fence, thoughts and phrases around it are passed over. Raises InvalidOutputError when it
    is incomplete, when there are two, when it lacks a key or says one twice, when most of what
    is inside has not the form that was asked for, when it cannot be written
    as UTF-8; EndpointError when it repeats a secret of the endpoint's.
    """
    try:
        data = _nfc(_load(text))
        problem = _problem(data, prompt)
        # Looked for in both: JSON may spell a letter as an escape, and prose stands beside it.
        if any(tells_secret(told, endpoint) for told in (text, _json(data))):
            raise _too_open(endpoint)
    except RecursionError:
        problem = "nested too deeply"
    except UnicodeEncodeError:
        problem = "half a surrogate pair"
    except ValueError as exc:
        problem = str(exc)
    if not problem:
        return dict(data)
    raise InvalidOutputError(
        f"the answer of {endpoint.model} at {endpoint.label} is not the JSON asked for "
        f"({problem}): try again, or take another model",
        raw=_shown(text, endpoint),
        problem=f"it is not the JSON asked for: {problem}",
    )


def _too_open(endpoint: Endpoint) -> EndpointError:
    return EndpointError(
        f"{endpoint.label} repeated your key, a header or a password in its answer, of which "
        "nothing is kept: look into the server, and change what it repeated"
    )


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _problem(data: Any, prompt: Prompt) -> str:
    """Return how an answer shows that the schema was passed over; empty when it does not.

    All keys must be there at the top, and most of them in each object inside: what is missing
    there may be mended or refused by who knows what it is for.
    """
    if not isinstance(data, dict):
        return f"a {type(data).__name__}, not an object"
    for key, schema in prompt.json_schema.get("properties", {}).items():
        if key not in data:
            return f"without {key!r}"
        if problem := _misfit(data[key], schema):
            return f"{key!r} is {problem}"
    return ""


def _misfit(value: Any, schema: Mapping[str, Any]) -> str:
    kind = schema.get("type")
    if kind == "string" and not isinstance(value, str):
        return "not a text"
    if kind == "array" and not isinstance(value, list):
        return "not a list"
    if kind == "array":
        return next((told for item in value if (told := _misfit(item, schema["items"]))), "")
    if kind == "object":
        wanted = schema["properties"]
        if not isinstance(value, dict) or 2 * sum(key in value for key in wanted) < len(wanted):
            return f"without the keys {', '.join(wanted)}"
    return ""


def _shown(text: str, endpoint: Endpoint) -> str | None:
    """Return an answer as an error may carry it."""
    return None if tells_secret(text, endpoint) else text


def _load(text: str) -> Any:
    """Return the JSON in `text`; only where it is not JSON, look inside its wrapping."""
    try:
        return _DECODER.decode(text)
    except ValueError:
        return _only_object(_without_thoughts(text))


def _without_thoughts(text: str) -> str:
    """Return what stands behind a reasoning model's thoughts."""
    ends = [text.rfind(mark) + len(mark) for mark in _THOUGHTS_END if mark in text]
    begin = _THOUGHTS.match(text)
    if begin and not ends and f"</{begin[1]}>" not in text:
        raise ValueError("thoughts without an end")
    return text[max(ends, default=0) :]


def _only_object(text: str) -> Any:
    """Return the one object in `text`, whatever prose or fence is around it.

    A second one, or one that does not end, makes all of it unusable: there is no telling
    which part was meant.
    """
    begin = _JSON.search(text)
    if begin is None:
        raise ValueError("no JSON object in it")
    value, end = _DECODER.raw_decode(text, begin.start())
    around = text[: begin.start()] + text[end:]
    if "{" in around or "}" in around:
        raise ValueError("more than one JSON object, or a part of one")
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is there twice: Python would keep the last and tell nobody."""
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key is there twice")
    return data


def _not_json(constant: str) -> None:
    """Refuse NaN and the infinities, which Python reads and JSON does not know."""
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_not_json)


def _nfc(value: Any) -> Any:
    """Return `value` with all strings in NFC.

    Done after parsing, because JSON may spell a combining accent as an escape. Raises
    UnicodeEncodeError for half of a surrogate pair, which no file could hold.
    """
    if isinstance(value, str):
        value.encode()
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {_nfc(key): _nfc(item) for key, item in value.items()}
    return value
