"""Bad replies by name: everything that endpoints are known to send, and that breaks clients."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Mapping

from briefing.testing.wire import HTML, Fault, chat_completion, dump, failure, page

_FOR_EVER = sys.maxsize
_SPACES = b" " * 2**16

_SIGN_IN = page("Sign in", "Sign in")
_TOOL_CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}


def _says(content: str) -> Fault:
    """Return a whole and regular completion of `content`."""
    return Fault(body=chat_completion(content))


def _deflated(block: bytes) -> bytes:
    """Return `block` as a piece of a deflate stream that may be repeated (RFC 1951).

    A full flush ends on a byte's border, and lets nothing behind it refer to what was before.
    """
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(block) + stream.flush(zlib.Z_FULL_FLUSH)


FAULTS: Mapping[str, Fault] = {
    # The next reply in an odd form: right, once it is unwrapped
    "think": Fault(around='<think>\nThey want {"headline": "Nháp"}. Or shorter?\n</think>\n\n{}'),
    "think_end_only": Fault(around='First {"headline": "Nháp"}, then shorter.\n</think>\n\n{}'),
    "fence": Fault(around="```json\n{}\n```"),
    "fence_plain": Fault(around="```\n{}\n```"),
    "boilerplate_vi": Fault(around="Dưới đây là kết quả theo định dạng JSON:\n\n{}"),
    "boilerplate_zh": Fault(around="好的，以下是JSON格式的结果：\n\n{}"),
    "boilerplate_after": Fault(around="{}\n\nHy vọng kết quả này giúp ích cho bạn!"),
    "channel": Fault(
        around="<|channel|>analysis<|message|>They want JSON.<|end|>"
        "<|start|>assistant<|channel|>final<|message|>{}"
    ),
    "bom": Fault(around="\ufeff{}"),
    "parts": Fault(around=[{"type": "text", "text": "{}"}]),
    "reasoning_content": Fault(
        around="{}",
        change={"choices": [{"message": {"reasoning_content": 'First {"headline": "Nháp"}.'}}]},
    ),
    "unknown_finish": Fault(around="{}", change={"choices": [{"finish_reason": "eos"}]}),
    "no_usage": Fault(around="{}", change={"usage": None}),
    "other_model": Fault(around="{}", change={"model": "other"}),
    # Status 200, and yet no completion
    "page": Fault(body=_SIGN_IN, headers=HTML),
    "nothing": Fault(),
    "half_body": Fault(body='{"id": "chatcmpl-fake", "choices": [{"message"'),
    "other_json": Fault(body={"status": "ok"}),
    "event_stream": Fault(body="data: {}\n\n", headers={"content-type": "text/event-stream"}),
    "error_with_200": Fault(body={"error": {"message": "overloaded", "code": None}}),
    "busy_with_200": Fault(body={"error": {"message": "The provider is busy", "code": 429}}),
    "quota_with_200": Fault(body={"error": {"message": "empty", "code": "insufficient_quota"}}),
    "no_choices": Fault(body={**chat_completion(None), "choices": []}),
    "null_choices": Fault(body={**chat_completion(None), "choices": None}),
    "null_message": Fault(body={**chat_completion(None), "choices": [{"message": None}]}),
    "null_content": Fault(body=chat_completion(None)),
    "blank_content": _says(" \n"),
    # Bytes that are not the text that they should be
    "latin1": Fault(body=dump(chat_completion('{"headline": "Hòa Bình"}')).encode("latin-1")),
    "bad_gzip": Fault(
        body=chat_completion('{"headline": ""}'), headers={"content-encoding": "gzip"}
    ),
    # An answer that must not be used
    "truncated": Fault(body=chat_completion('{"headline": "Một', finish_reason="length")),
    "truncated_whole": Fault(body=chat_completion('{"headline": ""}', finish_reason="length")),
    "content_filter": Fault(body=chat_completion(None, finish_reason="content_filter")),
    "refusal": Fault(body=chat_completion(None, refusal="I cannot help with that.")),
    "tool_call": Fault(
        body=chat_completion(None, finish_reason="tool_calls", tool_calls=[_TOOL_CALL])
    ),
    "prose": _says("Mưa lớn gây ngập ở ba phường."),
    "half_json": _says('{"headline": "Một'),
    "half_in_fence": _says('```json\n{"headline": "Một'),
    "thoughts_only": _says('<think>\nFirst {"headline": "Nháp"}, but is it'),
    "array": _says('[{"headline": ""}]'),
    "two_values": _says('{"headline": "Mưa"}\n{"headline": "Mưa"}'),
    "draft_then_final": _says('{"headline": "Nháp"}\n\nNgắn hơn:\n\n{"headline": "Mưa"}'),
    "duplicate_keys": _says('{"headline": "Mưa", "headline": "Nắng"}'),
    # A JSON object, but not one that was asked for
    "schema_echo": _says(
        '{"type": "object", "properties": {"headline": {"type": "string"}}, '
        '"required": ["headline"], "additionalProperties": false}'
    ),
    "empty_object": _says("{}"),
    "other_keys": _says('{"tiêu đề": "Mưa", "nội dung": "Mưa lớn."}'),
    # Another status: the request will never do
    "redirect": Fault(status=307, headers={"location": "/v2/chat/completions"}),
    "context_length": failure(
        400, "This model's maximum context length is 8 tokens.", "context_length_exceeded"
    ),
    "no_schema": failure(400, "'response_format.type' must be 'text'"),
    "bad_request": failure(400, "'messages' must not be empty"),
    "bad_key": failure(401, "Incorrect API key provided", "invalid_api_key"),
    "filtered_prompt": failure(400, "The filter of this resource stopped it", "content_filter"),
    "payment": failure(402, "Insufficient credits"),
    "forbidden": failure(403, "Country not supported"),
    "cloudflare": Fault(
        status=403,
        body=page("Just a moment...", "Checking your browser"),
        headers={**HTML, "cf-mitigated": "challenge"},
    ),
    "no_model": failure(404, "The model does not exist", "model_not_found"),
    "wrong_path": Fault(status=404, body=_SIGN_IN, headers=HTML),
    "too_large": Fault(status=413, body="too large", headers={"content-type": "text/plain"}),
    "unprocessable": Fault(status=422, body={"detail": [{"msg": "field required"}]}),
    "quota": failure(429, "You exceeded your current quota", "insufficient_quota"),
    # Another status: later it may do
    "request_timeout": failure(408, "The request took too long"),
    "rate_limit": failure(
        429, "Too many requests", "rate_limit_exceeded", headers={"retry-after": "0"}
    ),
    "server_error": failure(500, "internal error"),
    "bad_gateway": Fault(status=502, body=_SIGN_IN, headers=HTML),
    "unavailable": failure(503, "loading model", headers={"retry-after": "0"}),
    "gateway_timeout": Fault(
        status=504, body=page("504 Gateway Time-out", "504 Gateway Time-out"), headers=HTML
    ),
    "overloaded_529": Fault(
        status=529,
        body={"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}},
    ),
    # Too much: without end, and 1 GiB of spaces from little more than 1 MB of gzip
    "endless": Fault(body=_SPACES, repeat=_FOR_EVER),
    "endless_error": Fault(status=500, body=_SPACES, repeat=_FOR_EVER),
    "gzip_bomb": Fault(
        lead=b"\x1f\x8b\x08\0\0\0\0\0\0\xff",  # the header of a gzip member (RFC 1952)
        body=_deflated(_SPACES),
        repeat=2**30 // len(_SPACES),
        headers={"content-encoding": "gzip"},
    ),
    # The connection
    "drip": Fault(body=chat_completion("{}"), drip=0.05),
    "silence": Fault(wait=3600.0),
    "no_reply": Fault(sent=0.0),
    "reset": Fault(sent=0.0, reset=True),
    "broken_off": Fault(body=chat_completion("{}"), sent=0.5),
    "wrong_length": Fault(
        body=chat_completion('{"headline": ""}'),
        headers={"content-length": "100000", "connection": "close"},
    ),
}
"""Bad replies by name, for a table test to walk.

Those with `around` carry the next reply, and a good client gets its answer; no other may pass for
success.
"""
