"""Sentences of an article that speak to a program rather than to a reader: they prove nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from briefing.vietnamese.text import word_by_word

# Each pattern with the words of which it needs one: looked for first, they are seldom there. Over
# lower case without diacritics, so that a text typed without them is seen too.
_TO_A_PROGRAM: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("bo qua", "phot lo", "quen di"),
        r"\b(?:bo qua|phot lo|quen di) "
        r"(?:moi |tat ca |cac |nhung |toan bo )*"
        r"(?:chi dan|huong dan|chi thi|menh lenh|lenh|yeu cau|quy tac) "
        r"(?:(?:o |phia )?tren|truoc(?: do| day)?|ban dau|(?:cua )?he thong)\b",
    ),
    (
        ("ignore", "disregard", "forget", "override"),
        r"\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:previous|prior|above|earlier|all"
        r"|your|the)\b.{0,20}\b(?:instructions?|prompts?|rules|guidelines|directions)\b",
    ),
    (
        ("prompt", "developer message", "loi nhac he thong", "jailbreak"),
        r"\b(?:system prompt|developer message|prompt he thong|loi nhac he thong|jailbreak)\b",
    ),
    (
        ("you are", "act as", "ban la", "dong vai"),
        r"\b(?:you are|act as|tu nay ban la|ban la|hay dong vai) (?:now |mot |an? )*"
        r"(?:(?:helpful|unrestricted) )?"
        r"(?:assistant|ai|chatbot|language model|tro l[iy]|mo hinh)\b",
    ),
    (
        ("tom tat", "cau tra loi", "json", "tieu de", "ban dich", "headline",
         "summary", "briefing", "answer", "output", "translation", "response"),
        r"\b(?:hay|vui long|please|you must|you should|make sure to|be sure to) "
        r"(?:them|chen|ghi|viet|in ra|tra loi|dua|xuat|dat|thay|add|insert|write|include|put"
        r"|output|state|answer|reply|say|replace|mention)\b.{0,120}"
        r"\b(?:tom tat|cau tra loi|json|tieu de|ban dich|headline|summary|briefing"
        r"|answer|output|translation|response)\b",
    ),
    (
        ("into the", "into your"),
        r"\binto (?:the|your) "
        r"(?:summary|briefing|headline|output|answer|translation|response)\b",
    ),
    (
        ("vao ban", "vao tom tat"),
        r"\bvao (?:ban tom tat|tom tat|ban tin tom tat)\b",
    ),
    (
        ("<|", "[inst", "[/inst", "<<"),
        r"<\|?/?(?:im_start|im_end|system|user|assistant|inst|endoftext)\|?>|\[/?inst\]|<</?sys>>",
    ),
    (
        ("system", "assistant", "user", "instruction"),
        r"(?:^|\n|[#*>] ?)(?:system|assistant|user|instruction)s? ?:",
    ),
    (
        ("statements", "evidence", "kind", "text", "role", "content", "findings"),
        r"[\"'“”„«»‘’](?:statements|evidence|kind|text|role|content|findings)[\"'“”„«»‘’] ?:",
    ),
)  # fmt: skip
_MARKS = re.compile(r"[\u0300-\u036f]+")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=4)  # each check asks about the same article and its title
def instructs(text: str) -> bool:
    """Tell whether a text gives orders to a model, or imitates its input or output."""
    bare = _bare(text)
    return any(
        any(map(bare.__contains__, needed)) and _compiled(pattern).search(bare)
        for needed, pattern in _TO_A_PROGRAM
    )


@word_by_word
def _bare(text: str) -> str:
    """Return a text in lower case, without diacritics and with one kind of space in a line."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return plain.replace("đ", "d").replace("\t", " ").replace("\u00a0", " ")
