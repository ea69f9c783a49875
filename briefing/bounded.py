"""A program that works on what others wrote, in a process of its own, within bounds."""

from __future__ import annotations

import subprocess
import sys

_LIMITS = """
import sys
try:
    import resource
except ImportError:  # Windows knows no such limits
    pass
else:
    limits = {{"RLIMIT_AS": {memory}, "RLIMIT_CPU": {processor}, "RLIMIT_CORE": 0}}
    for name, most in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, OSError, ValueError):  # some systems limit some of them only
            pass
"""


def run(program: str, data: bytes, *, memory: int, processor: int, seconds: float) -> bytes | None:
    """Give `data` to a Python program on its stdin; return what it writes to stdout.

    It may take so many bytes of memory, seconds of a processor and seconds by the clock. None
    when it takes more or fails: a library that crashes takes only that process with it.
    """
    limits = _LIMITS.format(memory=memory, processor=processor)
    # -P: nothing is imported from the folder that the user is in.
    command = [sys.executable, "-P", "-c", limits + program]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=data, capture_output=True, timeout=seconds, check=True
        )
    except subprocess.SubprocessError:
        return None
    return done.stdout
