"""A plain capture as lines, and what each looks like: the shape that tells prose from the page around it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.read import instants
from onrecord.read.languages import all_function_words
from onrecord.record import PageProblem, Span

LINE_LIMIT, LOOK = 20_000, 4_000
"""More lines than any page shows; as much of a line as rules look at."""

BULLET = re.compile(r"^\s*(?:[•·*▪◦‣►»›○●■–-]|\d{1,2}[.)])\s+")
SENTENCE_END = re.compile(r"[.!?…。！？।][\"'”’»)\]]*$")
SENTENCE_MARK = re.compile(r"[.!?…,;:]\s|[。！？、，।]")
COPYRIGHT = re.compile(r"©|\bcopyright\b|all rights reserved", re.I)
QUOTATION = re.compile(r"[\"“”„«»「]")
TOKEN = re.compile(r"[^\W\d_]+")
PIPE = re.compile(r"[|•·›»]")
URL = re.compile(r"https?://|www\.|\S@\S+\.\w")
WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a capture that is not blank: its trimmed span, words, and the blank lines before it.

    `text` is what rules look at: the words at the span, of a very long line the beginning.
    """

    span: Span
    text: str
    gap: int
    bullet: bool
    indent: int
    words: int
    repeats: int


def lines(text: str) -> list[Line]:
    """The lines that hold anything, in order; spans leave out the white space around them.

    Raises PageProblem for more than 20,000 lines.
    """
    raw: list[tuple[Span, str, int]] = []
    at = gap = 0
    for row in re.split("\n|\r\n?", text) if "\r" not in text else _split(text):
        stripped = row.strip()
        if stripped:
            start = at + len(row) - len(row.lstrip())
            raw.append((Span(start, start + len(stripped)), row, gap))
            gap = 0
        else:
            gap += 1
        at += len(row) + 1
    if len(raw) > LINE_LIMIT:
        raise PageProblem("read", f"more than {LINE_LIMIT:,} lines, too large for a page of news")
    seen = Counter(row.strip() for _, row, _ in raw)
    return [_line(span, row, gap, seen[row.strip()]) for span, row, gap in raw]


def _split(text: str) -> list[str]:
    """Rows of one character less than their distance, whatever ends them: a CR before LF stays in its row."""
    return text.replace("\r\n", " \n").replace("\r", "\n").split("\n")


def _line(span: Span, row: str, gap: int, repeats: int) -> Line:
    text = row.strip()[:LOOK]
    return Line(
        span=span,
        text=text,
        gap=gap,
        bullet=BULLET.match(row) is not None,
        indent=len(row) - len(row.lstrip()),
        words=word_count(row),
        repeats=repeats,
    )


def word_count(text: str) -> int:
    """Words; of scripts that do not part them, two characters count as one."""
    return len(text.split()) + len(WIDE.findall(text)) // 2


def unwrapped(text: str, found: list[Line]) -> list[Line]:
    """The lines joined to paragraphs where the capture was set to a fixed width; else the lines as they are."""
    width = _fixed_width(found)
    if not width:
        return found
    joined: list[list[Line]] = []
    for line in found:
        before = joined[-1][-1] if joined else None
        runs_on = before is not None and not line.gap and not line.bullet and len(before.text) >= 0.7 * width
        if runs_on:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(text, group) for group in joined]


def _joined(text: str, group: list[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    span = Span(group[0].span.start, group[-1].span.end)
    return replace(group[0], span=span, text=span.of(text)[:LOOK], words=sum(line.words for line in group), repeats=1)


def _fixed_width(found: list[Line]) -> int:
    """The width of the setting, or 0: most lines stop near one margin and in the middle of a sentence.

    Of a short note fewer lines have to, where most of them go on in small letters, as no list of links does.
    """
    lengths = sorted(len(line.text) for line in found)
    if len(found) < 4 or lengths[-1] > 120:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    pairs = [(one, other) for one, other in itertools.pairwise(found) if not other.gap and len(one.text) >= 0.7 * width]
    broken = sum(not SENTENCE_END.search(one.text) for one, _ in pairs)
    small = sum(other.text[0].islower() for _, other in pairs)
    many = len(found) >= 8 and len(pairs) >= 0.4 * len(found)
    few = len(pairs) >= max(2, 0.25 * len(found)) and small >= 0.5 * len(pairs)
    return width if width >= 40 and (many or few) and broken >= 0.6 * len(pairs) else 0


@cache
def chrome_words() -> re.Pattern[str]:
    """Words and phrases of buttons, banners and link lists."""
    text = files("onrecord.read").joinpath("data", "chrome_words.tsv").read_text(encoding="utf-8")
    words = [line.strip() for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.I)


def features(line: Line) -> dict[str, float]:
    """What a line looks like, each a number of about one: length, punctuation, function words, chrome words, …"""
    text, words = line.text, line.words
    tokens = TOKEN.findall(text)
    capital = sum([token[0].isupper() for token in tokens])
    known = all_function_words()
    function = sum([token.lower() in known for token in tokens])
    return {
        "words_3": float(words <= 3),
        "words_8": float(3 < words <= 8),
        "words_15": float(8 < words <= 15),
        "words_30": float(15 < words <= 30),
        "words_more": float(words > 30),
        "length": min(words, 80) / 40,
        "ends": float(SENTENCE_END.search(text) is not None),
        "ends_colon": float(text.endswith((":", "："))),
        "marks": min(len(SENTENCE_MARK.findall(text)), 6) / 3,
        "function": function / max(1, len(tokens)),
        "capital": capital / max(1, len(tokens)),
        "upper": float(len(text) > 3 and text.isupper()),
        "digits": sum(map(str.isdigit, text)) / max(1, len(text)),
        "bullet": float(line.bullet),
        "bullet_prose": float(line.bullet and words > 15),
        "indent": min(line.indent, 8) / 4,
        "repeats": float(line.repeats > 1),
        "gap": min(line.gap, 3) / 2,
        "url": float(URL.search(text) is not None),
        "chrome": float(words < 40 and chrome_words().search(text) is not None),
        "copyright": float(COPYRIGHT.search(text) is not None),
        "date": float(words < 16 and next(instants.find(text), None) is not None),
        "quote": float(QUOTATION.search(text) is not None),
        "bracketed": float(text.startswith(("[", "(", "{", "<")) and text.endswith(("]", ")", "}", ">"))),
        "pipes": min(len(PIPE.findall(text)), 4) / 2,
        "first_lower": float(text[0].islower()),
    }
