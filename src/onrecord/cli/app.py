"""The commands by name, each loaded from its module when it is asked for, and how they end."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.record import OnrecordError

WRONG_USE = 2
RINGS = 50_000
"""New objects after which objects that hold each other alone are looked for; Python's own number is 700."""
HOMES = {
    "read": "reading",
    "settings": "setting",
    "schema": "schemas",
    "add": "adding",
    "brief": "briefing",
    "export": "exporting",
    "events": "asking",
    "figures": "asking",
    "actors": "asking",
    "search": "asking",
    "who": "who",
    "problems": "asking",
    "stats": "asking",
    "sql": "asking",
    "page": "asking",
    "check": "keeping",
    "compact": "keeping",
    "remove": "keeping",
    "retry": "keeping",
    "offices": "background",
    "story": "story",
    "gazetteer": "background",
    "dictionaries": "background",
}
"""The module of this room that has each command, or group of commands, under its own name."""


def main() -> None:
    """Run the command line; wrong use and stopped runs end with one line on standard error and status 2."""
    # Records hold no rings: who looks for some after each 700 new objects, and for the last time when the process ends,
    # walks over all that stand, for nothing.
    gc.set_threshold(RINGS)
    atexit.register(gc.freeze)
    try:
        wanted = sys.argv[1] if len(sys.argv) > 1 else ""
        door([wanted] if wanted in HOMES else HOMES)()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): closing quietly is what it expects.
        sys.stderr.close()
        sys.exit(0)


def door(wanted: Iterable[str] = HOMES) -> typer.Typer:
    """The command line with these commands alone: one that is asked for need not wait for the others to load."""
    app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Who says so.")
    app.callback()(root)
    for name in wanted:
        command = getattr(import_module(f"onrecord.cli.{HOMES[name]}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Reads news and keeps who said what, with the words that prove it."""
