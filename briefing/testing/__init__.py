"""A fake model and a fake server, to test programs that ask language models: yours, and ours.

`FakeModel` stands in for a model inside one process. `FakeServer` is a real HTTP server on the
loopback interface that speaks the chat completions protocol of OpenAI, well or badly. Tests of
any client, in any test framework:

    from briefing.testing import FAULTS, RULES, FakeServer

    def test_my_client_survives_a_rate_limit():
        with FakeServer([FAULTS["rate_limit"], FAULTS["fence"], {"answer": 42}]) as server:
            assert my_client(server.base_url, key="fake-key", model="fake") == {"answer": 42}
        assert len(server.requests) == 2  # the fence goes around the reply behind it

    def test_my_client_works_without_json_schema():
        with FakeServer([{"answer": 42}], rules=[RULES["no_json_schema"]]) as server:
            assert my_client(server.base_url, key="fake-key", model="fake") == {"answer": 42}

A `Fault` is one bad reply, and `FAULTS` has all that endpoints are known to send. A rule is a
trait of an endpoint: it is asked about every request. Table tests walk `FAULTS`: those with
`around` carry the next reply, so that a good client succeeds; all others must end in an error.
"""

from __future__ import annotations

from briefing.testing.faults import FAULTS
from briefing.testing.model import FakeModel, Reply
from briefing.testing.rules import RULES
from briefing.testing.server import FakeServer
from briefing.testing.wire import Fault, Received, Rule, chat_completion

__all__ = [
    "FAULTS",
    "RULES",
    "FakeModel",
    "FakeServer",
    "Fault",
    "Received",
    "Reply",
    "Rule",
    "chat_completion",
]
