"""Data folders to training windows: words of one or more paragraphs with whatever columns their source has."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NamedTuple

from onrecord.language.lemmas import edit_between
from onrecord.language.tokens import tokens

WINDOW_WORDS = 120
OWN_TURNS = 3
"""How often a passage written for the project is read where others are read once."""
LONG_WINDOW = 220
"""Words of the longest windows in which attributions are learned: who speaks often stands paragraphs away."""
NAMES = ("PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "MISC")
ROLES = ("source", "cue", "content")
NAME_TAGS = ("O", *(f"{b}-{name}" for name in NAMES for b in "BI"))
ROLE_TAGS = ("O", *(f"{b}-{role}" for role in ROLES for b in "BI"))


@dataclass(slots=True)
class Window:
    """Words and their gold columns; a column that the source does not have is empty."""

    words: list[str]
    opens: list[bool]
    tag: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    """Index of the head in the window, the word's own for a root."""
    sentence: list[int] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    """BIO tags; "-" where the source does not know."""
    role: list[str] = field(default_factory=list)

    def extend(self, other: Window, sentence: int) -> None:
        """Append a sentence, its heads moved to where it now stands."""
        shift = len(self.words)
        for column in ("words", "opens", "tag", "pos", "lemma", "dep", "name", "role"):
            getattr(self, column).extend(getattr(other, column))
        self.head.extend(head + shift for head in other.head)
        self.sentence.extend([sentence] * len(other.words) if other.sentence else [])


def treebank(path: Path) -> Iterator[tuple[Window, bool]]:
    """Sentences of a CoNLL-U file as (one-sentence window, whether a document starts here)."""
    rows: list[list[str]] = []
    opens, new_document = False, True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            new_document = opens = True
        elif line.startswith("# newpar"):
            opens = True
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            yield _sentence(rows, opens), new_document
            rows, opens, new_document = [], False, False


def _sentence(rows: list[list[str]], opens: bool) -> Window:
    size = len(rows)
    return Window(
        words=[row[1] for row in rows],
        opens=[opens] + [False] * (size - 1),
        tag=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        lemma=[edit_between(row[1], row[2]) for row in rows],
        dep=[row[7] for row in rows],
        head=[int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(rows)],
        sentence=[0] * size,
        name=["-"] * size,
    )


def packed(sentences: Iterable[tuple[Window, bool]], rng: random.Random) -> Iterator[Window]:
    """Neighbouring sentences of a document in windows of varying size, up to `WINDOW_WORDS`."""
    window, count, room = Window([], []), 0, WINDOW_WORDS
    for sentence, new_document in sentences:
        if window.words and (new_document or len(window.words) + len(sentence.words) > room):
            yield window
            window, count, room = Window([], []), 0, rng.randint(20, WINDOW_WORDS)
        window.extend(sentence, count)
        if not count:
            window.opens[0] = True
        count += 1
    if window.words:
        yield window


def named_sentences(path: Path, sources: Sequence[str], split: str) -> list[Window]:
    """Rows of ner.jsonl of these sources, a window a row; sentence bounds are not known."""
    windows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split and row["src"] in sources and len(row["words"]) <= 200:
            opens = [True] + [False] * (len(row["words"]) - 1)
            windows.append(Window(words=row["words"], opens=opens, name=row["tags"]))
    return windows


def joined(windows: list[Window], rng: random.Random) -> Iterator[Window]:
    """Several name rows in one window, so that names are learned in context as long as at run time."""
    current, room = Window([], []), WINDOW_WORDS
    for window in windows:
        if current.words and len(current.words) + len(window.words) > room:
            yield current
            current, room = Window([], []), rng.randint(15, WINDOW_WORDS)
        # Rows are sentences; only some of them may look like paragraphs, or a break would mean a sentence.
        opens = not current.words or rng.random() < 0.4
        current.extend(Window(window.words, [opens, *window.opens[1:]], name=window.name), 0)
    if current.words:
        yield current


def attributed(path: Path, rng: random.Random) -> Iterator[Window]:
    """PolNeAR articles in windows of whole paragraphs, every word with its part in an attribution.

    Each article is cut twice, in windows of other sizes.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for least, most in ((WINDOW_WORDS - 20, LONG_WINDOW), (40, WINDOW_WORDS)):
            yield from article_windows(row, rng.randint(least, most))


def article_windows(row: dict[str, object], room: int) -> Iterator[Window]:
    """The windows of one PolNeAR row, of up to `room` words where a paragraph has no more."""
    text = str(row["text"])
    spans = tokens(text)
    roles = role_tags(row["attributions"], spans)  # type: ignore[arg-type]
    window = Window([], [])
    paragraph: list[int] = []
    for index in range(len(spans) + 1):
        breaks = index == len(spans) or (index > 0 and "\n" in text[spans[index - 1][1] : spans[index][0]])
        if (breaks or len(paragraph) >= 200) and paragraph:
            if window.words and len(window.words) + len(paragraph) > room:
                yield window
                window = Window([], [])
            window.words += [text[slice(*spans[i])] for i in paragraph]
            window.opens += [True] + [False] * (len(paragraph) - 1)
            window.role += [roles[i] for i in paragraph]
            paragraph = []
        paragraph.append(index)
    if window.words:
        yield window


def role_tags(attributions: list[dict[str, list[list[int]]]], spans: list[tuple[int, int]]) -> list[str]:
    """BIO tags of the words under the gold character spans; content wins over cue and source where they meet."""
    tags = ["O"] * len(spans)
    for role in ROLES:
        for attribution in attributions:
            for start, end in attribution[role]:
                inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
                for place, i in enumerate(inside):
                    tags[i] = ("I-" if place else "B-") + role
    return tags


@dataclass(slots=True)
class Corpus:
    """The windows of each kind: parsed (syntax, and names where known), named, attributed, plain, nested."""

    parsed: list[Window]
    named: list[Window]
    attributed: list[Window]
    plain: list[Window] = field(default_factory=list)
    """Words alone, which a larger network labels."""
    nested: list[Window] = field(default_factory=list)
    """Attributed windows of what is said inside what is said, read by itself."""

    def words(self) -> dict[str, int]:
        """Words a kind."""
        return {kind: sum(len(window.words) for window in windows) for kind, windows in self.kinds().items()}

    def kinds(self) -> dict[str, list[Window]]:
        """The windows by their kind."""
        return {kind.name: getattr(self, kind.name) for kind in fields(self)}


def corpus(data: Path, *, open_only: bool, seed: int) -> Corpus:
    """All training windows of a data folder laid out as `training/README.md` says."""
    rng = random.Random(seed)
    language = data / "language"
    web = list(treebank(language / "en_ewt-train.conllu"))
    known = named_sentences(language / "ner.jsonl", ["uner-ewt"], "train")
    by_words = {tuple(window.words): window.name for window in known}
    for sentence, _ in web:
        sentence.name = list(by_words.get(tuple(sentence.words), sentence.name))
    gum = list(treebank(language / "en_gum-train-open.conllu"))
    sources = ["wikigold", *(f"crossner-{s}" for s in ("politics", "science", "literature", "music", "ai"))]
    names = named_sentences(language / "ner.jsonl", sources, "train")
    if not open_only:
        names += named_sentences(language / "ner.jsonl", ["eww"], "train")
    articles = [] if open_only else list(attributed(data / "attribution" / "polnear.train.jsonl", rng))
    return Corpus([*packed(web, rng), *packed(gum, rng)], list(joined(names, rng)), articles)


class Own(NamedTuple):
    """Windows of the passages written for the project, by what they teach."""

    bounds: list[Window]
    names: list[Window]
    attributed: list[Window]
    nested: list[Window]


def with_own(given: Corpus, own: Own) -> Corpus:
    """The corpus with the project's own passages, those of bounds and names several times over, since they are few.

    Its own attributions stand in where there are no others; what is said inside what is said is marked nowhere else.
    """
    return Corpus(
        parsed=[*given.parsed, *own.bounds * OWN_TURNS],
        named=[*given.named, *own.names * OWN_TURNS],
        attributed=given.attributed or own.attributed,
        plain=given.plain,
        nested=own.nested,
    )


def labels(windows: Iterable[Window], column: str, least: int = 1) -> list[str]:
    """The distinct values of a column seen at least `least` times, commonest first."""
    counts = Counter(value for window in windows for value in getattr(window, column))
    return [value for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= least]
