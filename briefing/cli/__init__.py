"""The command line. Only this package prints or exits.

What a command needs is imported when it runs, so that `--help` costs little more than click itself.
"""

from briefing.cli.commands import cli, main

__all__ = ["cli", "main"]
