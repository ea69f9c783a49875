"""Runs llama.cpp's HTTP server; started as a script by `serving`, in a process of its own.

Within our process it would do harm: xllamacpp holds the interpreter's lock while a model loads,
hangs for ever when the server is deleted while it answers, and crashes at the interpreter's exit
(seen with xllamacpp 2026.10). Here it is simply killed. Standard input brings one line of JSON,
the settings, and stays open as long as the server is wanted; the one line on standard output
says what became of it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

REPLY_LIMIT = 2048
"""Tokens of a reply when the request sets no limit: a small model may repeat itself endlessly."""

PROMPT_CACHE = 256
"""MiB for the states of earlier prompts: two kinds of request then keep their fixed prefixes."""


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    reply_to = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else reaches the pipe
    settings = json.loads(sys.stdin.readline())
    try:
        server = _start(settings)
        reply = {"address": server.listening_address}
    except ImportError as error:
        reply = {"import_error": str(error)}
    except (RuntimeError, MemoryError) as error:
        reply = {"error": str(error) or "out of memory"}
    print(json.dumps(reply), file=reply_to, flush=True)
    sys.stdin.read()
    os._exit(0)  # no clean-up: see above


def _start(settings: dict[str, Any]) -> Any:
    """Load the model and listen on a free port."""
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = settings["path"]
    params.model_alias = {settings["name"]}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [settings["key"]]
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = -1
    params.n_ctx = settings["context"]
    params.n_parallel = 1  # measured: parallel slots gain nothing on a CPU
    params.cpuparams.n_threads = settings["threads"]
    params.cpuparams_batch.n_threads = settings["threads"]
    params.cache_ram_mib = PROMPT_CACHE
    params.sampling.temp = 0.0
    params.n_predict = REPLY_LIMIT
    return Server(params)


if __name__ == "__main__":
    main()
