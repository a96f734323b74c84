"""`onrecord brief`: a story of a record as one page, as Markdown or as JSON; and one article with its record."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import output
from onrecord.cli.output import Folder
from onrecord.record import Reading, RunStopped, Story

if TYPE_CHECKING:
    from onrecord.store import Record

ALSO = 5
"""Other stories that words may mean, named beside the one shown."""
OTHERS = 12
"""Other stories that a page names at its end."""

Html = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help='One HTML file; "-" for standard output; a folder for many stories.'),
]


def brief(
    record: Folder,
    which: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="A story's id or words; else the record's front page.")
    ] = None,
    html: Html = None,
    markdown: Annotated[bool, typer.Option("--md", help="Markdown (so it is where nothing else is asked).")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Write the brief of a story, or the front page of a record: each line opens at its words in its article."""
    from onrecord.cli import fronting
    from onrecord.store import Record

    if (html is not None) + markdown + as_json > 1:
        raise typer.BadParameter("give one of --html, --md and --json")
    opened = Record(record)
    if which is not None:
        told = opened.told_of(which)
        _say_what_was_meant(opened, which, told)
        _story(opened, told, html, as_json)
        return
    found = opened.newest_stories(limit=fronting.FEATURES + fronting.OTHERS)
    if not found:
        raise RunStopped(f"{record} has no stories; add pages with: onrecord add FILES --to {record}")
    if len(found) == 1:
        _story(opened, opened.story(found[0].story), html, as_json)
    elif html is not None and (html.endswith("/") or Path(html).is_dir()):
        fronting.into_folder(opened, found, Path(html))
    else:
        fronting.write_front(opened, found, html, as_json)


def _say_what_was_meant(record: Record, words: str, told: Story) -> None:
    """Say on standard error which of the words no page has, and which other stories the rest may mean.

    Where pages have them all nothing is said: to look for other stories costs as much as to load this one.
    """
    absent = () if told.id.startswith(words) else record.words_not_found(words)
    if not absent:
        return
    print(
        f"onrecord: no page has {', '.join(f'“{word}”' for word in absent)}; this is what the other words tell of",
        file=sys.stderr,
    )
    mine = {told.id, *told.parts}
    found = (one for one in record.stories(words, limit=ALSO + len(mine)) if one.id not in mine)
    others = [
        f"{one.id[:8]} {shorten(one.title or output.names(one.keys), 70, placeholder=' …')}"
        for one in islice(found, ALSO)
    ]
    if others:
        print(f"onrecord: other stories with these words: {'; '.join(others)}", file=sys.stderr)


def _story(record: Record, story: Story, html: str | None, as_json: bool) -> None:
    """Write one story in the way that is asked for."""
    from onrecord.brief import brief_html, brief_json, brief_markdown, composed
    from onrecord.pipeline.round_ups import round_up

    pages = story.articles
    found = composed(round_up(record.readings(pages), story, record.copies(pages), record.days(pages), across=False))
    if html is not None:
        write(brief_html(found, record.other_stories(story, limit=OTHERS)), html)
    elif as_json:
        print(json.dumps(brief_json(found), ensure_ascii=False))
    else:
        print(brief_markdown(found), end="")


def page(found: list[Reading], target: str) -> None:
    """Write the one article that was read; nothing for a page that failed. Raises RunStopped for several, or none."""
    from onrecord.brief import page_html

    if len(found) != 1:
        raise RunStopped(
            f"--html lays out one page, and {'more' if found else 'none'} were read; for several: "
            "onrecord add FILES --to DIR, then onrecord brief DIR --html FILE"
        )
    if found[0].article is not None:
        write(page_html(found[0]), target)


def write(text: str, target: str) -> None:
    """Write a page to a file, or to standard output for "-"; says where. Raises RunStopped where it cannot."""
    if target == "-":
        sys.stdout.write(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunStopped(
            f"{target} cannot be written: {error.strerror}; name a file in a folder that is there"
        ) from error
    print(f"onrecord: {target} ({len(text.encode()) // 1000:,} kB) is written; open it in a browser", file=sys.stderr)
