"""What its outlet has taken back: words of a page that a corrected version does not have, and numbers called wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.record import Article
from onrecord.record.numerals import TENS, UNITS, spelled

_GAVE = re.compile(
    r"\b(?:earlier\s+version|earlier|previously|misstated|incorrectly|wrongly)\b[^.]{0,120}?\b(?:as|of|at|that|said|gave)\s+(\d+)\b",
    re.IGNORECASE,
)
"""The number that a correction takes back."""
_SPELLED = re.compile(rf"\b({'|'.join(TENS)})[- ]({spelled(1, 9)})\b", re.IGNORECASE)
_NOTICE = re.compile(r"\W*(?:Correction|Corrected|Clarification)\b")
GONE = "not in the corrected version"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The corrections of a story.

    `wrong` has by outlet the pages with a correction and the numbers it takes back, `versions` for a page the words of
    the version of it that its outlet has corrected, `later` the page of that version.
    """

    wrong: Mapping[str, Sequence[tuple[str, frozenset[int]]]]
    versions: Mapping[str, str]
    later: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(articles: Mapping[str, Article], outlets: Mapping[str, str], originals: Mapping[str, str]) -> TakenBack:
        """The corrections of pages: `outlets` by page, `originals` the page that a page is an edited copy of."""
        wrong: dict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
        versions: dict[str, str] = {}
        later: dict[str, str] = {}
        for page, told in _notices(articles):
            numbers = frozenset(int(number) for number in _GAVE.findall(told.replace(",", "")))
            wrong[outlets[page]].append((page, numbers))
            own = [other for other in _same(page, originals) if outlets.get(other) == outlets[page]]
            versions |= dict.fromkeys(own, _plain(articles[page].text))
            later |= dict.fromkeys(own, page)
        # Of two versions with a correction neither is surely the later one.
        corrected = set(later.values())
        return TakenBack(dict(wrong), versions, {page: now for page, now in later.items() if page not in corrected})

    def is_gone(self, page: str, words: str) -> bool:
        """Whether a page's outlet has a corrected version of it, and that has not got these words."""
        later = self.versions.get(page)
        return later is not None and _plain(words) not in later

    def by(self, outlet: str, page: str, values: Collection[float | None]) -> bool:
        """Whether an outlet says on another page than this that one of the numbers was wrong."""
        return any(other != page and not numbers.isdisjoint(values) for other, numbers in self.wrong.get(outlet, ()))


def numbers_in(words: str) -> frozenset[int]:
    """The numbers of words, in figures or spelled with a hyphen."""
    spelled = {
        10 * (TENS.index(match[1].lower()) + 2) + UNITS.index(match[2].lower()) for match in _SPELLED.finditer(words)
    }
    return frozenset(spelled | {int(number) for number in re.findall(r"\b\d+\b", words.replace(",", ""))})


def _notices(articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Each page with a correction, and the words of it."""
    for page, article in articles.items():
        for block in article.blocks:
            told = block.span.of(article.text)
            if block.kind == "correction" or _NOTICE.match(told):
                yield page, told


def _same(page: str, originals: Mapping[str, str]) -> set[str]:
    """The other pages that have the words of one: its original, and their copies."""
    origin = originals.get(page, page)
    return {origin, *(other for other, first in originals.items() if first == origin)} - {page}


def _plain(text: str) -> str:
    return " ".join(text.split())
