"""Sentences of an article that speak to a program rather than to a reader: they prove nothing."""

from __future__ import annotations

import re
from functools import cache

from briefing.vietnamese.text import fold, romanise

# Over folded text without diacritics, so that a text typed without them is seen too.
_TO_A_PROGRAM = (
    r"\b(?:bo qua|phot lo|quen di|khong (?:lam|tuan) theo) (?:moi |tat ca |cac |nhung |toan bo )*"
    r"(?:chi dan|huong dan|chi thi|menh lenh|lenh|yeu cau|quy tac)\b.{0,20}"
    r"\b(?:tren|truoc|cu|ban dau|he thong)\b",
    r"\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:previous|prior|above|earlier|all|your"
    r"|the)\b.{0,20}\b(?:instructions?|prompts?|rules|guidelines|directions)\b",
    r"\b(?:system prompt|developer message|prompt he thong|loi nhac he thong|jailbreak)\b",
    r"\b(?:you are|act as|tu nay ban la|ban la|hay dong vai) (?:now |mot |an? )*"
    r"(?:(?:helpful|unrestricted) )?(?:assistant|ai|chatbot|language model|tro ly|mo hinh)\b",
    r"\b(?:hay|vui long|xin|phai|ban can|please|you must|you should|make sure to|be sure to) "
    r"(?:them|chen|ghi|viet|in ra|tra loi|dua|xuat|dat|thay|add|insert|write|include|put|output"
    r"|state|answer|reply|say|replace|mention)\b.{0,120}"
    r"\b(?:tom tat|ban tin|cau tra loi|json|tieu de|ban dich|dau ra|headline|summary|briefing"
    r"|answer|output|translation|response)\b",
    r"\binto (?:the|your) (?:summary|briefing|headline|output|answer|translation|response)\b",
    r"\bvao (?:ban tom tat|tom tat|ban tin tom tat|cau tra loi|dau ra|ban dich)\b",
    r"<\|?/?(?:im_start|im_end|system|user|assistant|inst|endoftext)\|?>|\[/?inst\]|<</?sys>>",
    r"(?:^|\n|[#*>] ?)(?:system|assistant|user|instruction)s? ?:",
    r"[\"'“](?:statements|evidence|kind|text|role|content|findings)[\"'”] ?:",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_TO_A_PROGRAM))


def instructs(text: str) -> bool:
    """Tell whether a text gives orders to a model, or imitates its input or output."""
    return _pattern().search(romanise(fold(text))) is not None
