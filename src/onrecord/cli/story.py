"""`onrecord story`: the stories of a record, listed, shown, clustered anew, and corrected by people."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from onrecord.cli import output
from onrecord.cli.output import Csv, Folder, Json, Layout, Limit, Parquet, Way
from onrecord.record import RunStopped, Story, StoryLevel
from onrecord.store import Record

story = typer.Typer(help="The stories of a record: list, show, cluster, and correct them.", no_args_is_help=True)

Which = Annotated[str, typer.Argument(help="The story: its id, the beginning of it, or words.")]
Reason = Annotated[str, typer.Option("--why", help="Why, in your words; it is kept.")]


def _days(row: output.Row) -> str:
    first, last = output.day(row["first"]), output.day(row["last"])
    return first if first == last else f"{first} – {last}"


def _copy(row: output.Row) -> str:
    return f"{row['copy']} of {row['original']}" if row["original"] else ""


def _told(row: output.Row) -> str:
    return f"{row['rule']}: {row['detail']}" if row["detail"] else str(row["rule"] or "")


LIST = Layout(
    "Stories",
    (
        ("story", output.text("story")),
        ("what", lambda r: r["title"] or output.names(r["keys"])),
        ("days", _days),
        ("pages", output.text("articles")),
        ("outlets", output.text("outlets")),
        ("episode", output.text("episode")),
    ),
)
PARTS = Layout(
    "Its parts", (("story", output.text("story")), ("what", output.text("title")), ("days", _days), ("why", _told))
)
PAGES = Layout(
    "Its pages",
    (
        ("published", lambda r: output.day(r["published"])),
        ("outlet", output.text("outlet")),
        ("headline", output.text("title")),
        ("why it is in", _told),
        ("copy", _copy),
        ("page", output.text("page")),
    ),
)
LOG = Layout(
    "Corrections",
    (
        ("", output.text("number")),
        ("when", output.text("at")),
        ("what", lambda r: f"undo of {r['of']}" if r["of"] else f"{r['kind']} of {_sizes(r)}"),
        ("why", output.text("reason")),
    ),
)


def _sizes(row: output.Row) -> str:
    *others, last = [len(side) for side in row["sides"]]
    return " and ".join([*map(str, others), output.counted(last, "page")])


@story.command("list")
def list_stories(
    record: Folder,
    words: Annotated[str | None, typer.Argument(help="Words that its pages have; all stories where none.")] = None,
    episodes: Annotated[bool, typer.Option("--episodes", help="Longer courses of events instead.")] = False,
    situations: Annotated[bool, typer.Option("--situations", help="What goes on in a place for months.")] = False,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """Stories: the likeliest for the words first, else the largest first."""
    way = Way(as_json, as_csv, parquet)
    if episodes and situations:
        raise typer.BadParameter("give one of --episodes and --situations")
    level: StoryLevel = "situation" if situations else "episode" if episodes else "event"
    output.give(Record(record).story_list(words, level=level, limit=limit), way, LIST)


@story.command()
def show(record: Folder, which: Which, as_json: Json = False) -> None:
    """One story: its pages in order, why each is in, and what prints what."""
    opened = Record(record)
    found = opened.story(which)
    pages = opened.story_pages(found)
    if as_json:
        told = asdict(found) | {"pages": [dict(row) for row in pages]}
        print(json.dumps(told, ensure_ascii=False, default=str))
        return
    _heading(found)
    if found.parts:
        parts = opened.sql("FROM stories WHERE list_contains(?, story) ORDER BY first, story", list(found.parts))
        output.show(parts, PARTS, most=None)
    output.show(pages, PAGES, most=None)


def _heading(found: Story) -> None:
    console = Console(highlight=False, width=output.width(200))
    days = " – ".join(dict.fromkeys(output.day(day) for day in (found.start, found.end) if day))
    console.print(found.title or output.names(found.keys), style="bold", markup=False)
    within = f", in episode {found.episode}" if found.episode else ""
    within += f", in situation {found.situation}" if found.situation else ""
    pages = output.counted(len(found.articles), "page")
    aside = f" ({len(found.passages):,} by the way)" if found.passages else ""
    console.print(f"{found.level} {found.id}, {days or 'no day told'}, {pages}{aside}{within}")
    console.print(f"known by: {output.names(found.keys)}\n", markup=False)


@story.command()
def merge(
    record: Folder,
    which: Annotated[list[str], typer.Argument(help="Ids of two or more stories, or their beginnings.")],
    why: Reason,
) -> None:
    """Make one story of several; that holds when all are clustered anew."""
    from onrecord.pipeline.correcting import merge as merge_stories

    _done(merge_stories(record, which, _reason(why)), "is one story")


@story.command()
def split(
    record: Folder,
    which: Which,
    page: Annotated[list[str], typer.Option(help="Id of a page that leaves, or its beginning; may be given again.")],
    why: Reason,
) -> None:
    """Take pages out of a story, into one of their own if it was theirs; that holds when all are clustered anew."""
    from onrecord.pipeline.correcting import split as split_story

    _done(split_story(record, which, page, _reason(why)), "is a story of its own")


@story.command()
def undo(record: Folder, why: Reason = "") -> None:
    """Take back the last correction that stands."""
    from onrecord.pipeline.correcting import undo as undo_last

    back = undo_last(record, why)
    reason = f" ({back.why})" if back.why else ""
    print(f"onrecord: correction {back.number}, a {back.kind}{reason}, is taken back", file=sys.stderr)


@story.command()
def log(record: Folder, as_json: Json = False) -> None:
    """What people corrected, in order, what was taken back included."""
    rows = Record(record).sql("FROM corrections ORDER BY number")
    output.give(rows, Way(json=as_json), LOG)


@story.command()
def cluster(record: Folder) -> None:
    """Put all pages into stories anew, the record as it is now before the eyes; corrections hold."""
    from onrecord.pipeline.storied import cluster as cluster_all
    from onrecord.store import Folder as Held

    with Held.writing(record) as folder:
        pages = cluster_all(folder)
    (told,) = Record(record).sql("SELECT count(*) FILTER (level = 'event') AS events FROM kept_stories")
    print(f"onrecord: {output.counted(pages, 'page')} in {output.counted(told['events'], 'story')}", file=sys.stderr)


def _reason(why: str) -> str:
    if not why.strip():
        raise RunStopped('say why: --why "…"; it is kept with the correction')
    return why.strip()


def _done(found: Story, what: str) -> None:
    print(found.id)
    print(
        f"onrecord: {found.title or found.id} {what} of {output.counted(len(found.articles), 'page')}", file=sys.stderr
    )
