"""Traits of endpoints by name: what an OpenAI-compatible server refuses, ignores or insists on.

Statuses, codes and parameters are those of servers in use (OpenAI, Azure, vLLM, llama.cpp, Ollama,
LM Studio, Mistral, Groq, DeepSeek); the wording is ours.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.models import Usage
from briefing.testing.model import tokens
from briefing.testing.wire import KEY, MODEL, Fault, Received, Rule, chat_completion, dump, failure

_PROSE = "Vâng, tôi rất sẵn lòng giúp bạn! Bài báo nói về một cơn mưa lớn trong thành phố."
_PER_CHARACTER = 0.38
_LIMITS = {"max_tokens", "max_completion_tokens"}
_KNOWN = _LIMITS | {
    "model",
    "messages",
    "response_format",
    "temperature",
    "top_p",
    "stop",
    "stream",
    "n",
}


def _format(request: Received) -> object:
    """Return the type of response_format; None when there is none."""
    wanted = request.fields.get("response_format")
    return wanted.get("type") if isinstance(wanted, dict) else None


def _says(request: Received, text: str) -> Fault:
    """Return a completion of `text` that reports as many tokens as a real model would count."""
    asked = dump(request.fields.get("messages"))
    usage = Usage(
        prompt_tokens=tokens(asked, _PER_CHARACTER), completion_tokens=tokens(text, _PER_CHARACTER)
    )
    return Fault(body=chat_completion(text, usage=usage))


def _invalid(kind: str, *place: str, message: str) -> Fault:
    """Return a field error in the form of FastAPI and pydantic."""
    detail = {"type": kind, "loc": ["body", *place], "msg": message}
    return Fault(status=422, body={"detail": [detail]})


# The format of the answer


def no_json_schema(request: Received) -> Fault | None:
    """Refuse `json_schema` with 400; `json_object` will do."""
    if _format(request) != "json_schema":
        return None
    message = "'response_format.type' has to be 'json_object' or 'text'"
    return failure(400, message, "invalid_value", param="response_format.type")


def no_response_format(request: Received) -> Fault | None:
    """Refuse any response_format with 400."""
    if "response_format" not in request.fields:
        return None
    return failure(400, "Unknown request argument: response_format")


def schema_crash(request: Received) -> Fault | None:
    """Break down with 500 over `json_schema`, as when a grammar cannot be made from it."""
    if _format(request) != "json_schema":
        return None
    error = {"code": 500, "message": "failed to parse grammar", "type": "server_error"}
    return Fault(status=500, body={"error": error})


def unexplained_schema(request: Received) -> Fault | None:
    """Refuse `json_schema` with 400 and not a word."""
    return Fault(status=400) if _format(request) == "json_schema" else None


def schema_ignored(request: Received) -> Fault | None:
    """Answer in friendly Vietnamese whenever JSON is asked for by response_format."""
    wanted = _format(request) in ("json_schema", "json_object")
    return _says(request, _PROSE) if wanted else None


def object_ignored(request: Received) -> Fault | None:
    """Answer in friendly Vietnamese to `json_object`; `json_schema` works."""
    return _says(request, _PROSE) if _format(request) == "json_object" else None


def schema_unenforced(request: Received) -> Fault | None:
    """Take `json_schema` for `json_object`: JSON, with keys of the model's own choice."""
    if _format(request) != "json_schema":
        return None
    return _says(request, dump({"tiêu đề": "Mưa lớn trong thành phố"}))


def needs_json_word(request: Received) -> Fault | None:
    """Refuse `json_object` with 400 unless a message has the word JSON in it."""
    messages = dump(request.fields.get("messages")).lower()
    if _format(request) != "json_object" or "json" in messages:
        return None
    message = "'messages' has to contain the word 'json' for 'response_format' 'json_object'"
    return failure(400, message, param="messages")


# Other fields


def wants_max_completion_tokens(request: Received) -> Fault | None:
    """Refuse max_tokens with 400 and name max_completion_tokens instead."""
    if "max_tokens" not in request.fields:
        return None
    message = "'max_tokens' is no parameter of this model. Use 'max_completion_tokens' instead."
    return failure(400, message, "unsupported_parameter", param="max_tokens")


def wants_max_tokens(request: Received) -> Fault | None:
    """Refuse max_completion_tokens with 422; max_tokens will do."""
    if "max_completion_tokens" not in request.fields:
        return None
    return _invalid("extra_forbidden", "max_completion_tokens", message="Extra field not allowed")


def needs_max_tokens(request: Received) -> Fault | None:
    """Refuse a request without any token limit with 400."""
    if not request.wants_completion or _LIMITS & set(request.fields):
        return None
    error = {"type": "invalid_request_error", "message": "max_tokens: field required"}
    return Fault(status=400, body={"type": "error", "error": error})


def no_temperature(request: Received) -> Fault | None:
    """Refuse temperature with 400, as reasoning models do."""
    if "temperature" not in request.fields:
        return None
    message = "'temperature' has only its default value (1) with this model."
    return failure(400, message, "unsupported_value", param="temperature")


def no_further_fields(request: Received) -> Fault | None:
    """Refuse with 422 any field beyond the oldest ones, such as seed or reasoning_effort."""
    for name in request.fields:
        if name not in _KNOWN:
            return _invalid("extra_forbidden", name, message="Extra field not allowed")
    return None


def no_system_role(request: Received) -> Fault | None:
    """Break down with 500 over a system message, as chat templates without that role do."""
    messages = request.fields.get("messages") or []
    if not any(message.get("role") == "system" for message in messages):
        return None
    error = {"code": 500, "message": "System role not supported", "type": "server_error"}
    return Fault(status=500, body={"error": error})


# Key, address and model


def needs_key(request: Received) -> Fault | None:
    """Refuse with 401 unless the key is fake-key: as a bearer token, or in the header api-key."""
    given = (request.headers.get("authorization"), request.headers.get("api-key"))
    if given[0] == f"Bearer {KEY}" or given[1] == KEY:
        return None
    return failure(401, "Incorrect API key provided", "invalid_api_key")


def echoes_key(request: Received) -> Fault | None:
    """Answer with the key that was sent, inside of valid JSON."""
    if not request.wants_completion:
        return None
    key = request.headers.get("authorization") or request.headers.get("api-key", "")
    return _says(request, dump({"headline": key}))


def no_models(request: Received) -> Fault | None:
    """Have no list of models: 404."""
    return Fault(status=404, body={"detail": "Not Found"}) if request.wants_models else None


def needs_v1(request: Received) -> Fault | None:
    """Know only paths that begin with /v1/: else 404."""
    if request.path.startswith("/v1/"):
        return None
    return Fault(status=404, body={"detail": "Not Found"})


def needs_api_version(request: Received) -> Fault | None:
    """Find nothing (404) unless the query names an api-version, as Azure does."""
    if request.query.get("api-version"):
        return None
    return Fault(status=404, body={"error": {"code": "404", "message": "Resource not found"}})


def only_model(request: Received) -> Fault | None:
    """Serve no model but `fake`: else 404."""
    if not request.wants_completion or request.fields.get("model") == MODEL:
        return None
    message = f"There is no model '{request.fields.get('model')}', or you may not use it."
    return failure(404, message, "model_not_found")


_ALL: tuple[Rule, ...] = (
    no_json_schema,
    no_response_format,
    schema_crash,
    unexplained_schema,
    schema_ignored,
    object_ignored,
    schema_unenforced,
    needs_json_word,
    wants_max_completion_tokens,
    wants_max_tokens,
    needs_max_tokens,
    no_temperature,
    no_further_fields,
    no_system_role,
    needs_key,
    echoes_key,
    no_models,
    needs_v1,
    needs_api_version,
    only_model,
)

RULES: Mapping[str, Rule] = {rule.__name__: rule for rule in _ALL}
"""Rules by name; each is described by its docstring."""
