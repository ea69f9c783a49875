"""Serves a GGUF file on loopback, as an OpenAI-compatible endpoint like any other."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import WeightsError
from briefing.local.joining import (
    EMBEDDED,
    OVERRIDE,
    RUNTIME,
    OnProgress,
    not_installed,
    weights,
)

if TYPE_CHECKING:
    from briefing.models import Endpoint

CONTEXT = 8192
"""Tokens. The longest of 160 news articles took 3,851; the cache for 8,192 costs 224 MiB."""

_CHILD = Path(__file__).with_name("child.py")
_TOPOLOGY = Path("/sys/devices/system/cpu")
_CPU_LIMIT = Path("/sys/fs/cgroup/cpu.max")


@contextmanager
def serve(on_progress: OnProgress | None = None) -> Iterator[Endpoint]:
    """Serve the embedded model, or BRIEFING_LOCAL_MODEL, while the context lasts.

    The endpoint listens on a free port of 127.0.0.1 and wants a random key. It answers one
    request at a time, at temperature 0 unless told otherwise, and takes 2.1 GB of memory with
    the embedded model. The server is a process of its own, see `child`, and is killed when the
    context ends; it ends by itself when this process dies. `on_progress`: see `weights`.

    Raises WeightsError when the model is not installed or cannot be loaded.
    """
    from briefing.models import EMBEDDED_ENDPOINT, Endpoint

    require_runtime()
    path = weights(on_progress)
    name = EMBEDDED.name if path.name == EMBEDDED.file else path.stem
    key = secrets.token_urlsafe(32)
    settings = {
        "path": str(path),
        "name": name,
        "key": key,
        "context": CONTEXT,
        "threads": threads(),
    }
    with _running(settings) as address:
        yield Endpoint(
            base_url=f"{address}/v1",
            model=name,
            api_key=key,
            label=EMBEDDED_ENDPOINT,
            context=CONTEXT,
            embedded=True,
        )


def require_runtime() -> None:
    """Raise WeightsError when llama.cpp is not installed; it is not imported."""
    if find_spec(RUNTIME) is None:
        raise not_installed(RUNTIME)


@contextmanager
def _running(settings: dict[str, Any]) -> Iterator[str]:
    """Run the server; yields its address."""
    # -P: no module from the current folder. The key goes through the pipe, where nobody sees it.
    command = [sys.executable, "-P", str(_CHILD)]
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=null) as process:  # noqa: S603
        try:
            yield _address(process, settings)
        finally:
            process.kill()


def _address(process: subprocess.Popen[bytes], settings: dict[str, Any]) -> str:
    """Hand over the settings and wait until the model is loaded."""
    assert process.stdin is not None  # noqa: S101  (for mypy: both are pipes)
    assert process.stdout is not None  # noqa: S101
    with suppress(BrokenPipeError):  # a child that died has no reply either
        process.stdin.write(json.dumps(settings).encode() + b"\n")
    reply = json.loads(process.stdout.readline() or "{}")
    if "address" in reply:
        return str(reply["address"])
    if "import_error" in reply:
        raise WeightsError(
            f"{RUNTIME} cannot be imported ({reply['import_error']}): install the library that it "
            "misses (on Debian and Ubuntu: `apt install libgomp1`)"
        )
    problem = reply.get("error") or f"the server died with status {process.wait()}"
    raise WeightsError(
        f"{settings['path']} cannot be loaded ({problem}): set {OVERRIDE} to a GGUF model that "
        "this llama.cpp knows and that fits into memory (the embedded one takes 2.1 GB)"
    )


def threads() -> int:
    """Count the physical cores that this process may use; -1 leaves the count to llama.cpp.

    llama.cpp counts cores too, but looks neither at the CPU affinity nor at a container's limit.
    """
    if sys.platform != "linux":
        return -1
    return max(1, min(_cores(), _limit()))


def _cores() -> int:
    """Count the cores in the CPU affinity; the hyper-threads of one core count once."""
    allowed = os.sched_getaffinity(0)
    try:
        siblings = (_TOPOLOGY / f"cpu{cpu}/topology/thread_siblings_list" for cpu in allowed)
        return len({path.read_text() for path in siblings})
    except OSError:
        return len(allowed)


def _limit() -> int:
    """Return the container's limit in whole cores (cgroup v2), or a large number."""
    try:
        quota, period = _CPU_LIMIT.read_text().split()
    except OSError:
        return sys.maxsize
    return sys.maxsize if quota == "max" else int(quota) // int(period)
