"""The real llama.cpp server, driven as any other endpoint: by its base URL, model and key."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
import tiny_gguf
from asking import ask, failure

import briefing
from briefing import local, prompting
from briefing.errors import AuthenticationError, ContextLengthError
from briefing.llm.dialect import Dialect, recall
from briefing.local import serving
from briefing.models import Article, Endpoint, Message, Prompt, SchemaMode

pytestmark = pytest.mark.skipif(find_spec("xllamacpp") is None, reason="xllamacpp is not installed")


def as_any_other(place: Endpoint) -> Endpoint:
    """What is known of a server that others run: nothing but how to reach it."""
    return place.model_copy(update={"embedded": False, "context": None, "label": "llama.cpp"})


# A senseless model of 110 kB: what the server itself does


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """A server with a context of 3,072 tokens, of which each byte is one."""
    path = tiny_gguf.write(tmp_path / "tiny.gguf")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(path))
    monkeypatch.setattr(serving, "CONTEXT", 3_072)
    with local.serve() as place:
        yield as_any_other(place)


def test_a_context_too_small_for_the_article_is_an_error_that_names_it(
    small: Endpoint, article: Article
) -> None:
    """Refused by the server with its numbers, tried with less, and told in the end."""
    with pytest.raises(ContextLengthError, match="too long") as caught:
        briefing.make(article, base_url=small.base_url, model=small.model, api_key=small.api_key)
    assert caught.value.tokens == 3_072
    assert caught.value.usage is not None
    assert caught.value.usage.requests == 2


def test_a_wrong_key_is_one(small: Endpoint, prompt: Prompt) -> None:
    """One request, and no other."""
    error = failure(small.model_copy(update={"api_key": "wrong"}), prompt)
    assert type(error) is AuthenticationError
    assert error.usage is not None
    assert error.usage.requests == 1


def test_an_answer_that_fills_the_context_is_a_context_too_small(
    small: Endpoint, prompt: Prompt
) -> None:
    """A longer limit would not help, so none is asked for."""
    long = prompt.model_copy(
        update={
            "messages": (prompt.messages[0], Message(role="user", content="Rain. " * 250)),
            "json_schema": {
                "type": "object",
                "properties": {"headline": {"type": "string"}},
                "required": ["headline"],
            },
        }
    )
    error = failure(small, long)
    assert isinstance(error, ContextLengthError)
    assert error.tokens == 3_072
    assert error.usage is not None
    assert error.usage.requests == 1


# The real model: what an answer looks like in each mode


@pytest.fixture(scope="module")
def served() -> Iterator[Endpoint]:
    """The embedded model's server, once for all modes."""
    with local.serve() as place:
        yield as_any_other(place)


@pytest.mark.model
@pytest.mark.parametrize("mode", get_args(SchemaMode))
def test_every_schema_mode_brings_the_translation(
    served: Endpoint, mode: SchemaMode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the schema, by the JSON mode, by words: one request each, and the same form."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    item = prompting.Item("P1", "Phường mở thêm hai trạm đọc sách cho trẻ em.")
    completion = ask(
        served, prompting.fill([item], "en", embedded=True), dialect=Dialect(schema_mode=mode)
    )
    assert set(completion.data) == {"text"}
    assert "read" in completion.data["text"].lower()
    assert completion.usage.requests == 1
    assert completion.model == served.model
    assert recall(served) == Dialect()
