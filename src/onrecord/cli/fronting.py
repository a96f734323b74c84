"""The front page of a record: which stories stand on it, and the files it is written into."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import RunStopped, Story

if TYPE_CHECKING:
    from onrecord.brief import Front
    from onrecord.record import RoundUp
    from onrecord.store import Record
    from onrecord.store.telling import Newest

FEATURES, FILLED, OTHERS = 6, 3, 40
"""Stories with a place of their own on a front page, at most; how many have one of any size; those only named."""
NEWEST_PAGES = 120
"""Pages of a story that its place on the front page is made of: that bounds what a large record costs."""
LEAST = 2
"""Pages of a story that is worth a place of its own."""


def write_front(record: Record, found: Sequence[Newest], html: str | None, as_json: bool) -> None:
    """Write the front page in the way that is asked for."""
    from onrecord.brief import front_html, front_json, front_markdown
    from onrecord.cli.briefing import write

    front = _front(record, found)
    if html is not None:
        write(front_html(front), html)
    elif as_json:
        print(json.dumps(front_json(front), ensure_ascii=False))
    else:
        print(front_markdown(front), end="")


def into_folder(record: Record, found: Sequence[Newest], folder: Path) -> None:
    """Write the front page as index.html, and beside it a file for the whole brief of each story on it; of those that
    are only named, the ones of a few pages.

    Raises RunStopped where the folder cannot be made or written.
    """
    from onrecord.brief import brief_html, composed, front_html
    from onrecord.cli.briefing import OTHERS as BESIDE

    try:
        folder.mkdir(parents=True, exist_ok=True)
        size = 0
        for story in (*_featured(record, found), *_written(record, found)):
            told = composed(_round_up(record, story, story.articles))
            whole = brief_html(told, record.other_stories(story, limit=BESIDE))
            size += (folder / f"{story.id}.html").write_bytes(whole.encode())
        size += (folder / "index.html").write_bytes(front_html(_front(record, found, linked=True)).encode())
    except OSError as error:
        raise RunStopped(f"{folder} cannot be written: {error.strerror}; name a folder that can be made") from error
    print(f"onrecord: {folder / 'index.html'} and its stories ({size // 1000:,} kB) are written", file=sys.stderr)


def _front(record: Record, found: Sequence[Newest], *, linked: bool = False) -> Front:
    from onrecord.brief import Front, feature

    pages, outlets, first, last = record.coverage()
    told = _featured(record, found)
    rest = _rest(found, told)
    return Front(
        name=record.path.resolve().name,
        pages=pages,
        outlets=outlets,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        features=tuple(
            feature(
                _round_up(record, story, _newest(record, story)),
                story,
                [record.story(part) for part in story.parts],
                f"{story.id}.html" if linked else "",
                record.story(story.situation) if story.situation else None,
            )
            for story in told
        ),
        others=tuple(map(record.story, rest)),
        written=frozenset(story.id for story in _written(record, found)) if linked else frozenset(),
    )


def _rest(found: Sequence[Newest], told: Sequence[Story]) -> list[str]:
    """The stories that are only named."""
    featured = {story.id for story in told}
    return [one.story for one in found if one.story not in featured]


def _written(record: Record, found: Sequence[Newest]) -> list[Story]:
    """The stories that are only named and short enough for a file of their own."""
    few = {one.story for one in found if one.pages <= NEWEST_PAGES}
    return [record.story(one) for one in _rest(found, _featured(record, found)) if one in few]


def _featured(record: Record, found: Sequence[Newest]) -> list[Story]:
    """The newest stories of two pages or more; where these are few, the newest of one page stand between them."""
    worth = [one.story for one in found if one.pages >= LEAST][:FEATURES]
    alone = [one.story for one in found if one.pages < LEAST]
    chosen = {*worth, *alone[: max(0, FILLED - len(worth))]}
    return [record.story(one.story) for one in found if one.story in chosen]


def _newest(record: Record, story: Story) -> list[str]:
    """The newest pages of a story."""
    days = {row["page"]: row["published"] or "" for row in _published(record, story)}
    return sorted(story.articles, key=lambda page: days.get(page, ""))[-NEWEST_PAGES:]


def _published(record: Record, story: Story) -> Iterator[dict[str, str | None]]:
    if len(story.articles) > NEWEST_PAGES:
        query = "SELECT page, published FROM {articles} WHERE page IN (SELECT unnest(?))"
        yield from record.rows(query, list(story.articles))


def _round_up(record: Record, story: Story, pages: Sequence[str]) -> RoundUp:
    from onrecord.pipeline.round_ups import round_up

    return round_up(record.readings(pages), story, record.copies(pages), record.days(pages), across=False)
