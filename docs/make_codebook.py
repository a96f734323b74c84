"""Writes docs/codebook.md: every code that a reading may hold, with its meaning and the standard it comes from.

Run `python docs/make_codebook.py` after a change of the tables of types, modes, contexts, sectors or countries, or of
docs/codebook.tsv, which holds the meanings; a test fails while the page differs, or a code has no meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from onrecord.findings.contexts import context_names
from onrecord.findings.plover import MODES, QUADS
from onrecord.grounding.codes import INTERNATIONAL, SECTOR
from onrecord.grounding.countries import countries
from onrecord.pipeline.exports.cameo import TYPES, codes
from onrecord.record import Act, Bound, Certainty, Manner, Measure, Polarity, Stance, Status, VoiceKind

PAGE = Path(__file__).with_name("codebook.md")
MEANINGS = Path(__file__).with_name("codebook.tsv")

HEAD = """# Codebook

Written by `python docs/make_codebook.py` from the tables that the program reads with. Meanings are in words of
this project; what counts as an act of which type follows the manual of PLOVER 0.8 (<https://github.com/openeventdata/PLOVER>),
codes of CAMEO its version 1.1b3. The fields are told in [the record](record.md), its tables in [tables](tables.md).

| where | field | list |
|---|---|---|
| events | `type`, `mode` | types and modes of PLOVER 0.8, below |
| events | `cameo` | codes of CAMEO, derived from type, mode and the words of the act |
| events | `status` | below; of this project |
| events | `contexts` | the 37 contexts of PLOVER 0.8 |
| roles, actors | `sectors` | sectors of PLOVER 0.8, with `IGO` and `NGO` |
| roles, actors, places | `country` | ISO 3166-1 alpha-3; `XKX`, which ISO leaves to users, is Kosovo |
| statements | `act`, `manner`, `certainty`, `polarity` | below; of this project |
| voices | `kind` | below; of this project |
| figures | `measure`, `bound` | below; of this project |
| figures | `unit` of money | ISO 4217 |
| positions | `stance` | below; of this project |
| times | `type`, `value` | TIMEX3 (TimeML) |
| pages | `language` | ISO 639-1 |
"""
LISTS: tuple[tuple[str, str, object], ...] = (
    ("status", "Status of an event", Status),
    ("act", "Act of a statement", Act),
    ("manner", "Manner of a statement", Manner),
    ("certainty", "Certainty of a statement", Certainty),
    ("polarity", "Polarity of a statement or a figure", Polarity),
    ("voice", "Kind of a voice", VoiceKind),
    ("measure", "Measure of a figure", Measure),
    ("bound", "Bound of a figure", Bound),
    ("stance", "Stance of a position", Stance),
)


def meanings() -> dict[tuple[str, str], str]:
    """The meaning of each code, by list and code."""
    lines = MEANINGS.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(which, code): meaning for which, code, meaning in cells}


def wanted() -> dict[str, list[str]]:
    """The codes that a reading may hold, by list, in the order of the page."""
    return {
        "type": list(QUADS),
        "mode": [f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes],
        "context": list(context_names()),
        "sector": sorted({*SECTOR.values()}),
        **{name: [str(value) for value in get_args(values)] for name, _, values in LISTS},
    }


def table(head: str, rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown; `head` has its columns with bars between."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *lines])


def page() -> str:
    """docs/codebook.md as it should stand. Raises `KeyError` for a code without a meaning."""
    told, lists = meanings(), wanted()

    def plain(name: str, title: str) -> str:
        rows = ((f"`{code}`", told[name, code]) for code in lists[name])
        return f"## {title}\n\n{table('code | meaning', rows)}\n"

    parts = [
        HEAD,
        "## Types of events (PLOVER 0.8)\n\nCAMEO is the code of an act that no mode or word makes finer.\n",
        _types(told),
        "## Modes of events (PLOVER 0.8)\n",
        table(
            "type | mode | meaning",
            (
                (f"`{kind}`", f"`{mode}`", told["mode", f"{kind}/{mode}"])
                for kind, modes in MODES.items()
                for mode in modes
            ),
        )
        + "\n",
        plain("context", "Contexts (PLOVER 0.8)"),
        plain("sector", "Sectors of actors (PLOVER 0.8)"),
        f"Codes of dictionaries in CAMEO's form that become these: {_older()}.\n",
        *(plain(name, title) for name, title, _ in LISTS),
        "## Codes of CAMEO\n\nThose that events of a reading may have, with their value on Goldstein's scale.\n",
        table("code | name | Goldstein", ((f"`{one.code}`", one.name, one.goldstein) for one in codes().values()))
        + "\n",
        "## Countries (ISO 3166-1 alpha-3)\n",
        table("code | name", ((f"`{one.alpha3}`", one.name) for one in countries().values())),
    ]
    return "\n".join(parts) + "\n"


def _types(told: Mapping[tuple[str, str], str]) -> str:
    rows = ((f"`{kind}`", told["type", kind], quad, f"`{TYPES[kind]}`") for kind, quad in QUADS.items())
    return table("type | meaning | quarter | CAMEO", rows) + "\n"


def _older() -> str:
    changed = [f"`{old}` to `{new}`" for old, new in SECTOR.items() if old != new]
    return (
        ", ".join(changed) + f"; {', '.join(f'`{code}`' for code in sorted(INTERNATIONAL))} stand there for a country"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
