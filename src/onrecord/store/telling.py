"""The stories that a record is asked for: by id, by words, or the largest; each with its pages and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.record import RunStopped, Story, StoryLevel
from onrecord.store import index
from onrecord.store.kept import kept, story_of
from onrecord.store.loading import marks_with

if TYPE_CHECKING:
    from onrecord.store.answers import Answer
    from onrecord.store.asking import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """An episode, or a story of none: how many pages and outlets it has, and pages of the record's last days."""

    story: str
    pages: int
    outlets: int
    recent: int


_ID = re.compile(r"[0-9a-f]{4,16}")
_PASSAGES = 300
"""Passages that words find, at most, to tell which story is meant."""


_MOST = 2 / 3
"""Share of what an episode's passages weigh that one of its stories has where it is meant alone."""
DAYS = 7
"""The record's last days: stories with most pages in them are the newest."""

ALL = 2**31
"""A limit that limits nothing."""


def stories(record: Record, query: str | None, level: StoryLevel, limit: int) -> tuple[Story, ...]:
    """Stories of a level: those that words tell of, the likeliest first; without words the largest first."""
    _made(record)
    if query is None:
        return with_ids(record, [row["story"] for row in record.rows(_LARGEST, level, limit)])
    return with_ids(record, _found(record, query, level, limit))


def others(record: Record, beside: Story, limit: int) -> tuple[Story, ...]:
    """Episodes, then stories, that are neither this one nor a part of it, the largest first, without their events."""
    within = {beside.id, *filter(None, [beside.episode]), *beside.parts}
    sizes: tuple[tuple[StoryLevel, int], ...] = (("episode", limit), ("event", limit + len(beside.parts)))
    found = [row for sized in sizes for row in record.rows(_LARGEST, *sized)]
    left = [row["story"] for row in found if row["story"] not in within and row["episode"] not in within]
    return with_ids(record, left[:limit], events=False)


def listed(record: Record, query: str | None, level: StoryLevel, limit: int | None) -> Answer:
    """The same as rows of the view `stories`. Raises RunStopped where the record has no stories yet."""
    _made(record)
    most = ALL if limit is None else limit
    if query is None:
        return record.sql("FROM stories WHERE level = ? ORDER BY articles DESC, first, story LIMIT ?", level, most)
    ids = _found(record, query, level, most)
    return record.sql("FROM stories WHERE list_contains(?, story) ORDER BY list_position(?, story)", ids, ids)


def _made(record: Record) -> None:
    if kept(record.folder) is None:
        if waits := record.folder.unfinished():
            raise RunStopped(f"{waits}; it has no stories yet")
        raise RunStopped(f"{record.path} has no stories yet; make them with: onrecord story cluster {record.path}")


def story(record: Record, wanted: str) -> Story:
    """The story with this id, or an id that begins so, or else the one that words tell of most."""
    _made(record)
    if named := _named(record, wanted):
        return named
    found = stories(record, wanted, "event", 1)
    if not found:
        raise RunStopped(f"the record has no story {wanted!r}; its stories: onrecord story list {record.path}")
    return found[0]


def told_of(record: Record, words: str) -> Story:
    """The story that words tell of most, or the episode it is part of where they tell of others of its stories, too."""
    _made(record)
    if named := _named(record, words):
        return named
    pages = _pages_with(record, words)
    found = record.rows(_MEANT, list(pages), len(pages), _MOST)
    return with_ids(record, [found[0]["meant"]])[0] if found else story(record, words)


def words_not_found(record: Record, words: str) -> tuple[str, ...]:
    """Those of some words that no page has; none where an id is asked for."""
    _made(record)
    if _named(record, words):
        return ()
    if index.behind(record.folder):
        index.bring_up(record.folder)
    told = [word for word in dict.fromkeys(words.replace('"', " ").split()) if any(map(str.isalnum, word))]
    return tuple(word for word in told if not index.pages(record.folder, word, 1))


def _named(record: Record, beginning: str) -> Story | None:
    """The story whose id begins so, None where none does; raises RunStopped where several do."""
    rows = record.rows(_BEGINNING, beginning) if _ID.fullmatch(beginning) else []
    if len(rows) > 1:
        raise RunStopped(f"several stories have an id that begins with {beginning!r}; give more of it")
    return with_ids(record, [rows[0]["story"]])[0] if rows else None


def newest_first(record: Record, limit: int) -> list[Newest]:
    """Episodes, and stories that are part of none: those with most pages in the record's last days first, then those
    told last.
    """
    _made(record)
    return [Newest(**row) for row in record.rows(_NEWEST, DAYS, limit)]


def _found(record: Record, query: str, level: str, limit: int) -> list[str]:
    return [story for story, _ in _weighed(record, _pages_with(record, query), level, limit)]


def _pages_with(record: Record, query: str) -> list[str]:
    """The pages of passages that hold the words, the best first, a page as often as it has such passages."""
    if index.behind(record.folder):
        index.bring_up(record.folder)
    pages = index.pages(record.folder, query, _PASSAGES)
    if not pages:
        # No passage has all the words: whatever has some of them, a rare word's passages before a common one's.
        hits = [index.pages(record.folder, word, _PASSAGES) for word in query.split()]
        pages = [page for found in sorted(hits, key=len) for page in found]
    return pages


def _weighed(record: Record, pages: Sequence[str], level: str, limit: int) -> list[tuple[str, float]]:
    """Stories by how many of these passages are theirs, the better the more; half where a page tells it by the way."""
    rows = record.rows(_WEIGHED, list(pages), len(pages), level, level, limit)
    return [(row["story"], row["weight"]) for row in rows]


def with_ids(record: Record, ids: Sequence[str], *, events: bool = True) -> tuple[Story, ...]:
    """The stories with these ids, in this order; their events, which other files have, where they are asked for."""
    if not ids:
        return ()
    heads = {row["story"]: row for row in record.rows(_HEADS, list(ids))}
    articles: dict[str, list[dict[str, Any]]] = {}
    for row in record.rows(_ARTICLES, list(ids)):
        articles.setdefault(row["of"], []).append(row)
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in record.rows(_PARTS, list(ids)):
        parts.setdefault(row["longer"], []).append(row)
    pages = [row["page"] for rows in articles.values() for row in rows]
    marks = marks_with(record, pages) if events else []
    acts = {row["page"]: row["events"] for row in (record.rows(_EVENTS, pages, marks=marks) if marks else ())}
    return tuple(story_of(heads[one], articles.get(one, []), parts.get(one, []), acts) for one in ids)


_LARGEST = """
    SELECT s.story, s.episode FROM {kept_stories} s JOIN (
        SELECT CASE ? WHEN 'situation' THEN m.situation WHEN 'episode' THEN m.episode ELSE m.story END AS story,
               count(DISTINCT a.page) AS articles
        FROM {kept_stories} m JOIN {kept_articles} a ON a.story = m.story GROUP BY ALL) c ON c.story = s.story
    ORDER BY c.articles DESC, s.first, s.story LIMIT ?
"""
_NEWEST = """
    WITH told AS (
        SELECT coalesce(s.episode, s.story) AS story, p.page, p.outlet, TRY_CAST(p.published[:10] AS DATE) AS day
        FROM {kept_stories} s JOIN {kept_articles} a ON a.story = s.story JOIN {articles} p ON p.page = a.page
        WHERE s.level = 'event' AND len(a.spans) = 0)
    SELECT story, count(*) AS pages, count(DISTINCT outlet) AS outlets,
           count(*) FILTER (day > (SELECT max(day) FROM told) - to_days(CAST(? AS INTEGER))) AS recent
    FROM told GROUP BY story
    ORDER BY recent DESC, CASE WHEN recent > 0 THEN pages END DESC, max(day) DESC NULLS LAST, pages DESC, story LIMIT ?
"""
_HITS = """
    hits AS (SELECT page, sum(1 / (10 + place)) AS weight
             FROM (SELECT unnest(?) AS page, unnest(range(?)) AS place) GROUP BY page)
"""
"""The pages that words find, each by its passages: the first ones weigh most."""
_WEIGHED = f"""
    WITH {_HITS}
    SELECT story, sum(CASE WHEN own THEN weight ELSE weight / 2 END) AS weight FROM (
        SELECT CASE ? WHEN 'situation' THEN s.situation WHEN 'episode' THEN s.episode ELSE s.story END AS story,
               weight, len(a.spans) = 0 AS own
        FROM hits JOIN {{kept_articles}} a USING (page) JOIN {{kept_stories}} s USING (story))
    WHERE story IS NOT NULL AND (own OR ? = 'event') GROUP BY story ORDER BY weight DESC, story LIMIT ?
"""
_MEANT = f"""
    WITH {_HITS},
    told AS (SELECT s.story, s.episode, weight, len(a.spans) = 0 AS own
             FROM hits JOIN {{kept_articles}} a USING (page) JOIN {{kept_stories}} s USING (story)),
    one AS (SELECT story, any_value(episode) AS episode, sum(CASE WHEN own THEN weight ELSE weight / 2 END) AS weight
            FROM told GROUP BY story ORDER BY weight DESC, story LIMIT 1),
    longer AS (SELECT episode, sum(weight) AS weight FROM told WHERE own AND episode IS NOT NULL
               GROUP BY episode ORDER BY weight DESC, episode LIMIT 1)
    SELECT CASE WHEN one.weight < ? * longer.weight THEN longer.episode ELSE one.story END AS meant
    FROM one LEFT JOIN longer ON longer.episode = one.episode
"""
_BEGINNING = "SELECT story FROM {kept_stories} WHERE starts_with(story, ?) ORDER BY story LIMIT 2"
_HEADS = "SELECT * EXCLUDE filename FROM {kept_stories} WHERE story IN (SELECT unnest(?))"
_ARTICLES = """
    WITH asked AS (SELECT unnest(?) AS of)
    SELECT of, a.page, a.spans, a.why, s.first, a.story, a.n
    FROM asked JOIN {kept_stories} s ON of IN (s.story, s.episode, s.situation)
         JOIN {kept_articles} a ON a.story = s.story
    WHERE s.story = of OR len(a.spans) = 0
    ORDER BY of, s.first NULLS LAST, a.story, a.n
"""
_PARTS = """
    SELECT coalesce(episode, situation) AS longer, story, why FROM {kept_stories}
    WHERE coalesce(episode, situation) IN (SELECT unnest(?)) ORDER BY first NULLS LAST, story
"""
_EVENTS = """
    SELECT page, list(id ORDER BY n) AS events FROM {events}
    WHERE page IN (SELECT unnest(?)) AND NOT historical GROUP BY page
"""
