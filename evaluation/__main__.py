"""`python -m evaluation DATA [--json FILE] [--only PREFIX]`: the table of figures of a data folder."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from evaluation.figure import Figure

MODULES = (
    "pages",
    "language",
    "coreference",
    "attribution",
    "chains",
    "factuality",
    "events",
    "figures",
    "times",
    "places",
    "actors",
    "offices",
    "relations",
    "round_ups",
    "told_figures",
    "between",
    "plans_told",
    "panel",
    "copies",
    "stories",
    "independence",
    "timelines",
    "towns",
)
NAMED = {
    "pages": ("pages.", "captures."),
    "language": ("language.", "names."),
    "coreference": ("language.",),
    "attribution": ("attribution.",),
    "chains": ("chains.",),
    "factuality": ("factuality.",),
    "events": ("events.",),
    "figures": ("figures.",),
    "times": ("time.",),
    "places": ("place.",),
    "actors": ("actors.",),
    "offices": ("offices.",),
    "relations": ("relations.",),
    "round_ups": ("round_ups.",),
    "told_figures": ("told_figures.",),
    "between": ("between.",),
    "plans_told": ("plans_told.",),
    "panel": ("panel.",),
    "copies": ("copies.",),
    "stories": ("stories.",),
    "independence": ("independence.",),
    "timelines": ("timeline.", "plans."),
    "towns": ("towns.",),
}


def scorers(only: str) -> dict[str, Callable[[Path], dict[str, Figure]]]:
    """The scorers whose figures' names may start with `only`."""
    chosen = [
        name for name in MODULES if not only or any(p.startswith(only) or only.startswith(p) for p in NAMED[name])
    ]
    return {name: import_module(f"evaluation.{name}").figures for name in chosen}


def table(found: dict[str, Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {name} | {figure.value:.3f} | {figure.n:,} |" for name, figure in sorted(found.items())]
    return "\n".join(["| figure | value | n |", "|---|---|---|", *rows])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", type=Path, help="write {figures: {NAME: {value, n, seconds}}} here")
    parser.add_argument("--only", default="", help="figures whose names start with this")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"evaluation: {options.data} is not a folder; name the data folder", file=sys.stderr)
        return 2
    found: dict[str, Figure] = {}
    for name, scorer in scorers(options.only).items():
        began = time.perf_counter()
        found |= scorer(options.data)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    found = {name: figure for name, figure in found.items() if name.startswith(options.only)}
    print(table(found))
    if options.json:
        content = {"figures": {name: figure._asdict() for name, figure in sorted(found.items())}}
        options.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
