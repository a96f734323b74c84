"""The commands that ask a record: listings, search and SQL, each line with who says so and where it stands."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli import output
from onrecord.cli.output import Csv, Folder, Json, Layout, Limit, Outlet, Parquet, Since, Until, Versions, Way
from onrecord.store import Record, Scope

PLACE = ("where it stands", output.stands)
WORD = ("who says so", output.says)
TOLD = ("page of", output.told)


def _amount(row: output.Row) -> str:
    low, high = (None if row[name] is None else f"{row[name]:,.10g}" for name in ("low", "high"))
    phrases = {"exact": f"{low}", "about": f"about {low}", "over": f"over {low}", "under": f"under {high}"}
    words = phrases.get(row["bound"]) or (f"{low} to {high}" if low and high else "no number given")
    denied = "not " if row["polarity"] == "negative" else ""
    return denied + " ".join(part for part in (words, row["unit"], row["scope"]) if part)


def _when_and_where(row: output.Row) -> str:
    span = ""
    if row["begins"] or row["ends"]:
        span = output.period(row["begins"], row["ends"]) or f"before {output.day(row['ends'])}"
        if row["time_words"]:
            span += f" (“{row['time_words']}”)"
    return ", ".join(part for part in (span, row["place"] or "") if part)


def _parties(row: output.Row) -> str:
    who, whom = output.names(row["actors"]), output.names(row["recipients"])
    return f"{who or '?'} → {whom}" if whom else who


def _around(row: output.Row) -> str:
    """The passage around the first word found."""
    first = row["start"] - row["passage_start"]
    begin = max(first - output.LONGEST // 2, 0)
    return ("…" if begin else "") + str(row["text"])[begin:]


EVENTS = Layout(
    "Events",
    (
        ("what", lambda r: f"{r['status']}: {r['type']}{'/' + r['mode'] if r['mode'] else ''} “{r['trigger']}”"),
        ("who", _parties),
        ("when and where", _when_and_where),
        WORD,
        TOLD,
        PLACE,
    ),
)
FIGURES = Layout(
    "Figures",
    (("measure", output.text("measure")), ("amount", _amount), ("words", output.quoted("text")), WORD, TOLD, PLACE),
)
STATEMENTS = Layout("Who says what", (WORD, ("how", output.text("act")), ("what", output.quoted("text")), TOLD, PLACE))
POSITIONS = Layout(
    "Positions",
    (
        ("who", output.text("holder")),
        ("stance", output.text("stance")),
        ("what", lambda r: r["object"] + (f" — if: {r['condition']}" if r["condition"] else "")),
        WORD,
        TOLD,
        PLACE,
    ),
)
ACTORS = Layout(
    "Actors",
    (
        ("name", output.text("label")),
        ("kind", output.text("kind")),
        ("country", output.text("country")),
        ("pages", output.text("pages")),
        ("mentions", output.text("mentions")),
        ("first and last", lambda r: " – ".join(filter(None, (output.day(r["first"]), output.day(r["last"]))))),
        ("who tells of them", lambda r: output.names(r["says"])),
        PLACE,
    ),
)
OFFICES = Layout(
    "Offices",
    (
        ("name", output.text("label")),
        ("office", lambda r: " of ".join(filter(None, (r["office"], r["polity"])))),
        ("tenure", output.text("tenure")),
        ("who says so", output.text("says")),
        ("published", lambda r: output.day(r["published"])),
        PLACE,
    ),
)
PROBLEMS = Layout(
    "Problems",
    (
        ("page", lambda r: r["url"] or r["name"]),
        ("stage", output.text("stage")),
        ("why", output.text("message")),
        ("id", output.text("page")),
    ),
)
HITS = Layout("Found", (("passage", _around), WORD, TOLD, PLACE))


def events(
    record: Folder,
    actor: Annotated[str | None, typer.Option(help="Who acts: a name, or a country's code (RUS).")] = None,
    recipient: Annotated[str | None, typer.Option(help="Who is acted upon: a name, or a country's code.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER types, with commas between: ACCUSE,ASSAULT.")] = None,
    status: Annotated[str | None, typer.Option(help="happened, planned, denied, …, with commas between.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    versions: Versions = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Who did what to whom, when and where, and whose word it is."""
    scope = Scope(since=since, until=until, outlet=outlet, versions=versions, limit=limit)
    found = Record(record).events(actor=actor, recipient=recipient, type=type, status=status, scope=scope)
    output.give(found, Way(json, csv, parquet), EVENTS)


def figures(
    record: Folder,
    measure: Annotated[str | None, typer.Option(help="killed, displaced, money, …, with commas between.")] = None,
    about: Annotated[str | None, typer.Option(help="Words of the title, the unit or the passage.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    versions: Versions = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Counts as they were told: bound, unit, and by whom."""
    scope = Scope(since=since, until=until, outlet=outlet, versions=versions, limit=limit)
    found = Record(record).figures(measure=measure, about=about, scope=scope)
    output.give(found, Way(json, csv, parquet), FIGURES)


def actors(
    record: Folder,
    name: Annotated[str | None, typer.Option(help="Words of the name.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 alpha-3: RUS.")] = None,
    kind: Annotated[str | None, typer.Option(help="person, organisation, country, …, with commas between.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    versions: Versions = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Names over all pages, the most told of first, and which outlets tell of them."""
    scope = Scope(since=since, until=until, outlet=outlet, versions=versions, limit=limit)
    found = Record(record).actors(name=name, country=country, kind=kind, scope=scope)
    output.give(found, Way(json, csv, parquet), ACTORS)


def problems(
    record: Folder,
    stage: Annotated[str | None, typer.Option(help="read, language, reading or worker.")] = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """What could not be read, and why."""
    found = Record(record).problems(stage=stage, scope=Scope(limit=limit))
    output.give(found, Way(json, csv, parquet), PROBLEMS)


def search(
    words: Annotated[str, typer.Argument(help='Words; "a phrase" in double quotes, begin* for beginnings.')],
    record: Folder,
    limit: Annotated[int, typer.Option(help="Passages at most.")] = 20,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Passages that hold all the words, the best first, and whose words they are."""
    output.give(Record(record).search(words, limit=limit), Way(json, csv, parquet), HITS)


def stats(record: Folder, json: Json = False, csv: Csv = False, parquet: Parquet = None) -> None:
    """What the record holds, in numbers."""
    import json as json_module

    way = Way(json, csv, parquet)
    opened = Record(record)
    told = opened.stats()
    if way.json:
        print(json_module.dumps(told, default=str))
        return
    if not way.for_people:
        from onrecord.store.answers import counts

        output.give(counts(told), way, Layout("Numbers", ()))
        return
    for name, value in told.items():
        if isinstance(value, dict):
            value = ", ".join(f"{count:,} {key}" for key, count in value.items()) or "none"
        elif isinstance(value, list):
            value = ", ".join(map(str, value))
        elif value is None:
            value = "none told"
        print(f"{name.replace('_', ' '):16} {f'{value:,}' if isinstance(value, int) else value}")
    if waits := opened.folder.unfinished():
        print(f"onrecord: {waits}", file=sys.stderr)


def sql(
    record: Folder,
    query: Annotated[str, typer.Argument(help="DuckDB's SQL over the tables and views of docs/tables.md.")],
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Ask the record in SQL; a query reaches the record alone and changes nothing."""
    found = Record(record).sql(query)
    layout = Layout("Rows", tuple((name, output.text(name)) for name in found.columns))
    output.give(found, Way(json, csv, parquet), layout)


def page(record: Folder, page: Annotated[str, typer.Argument(help="A page's id.")], json: Json = False) -> None:
    """One page of the record as `onrecord read` gives it."""
    import json as json_module

    from rich.console import Console

    from onrecord.cli.sheet import print_reading
    from onrecord.record import as_json

    reading = Record(record).reading(page)
    if json:
        print(json_module.dumps(as_json(reading), ensure_ascii=False))
    else:
        print_reading(reading, Console(highlight=False))
    for problem in reading.problems:
        print(f"onrecord: {problem.page}: {problem.message}", file=sys.stderr)
