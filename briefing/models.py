"""Every type that flows through briefing. All are frozen: a change is a new value.

Offsets count Unicode code points of `Article.text`; times are ISO 8601 with the offset
of Viet Nam (+07:00). Texts are keyed by language code ("vi", "en"), so that a third
language is one more key; an absent key is the finding `text.missing`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = 1

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
EMBEDDED_ENDPOINT = "local"
"""What a briefing calls the endpoint that serves the embedded model."""
Format = Literal["markdown", "html"]
Kind = Literal["headline", "summary", "point", "quote", "next_step"]
Status = Literal["passed", "flagged"]
Severity = Literal["error", "warning", "info"]
SchemaMode = Literal["json_schema", "json_object", "prompt"]
"""How an endpoint is made to answer in JSON: by the schema, by its JSON mode, by being told."""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


Texts = dict[str, Annotated[str, AfterValidator(_nfc)]]
"""Texts by language; composed, also where an editor or a model decomposed them."""
SentenceId = Annotated[str, Field(pattern=r"^S[1-9]\d*$")]


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


Evidence = Annotated[tuple[SentenceId, ...], AfterValidator(_each_once)]
"""Ids of sentences, each once."""


class Frozen(BaseModel):
    """The base of all types here: immutable; keys of a later version are passed over."""

    # Most runs use few of the types: each is built when it is first used.
    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)


class Sentence(Frozen):
    """One sentence of the article: `article.text[start:end]`."""

    id: SentenceId
    """S1…Sn in the order of the article."""
    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character, in code points."""
    paragraph: int
    """Number of its paragraph, from 1."""


class Article(Frozen):
    """A news article: cleaned NFC text and what is known about it."""

    title: str | None = None
    """The headline as published."""
    source: str | None = None
    """The outlet, such as PLO; or the name of the file when nothing better is known."""
    author: str | None = None
    """The byline."""
    published: datetime | None = None
    """The article's own time stamp, with its zone (+07:00 unless it says otherwise)."""
    url: str | None = None
    """Where the article was published."""
    text: str
    """The body: NFC, no header line, no byline; paragraphs separated by one newline."""
    captions: tuple[str, ...] = ()
    """Captions of its pictures, which are no part of `text`, one line each."""
    sha256: str
    """SHA-256 of `text` in UTF-8, in hexadecimal digits."""
    words: int
    """Number of white-space separated words in `text`."""
    repairs: tuple[str, ...] = ()
    """What the reader had to mend, one line each."""

    @property
    def day(self) -> date | None:
        """The day of publication, as Viet Nam counts it by the article's own stamp."""
        return self.published.date() if self.published else None


class Statement(Frozen):
    """One sentence of the briefing, pointing at the sentences that prove it."""

    id: Annotated[str, Field(pattern=r"^P\d{1,6}$")]
    """P1…Pn in the order of the document."""
    kind: Kind
    """What it is for; there is exactly one headline."""
    text: Texts
    """The statement in each language."""
    evidence: Evidence = ()
    """The sentences that prove it, in the order of the article."""
    status: Status = "passed"
    """`flagged` when an error or a warning names it."""
    speaker: str | None = None
    """Who is quoted, as the article writes the name (quotes only)."""
    who: str | None = None
    """Who is to act, as the article writes it (next steps only)."""
    due: str | None = None
    """By when, as the article writes it (next steps only)."""


class Person(Frozen):
    """Someone whom the article names."""

    id: Annotated[str, Field(pattern=r"^N\d{1,6}$")]
    """N1…Nn in the order of the article."""
    name: Texts
    """The name as the article writes it, and without diacritics for English."""
    role: Texts = {}
    """The title or role; empty when the article gives none."""
    evidence: Evidence = ()
    """The sentences that give the name with this role."""
    status: Status = "passed"
    """`flagged` when an error or a warning names this person."""


class Span(Frozen):
    """A stretch of one text that a finding is about."""

    in_: Literal["article", "vi", "en"] = Field(alias="in")
    """The text: the article's, or the subject's in a language."""
    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character, in code points."""


class Finding(Frozen):
    """Something that code could not confirm. A finding is data, never an exception."""

    code: str
    """One of the codes of `docs/findings.md`."""
    severity: Severity
    """error and warning flag the subject; info does not."""
    subject: str | None = None
    """The id of the statement or person; None for the briefing as a whole."""
    language: str | None = None
    """The language of the text concerned; None where it concerns no single language."""
    message: str
    """One sentence: what was expected, what was found."""
    spans: tuple[Span, ...] = ()
    """Where."""


class Usage(Frozen):
    """What an article cost at the endpoint."""

    requests: int = 0
    """Requests sent, failed ones included."""
    prompt_tokens: int = 0
    """Tokens read, as the endpoint reports them."""
    completion_tokens: int = 0
    """Tokens written, as the endpoint reports them."""
    cached_tokens: int = 0
    """Those of the prompt tokens that the endpoint had read before, which cost less."""
    estimated: bool = False
    """True when a reply came without counts: its tokens are estimated from its length."""

    @property
    def tokens(self) -> int:
        """Tokens read and written."""
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            requests=self.requests + other.requests,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            estimated=self.estimated or other.estimated,
        )


class Provenance(Frozen):
    """Where a briefing comes from."""

    model: str
    """The model as the endpoint names it."""
    endpoint: str
    """Scheme, host and port of the endpoint; `local` for the embedded model."""
    prompt_version: str
    """First 12 hexadecimal digits of the SHA-256 over the prompt files."""
    created_at: datetime
    """When the briefing was made."""
    seconds: float
    """Wall-clock seconds from the read article to the checked briefing."""
    sha256: str = ""
    """Digest of the briefing as written (see `Briefing.digest`): an edit by hand shows."""
    usage: Usage = Usage()
    """What it cost."""
    cost_usd: float | None = None
    """The price in US dollars; None when the model's price is not known."""
    schema_mode: SchemaMode | None = None
    """How the endpoint was made to answer in JSON; None for a model that was brought along."""
    notes: tuple[str, ...] = ()
    """What was assumed, left out or done otherwise than asked for, one sentence each."""
    left_out: tuple[SentenceId, ...] = ()
    """Sentences that were not used: the article exceeds the model's context, or the embedded
    model was given only the most telling ones."""

    @property
    def embedded(self) -> bool:
        """Whether the embedded model wrote it."""
        return self.endpoint == EMBEDDED_ENDPOINT


class Briefing(Frozen):
    """A checked briefing in every language: the source of truth for all documents."""

    schema_version: Literal[1] = 1
    """Version of this JSON format."""
    article: Article
    """The article, whole."""
    sentences: tuple[Sentence, ...]
    """The article's sentences."""
    statements: tuple[Statement, ...]
    """Headline, summary, points, quotes, next steps."""
    people: tuple[Person, ...] = ()
    """The people whom the article names."""
    findings: tuple[Finding, ...] = ()
    """What could not be confirmed."""
    provenance: Provenance
    """Model, prompt, time, cost."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Every id is unique and every reference resolves; else nothing could be checked."""
        end = len(self.article.text)
        if any(not 0 <= s.start < s.end <= end for s in self.sentences):
            raise ValueError("a sentence reaches beyond the article's text")
        if hashlib.sha256(self.article.text.encode()).hexdigest() != self.article.sha256:
            raise ValueError("the article's text does not match its sha256")
        known = {sentence.id for sentence in self.sentences}
        subjects: list[Statement | Person] = [*self.statements, *self.people]
        ids = [subject.id for subject in subjects]
        if len(set(ids)) < len(ids):
            raise ValueError("two statements or people have the same id")
        for subject in subjects:
            if not subject.evidence or not known.issuperset(subject.evidence):
                raise ValueError(f"{subject.id} needs evidence among the article's sentences")
        if sum(statement.kind == "headline" for statement in self.statements) != 1:
            raise ValueError("a briefing has exactly one headline")
        return self

    def digest(self) -> str:
        """Return the SHA-256 of the briefing's JSON without the digest in its provenance.

        Values that are the default do not count, so that a key that a later version adds does
        not make an older file look edited.
        """
        bare = self.model_copy(
            update={"provenance": self.provenance.model_copy(update={"sha256": ""})}
        )
        told = bare.model_dump_json(by_alias=True, exclude_defaults=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def quoted(self, evidence: Sequence[str]) -> tuple[str, ...]:
        """Return the text of the sentences with these ids, in the order given."""
        spans = {sentence.id: (sentence.start, sentence.end) for sentence in self.sentences}
        return tuple(self.article.text[slice(*spans[id_])] for id_ in evidence)


class Document(Frozen):
    """A rendered briefing in one language and one format."""

    language: Language
    """The document's language."""
    format: Format
    """markdown or html."""
    text: str
    """The whole document."""


class Attachment(Frozen):
    """A file that goes with a letter."""

    name: str
    """File name without a folder, such as `binh-tan.en.md`."""
    media_type: str
    """Such as `text/markdown`."""
    data: bytes
    """Its content."""


class Letter(Frozen):
    """One brief, or several, as they are mailed: the same text as Markdown and as HTML."""

    key: str
    """64 hexadecimal digits that tell this content from any other: the same briefings in the same
    languages have the same key."""
    languages: tuple[Language, ...]
    """In the order in which the letter has them."""
    subject: str
    """One line of text; not yet fit for a header."""
    text: str
    """Markdown."""
    html: str
    """A page for mail clients: styles inlined, nothing loaded from anywhere."""
    cut: bool
    """Whether the HTML ends early, and says so, because it would be too long: the attachments have
    all of it."""
    attachments: tuple[Attachment, ...] = ()
    """Files that go with it."""


class Recipient(Frozen):
    """Who gets a letter."""

    address: str
    """The normalised address, such as `desk@example.org`."""
    name: str = ""
    """How the recipient is called; empty when only the address is known."""
    languages: tuple[Language, ...]
    """In which languages, in this order."""


DeliveryState = Literal["sent", "already", "refused", "failed", "doubtful"]


class Delivery(Frozen):
    """What became of one message."""

    recipient: Recipient
    """To whom."""
    message_id: str
    """With angle brackets; the same for the same letter and recipient, however often it is sent."""
    state: DeliveryState
    """`sent` now; sent `already` by an earlier run; `refused` for good (5xx, or an address that
    cannot be); `failed` after all attempts, worth another run; `doubtful`: an earlier run, or the
    connection, broke off where nobody can tell whether the server took it."""
    detail: str = ""
    """The server's answer or the reason, on one line; empty when it was sent."""


class Message(Frozen):
    """One message of a chat request."""

    role: Literal["system", "user", "assistant"]
    """Who speaks."""
    content: str
    """What is said."""


TOKENS_PER_CHARACTER = 0.55
"""Vietnamese news seldom costs more tokens a character (measured on 160 articles: 0.24 to 0.45
with Llama 3 and 4, Qwen, Gemma, Mistral's Tekken and o200k, up to 0.55 with DeepSeek and
cl100k, up to 0.98 with older vocabularies made for English or Chinese)."""


class Prompt(Frozen):
    """A request to a model: the messages, and the JSON that it must answer with."""

    name: str
    """What the request is for (`brief`, `fill`): the schema's name at the endpoint."""
    messages: tuple[Message, ...]
    """Instructions first, the article last."""
    json_schema: Mapping[str, Any]
    """Flat JSON Schema of the answer, fit for strict mode."""
    max_tokens: int | None = None
    """A guard for the embedded model, which could write on for ever; None for no guard."""

    @property
    def tokens(self) -> int:
        """About how many tokens the messages cost; seldom more."""
        return round(TOKENS_PER_CHARACTER * sum(len(message.content) for message in self.messages))


class Completion(Frozen):
    """A reply that passed the checks of the model layer."""

    data: dict[str, Any]
    """The parsed JSON object."""
    text: str
    """The reply as received."""
    model: str
    """The model as the endpoint names it."""
    usage: Usage
    """What this reply cost."""


class Endpoint(Frozen):
    """An OpenAI-compatible endpoint and what is known about the model behind it."""

    base_url: str = Field(repr=False)
    """Up to and including `/v1`; a query goes with every request. May hold a secret."""
    model: str
    """The name to ask for."""
    api_key: str = Field(repr=False)
    """The key; never shown."""
    headers: Mapping[str, str] = Field({}, repr=False)
    """Further headers of every request; their values are treated as secrets."""
    extra_body: Mapping[str, Any] = {}
    """Further fields of every request: temperature, seed and the like."""
    label: str
    """What users are shown: the host, or `local`."""
    context: int | None = None
    """Context length in tokens; None when unknown."""
    embedded: bool = False
    """The small model that we serve ourselves: code drafts, it words one text at a time."""
