"""Events' stories into longer courses of things: those that go on with the same rare names, one after another."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.record import Story, Why, content_id

_GAP = 21
"""Days without a story after which an episode is over."""
_ALIKE = 0.2
"""The cosine of names, weighed by their rarity among stories, that makes a story part of an episode."""
_SHARED = 3
"""Names in common, at least: one name alone is a person in two affairs more often than one affair."""
_UNSEEN = 1000
"""Stories that a record is thought to lack: in a small one the names of its one great affair are not common ones."""
_KNOWN_BY = 12
"""Names that an episode is known by, of those with most weight."""
_COMMON = 60
"""A name of more open episodes than this proposes none."""


@dataclass(slots=True)
class _Course:
    """An episode while it grows: the sum of its stories' names, and its days."""

    names: dict[str, float] = field(default_factory=dict)
    length: float = 0.0
    stories: list[tuple[Story, Why]] = field(default_factory=list)
    first: int | None = None
    last: int | None = None

    def apart(self, story: Story) -> int:
        """Days between the episode and the story; 0 where they overlap or one of them tells no day."""
        start, end = (day.toordinal() if day else None for day in (story.start, story.end))
        if start is None or end is None or self.first is None or self.last is None:
            return 0
        return max(0, start - self.last, self.first - end)

    def take(self, story: Story, weights: dict[str, float], why: Why) -> None:
        self.stories.append((story, why))
        for name, weight in weights.items():
            self.names[name] = self.names.get(name, 0.0) + weight
        self.length = math.sqrt(math.fsum(weight * weight for weight in self.names.values()))
        for day in (story.start, story.end):
            if day:
                self.first = min(self.first or day.toordinal(), day.toordinal())
                self.last = max(self.last or day.toordinal(), day.toordinal())


def with_episodes(stories: Sequence[Story]) -> list[Story]:
    """The events' stories, each with its episode where it is part of one, and the episodes after them.

    Stories are taken in order of their days and joined by their keys; a story that goes with no other has no episode.
    An episode is called after its largest story, and its id is the same as long as its first story is.
    """
    events = sorted(
        (replace(story, episode=None) for story in stories if story.level == "event"),
        key=lambda story: (story.start.toordinal() if story.start else math.inf, story.id),
    )
    often = Counter(name for story in events for name in story.keys)
    courses: list[_Course] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for story in events:
        weights = _weights(story, often, len(events))
        at, why = _nearest(story, weights, courses, holders)
        if at == len(courses):
            courses.append(_Course())
        for name in weights.keys() - courses[at].names.keys():
            holders[name].append(at)
        courses[at].take(story, weights, why)
    _join_courses(courses, holders)
    longer = [course for course in courses if len(course.stories) > 1]
    episodes = [_episode(course) for course in longer]
    part_of = {part: episode.id for episode in episodes for part in episode.parts}
    return [replace(story, episode=part_of.get(story.id)) for story in events] + episodes


def _join_courses(courses: list[_Course], holders: dict[str, list[int]]) -> None:
    """Courses that began apart and came to share names become one: which story came first was chance."""
    for at, course in enumerate(courses):
        if not course.stories:
            continue
        weights = {name: weight / course.length for name, weight in course.names.items()} if course.length else {}
        to, why = _nearest(_episode(course), weights, courses, holders, own=at)
        if to == len(courses):
            continue
        host, guest = (courses[at], courses[to]) if at < to else (courses[to], courses[at])
        (first, _), *rest = guest.stories
        for story, reason in [(first, why), *rest]:
            host.take(story, {}, reason)
        for name, weight in guest.names.items():
            if name not in host.names:
                holders[name].append(min(at, to))
            host.names[name] = host.names.get(name, 0.0) + weight
        host.length = math.sqrt(math.fsum(weight * weight for weight in host.names.values()))
        guest.stories, guest.names, guest.length = [], {}, 0.0


def _weights(story: Story, often: Counter[str], count: int) -> dict[str, float]:
    """The story's names by rarity, of length 1."""
    found = {name: math.log((count + _UNSEEN) / often[name]) for name in story.keys}
    length = math.sqrt(math.fsum(weight * weight for weight in found.values()))
    return {name: weight / length for name, weight in found.items()} if length else {}


def _nearest(
    story: Story, weights: dict[str, float], courses: Sequence[_Course], holders: dict[str, list[int]], own: int = -1
) -> tuple[int, Why]:
    """The episode that the story goes on with, and why; the number of a new one where there is none.

    `own` is the number of an episode that is left out, since it is the story itself.
    """
    shared: Counter[int] = Counter()
    for name in weights:
        if len(holders[name]) <= _COMMON:
            shared.update(holders[name])
    best, above, why = len(courses), _ALIKE, Why(rule="begins the episode")
    for at in sorted(at for at, count in shared.items() if count >= _SHARED and courses[at].apart(story) <= _GAP):
        known = courses[at].names
        if at == own or not known:
            continue
        if _says_apart(story, courses[at]):
            continue
        names = sorted(weights.keys() & known.keys(), key=lambda name: (-weights[name], name))
        like = math.fsum(weights[name] * known[name] for name in names) / courses[at].length
        if like > above:
            best, above = at, like
            why = Why(rule="goes on with the same names", score=min(1.0, like), detail=", ".join(names[:6]))
    return best, why


def _says_apart(story: Story, course: _Course) -> bool:
    """Whether pages of one say that they have nothing to do with what the other is most of all known by."""
    mine, theirs = _apart([story]), _apart([part for part, _ in course.stories])
    most = sorted(course.names, key=lambda name: (-course.names[name], name))[:_KNOWN_BY] if mine else ()
    return bool(mine.intersection(most) or theirs.intersection(story.keys))


def _apart(stories: Sequence[Story]) -> set[str]:
    return {key.removeprefix("apart ") for story in stories for key in story.about if key.startswith("apart ")}


def _about(parts: Sequence[Story]) -> tuple[str, ...]:
    """What stories with half of the episode's pages or more are about."""
    held: Counter[str] = Counter()
    for story in parts:
        held.update(dict.fromkeys(story.about, len(story.articles)))
    pages = sum(len(story.articles) for story in parts)
    common = (key for key in held if 2 * held[key] >= pages or key.startswith("apart "))
    return tuple(sorted(common, key=lambda key: (-held[key], key)))


def _episode(course: _Course) -> Story:
    parts = [story for story, _ in course.stories]
    largest = max(parts, key=lambda story: len(story.articles))
    names = sorted(course.names, key=lambda name: (-course.names[name], name))
    starts, ends = [s.start for s in parts if s.start], [s.end for s in parts if s.end]
    return Story(
        id=content_id("episode", parts[0].id),
        level="episode",
        articles=tuple(page for story in parts for page in story.articles),
        joins=tuple(why for _, why in course.stories),
        start=min(starts, default=None),
        end=max(ends, default=None),
        keys=tuple(names[:8]),
        title=largest.title,
        about=_about(parts),
        parts=tuple(story.id for story in parts),
    )
