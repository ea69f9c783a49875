"""Article and terms to messages and the schema of the answer.

The instructions come first and are the same bytes from call to call, so that an endpoint
can reuse what it has read; what changes comes last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from briefing import resources
from briefing.errors import SettingsError
from briefing.models import (
    LANGUAGES,
    TOKENS_PER_CHARACTER,
    Article,
    Kind,
    Language,
    Message,
    Prompt,
    Sentence,
)
from briefing.vietnamese.ranking import rank
from briefing.vietnamese.text import fold

if TYPE_CHECKING:
    from jinja2 import Template

Hint = tuple[str, str]
"""Words of the text and the English to use for them."""

_RESERVED_TOKENS = {True: 3_500, False: 2_600}
"""Instructions, terms and the answer: in both languages, or in Vietnamese only."""

_TOKENS_PER_WORD = 6
_SPARE_TOKENS = 60
"""No translation of a Vietnamese word needs more tokens, JSON apart: a guard, not a length."""
_SINGLE_QUOTES = str.maketrans('“”"', "‘’'")
"""A small model takes a double quotation mark in a sentence for the end of its JSON string."""
_ECHO = 6
"""Words in a row that nobody writes by chance."""


@dataclass(frozen=True)
class Item:
    """One text to be written: a translation, or a shorter wording."""

    id: str
    """The id of the statement or person."""
    text: str
    """The Vietnamese to start from."""
    hints: tuple[Hint, ...] = ()
    """English for words of the text."""
    gloss: str | None = None
    """The English of all its parts, in the order of the Vietnamese; for a small model."""
    correction: str | None = None
    """What was wrong with the last attempt."""


def brief(
    article: Article,
    sentences: Sequence[Sentence],
    hints: Sequence[Hint],
    *,
    bilingual: bool,
    error: str | None = None,
) -> Prompt:
    """Ask for a whole briefing of `sentences`, in both languages or in Vietnamese only.

    `error` is what was wrong with the last answer; nothing else of it is repeated.
    """
    user = _render(
        "brief.user.md",
        title=_inside_fence(article.title or "-"),
        published=article.published.isoformat() if article.published else "-",
        hints=hints,
        sentences=[(s.id[1:], _inside_fence(article.text[s.start : s.end])) for s in sentences],
    )
    if error:
        user += f"\nYour last answer could not be used: {error}\n"
    messages = (_system("brief.system.md"), Message(role="user", content=user))
    return Prompt(name="brief", messages=messages, json_schema=_brief_schema(bilingual))


def fill(
    items: Sequence[Item], language: Language, *, embedded: bool = False, error: str | None = None
) -> Prompt:
    """Ask for the texts of `items` in `language`, all in one request.

    The `embedded` model gets the shortest instructions that it follows.
    """
    instructions = "fill.embedded.md" if embedded else f"fill.{language}.md"
    user = _render("fill.user.md", items=items, several=len(items) > 1)
    user = user.translate(_SINGLE_QUOTES) if embedded else user
    if error:
        user += f"\nYour last answer could not be used: {error}\n"
    examples = _examples("fill.embedded.examples.md") if embedded else ()
    return Prompt(
        name="fill",
        messages=(_system(instructions), *examples, Message(role="user", content=user)),
        json_schema=_TEXTS_SCHEMA if len(items) > 1 else _TEXT_SCHEMA,
        max_tokens=_SPARE_TOKENS + _TOKENS_PER_WORD * sum(len(i.text.split()) for i in items),
    )


def echoes(text: str, prompt: Prompt, item: Item) -> bool:
    """Tell whether a text repeats an example, or what the model was told rather than given to
    translate: a small model does when it is at a loss."""
    examples = [message.content for message in prompt.messages[1:-1]]
    if len(text.split()) >= _ECHO and any(fold(text) in fold(example) for example in examples):
        return True
    instructions = f"{prompt.messages[0].content} {item.correction or ''}"
    told, said = (fold(words).split() for words in (instructions, text))
    runs = {tuple(told[i : i + _ECHO]) for i in range(len(told) - _ECHO + 1)}
    return any(tuple(said[i : i + _ECHO]) in runs for i in range(len(said) - _ECHO + 1))


def fits(article: Article, context: int | None, *, bilingual: bool) -> bool:
    """Tell whether a context of so many tokens has room for the whole article and the answer."""
    return context is None or len(article.text) <= _room(context, bilingual)


def _room(context: int, bilingual: bool) -> float:
    """Return how many characters of an article a context has room for."""
    return (context - _RESERVED_TOKENS[bilingual]) / TOKENS_PER_CHARACTER


def select(
    article: Article, sentences: Sequence[Sentence], context: int | None
) -> tuple[Sentence, ...]:
    """Return the most telling sentences that fit a context of so many tokens, in order, beside
    an answer in Vietnamese only.

    All of them when they fit or the context is unknown. Raises SettingsError when the
    context has no room for a single one.
    """
    if context is None or fits(article, context, bilingual=False):
        return tuple(sentences)
    room = _room(context, bilingual=False)
    texts = [article.text[s.start : s.end] for s in sentences]
    kept: set[int] = set()
    for index in rank(texts, article.title, limit=len(texts)):
        room -= len(texts[index]) + 6
        if room < 0:
            break
        kept.add(index)
    if not kept:
        message = f"a context of {context:,} tokens is too short for an article: take 8,192 or more"
        raise SettingsError(message)
    return tuple(sentence for index, sentence in enumerate(sentences) if index in kept)


@cache
def version() -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 over all prompt files."""
    digest = hashlib.sha256()
    for name in resources.names("prompts"):
        if name.endswith(".md"):
            digest.update(name.encode() + b"\0" + resources.read_text("prompts", name).encode())
    return digest.hexdigest()[:12]


def _system(name: str) -> Message:
    return Message(role="system", content=resources.read_text("prompts", name).strip())


@cache
def _examples(name: str) -> tuple[Message, ...]:
    """Return questions and answers in turns, as the file has them between its blank lines."""
    turns = resources.read_text("prompts", name).strip().split("\n\n")
    return tuple(
        Message(role="assistant" if number % 2 else "user", content=turn)
        for number, turn in enumerate(turns)
    )


def _render(name: str, **variables: Any) -> str:
    """Fill a prompt file; a variable that it names and we lack is an error by that name."""
    from jinja2 import UndefinedError

    try:
        return _template(name).render(variables)
    except UndefinedError as error:
        raise SettingsError(f"prompts/{name}: {error.message}") from None


@cache
def _template(name: str) -> Template:
    """Return a prompt file, compiled."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - a prompt is no HTML
    )
    return environment.from_string(resources.read_text("prompts", name))


def _inside_fence(sentence: str) -> str:
    """Keep a sentence from closing the fence around the article."""
    return " ".join(sentence.split()).replace("</", "‹/")


def strict_object(**properties: Any) -> dict[str, Any]:
    """Return an object's schema as strict mode wants it: every property required, no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_STRING: dict[str, Any] = {"type": "string"}
_OPTIONAL = {"type": ["string", "null"]}
_NUMBERS = {"type": "array", "items": {"type": "integer"}}
_TEXT_SCHEMA = strict_object(text=_STRING)
_TEXTS_SCHEMA = strict_object(
    texts={"type": "array", "items": strict_object(id=_STRING, text=_STRING)}
)


@cache
def _brief_schema(bilingual: bool) -> dict[str, Any]:
    """The same for every article; evidence first, so that the text follows from it."""
    languages = LANGUAGES if bilingual else LANGUAGES[:1]
    statement: dict[str, Any] = {
        "kind": {"type": "string", "enum": list(get_args(Kind))},
        "evidence": _NUMBERS,
        "speaker": _OPTIONAL,
        "who": _OPTIONAL,
        "due": _OPTIONAL,
        **dict.fromkeys(languages, _STRING),
    }
    person: dict[str, Any] = {
        "name": _STRING,
        **{f"role_{language}": _STRING for language in languages},
        "evidence": _NUMBERS,
    }
    return strict_object(
        statements={"type": "array", "items": strict_object(**statement)},
        people={"type": "array", "items": strict_object(**person)},
    )
