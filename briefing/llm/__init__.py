"""Messages and a schema in, a checked JSON object out: the only package that speaks to openai.

Everything that can go wrong on the way ends here as one of our own errors. The endpoint may be
any "OpenAI-compatible" server, so nothing about a reply is taken on trust, not even status 200.

    client       asks for one article, again where that can help: start reading here
    line         what all articles share: connections, what is known of the endpoint
    gate         how much goes to it at once
    budget       what an article, or a run, may take: time, requests, tokens, money
    clipping     whether a server has read the whole prompt
    connection   headers, proxies, certificates; no reply without an end
    dialect      what this endpoint understands: found out, and remembered
    rejection    what an endpoint complains about, as one of our errors
    secrecy      what must not be shown
    running      no longer than the deadline, whatever hangs
    replies      a body to an answer, an answer to a JSON object
"""

from __future__ import annotations

from briefing.llm.budget import ANSWER, Budget, Price, RunBudget, price
from briefing.llm.client import Answer, Client
from briefing.llm.dialect import Dialect
from briefing.llm.line import Line
from briefing.llm.running import run, runner

__all__ = [
    "ANSWER",
    "Answer",
    "Budget",
    "Client",
    "Dialect",
    "Line",
    "Price",
    "RunBudget",
    "price",
    "run",
    "runner",
]
