"""The shipped analyser: the encoder's scores decoded into columns, a tree in every sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.language.counting import OUTPUT, Numbers, numbers_of
from onrecord.language.encoder import Encoder, Scores
from onrecord.language.mends import Tree as Mended
from onrecord.language.mends import mend
from onrecord.language.morphology import morphology
from onrecord.language.sequences import best_tags, tagged_spans
from onrecord.language.small_networks import OUTPUTS, Tree
from onrecord.language.stances import Seen, StanceHead
from onrecord.language.trees import best_tree
from onrecord.language.windows import Window, Words, windows_of, words_of
from onrecord.record import ActWord, Analysis, Article, Count, Mention, MentionKind, StanceWord, Why

LONGEST_SENTENCE = 120
"""Words; a longer one (a list, a table, text without marks) is cut, since trees cost the square of their words."""

CUTS = frozenset({";", ":", ",", "–", "—", "--", "•", "|", "…"})
"""A sentence that is too long is cut after one of these, if its second half has one."""

SURE = 3.0
"""Log-odds by which a capital after a full stop counts for a start."""

KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "DATE": "date",
    "MONEY": "money",
    "PRODUCT": "product",
    "MISC": "other",
}


SEEN = 32
"""Windows whose vectors wait until their positions are asked for at once, some 10 MB at most."""
ROWS = 32
"""Words whose relations are scored at once: a larger product would be spread over threads, which costs more here."""


class Columns:
    """The columns of one article while its windows come in, in their order."""

    def __init__(self, words: Words) -> None:
        size = len(words.forms)
        self.words = words
        self.lemma, self.tag, self.pos, self.dep = ([""] * size for _ in range(4))
        self.head, self.role, self.name = list(range(size)), ["O"] * size, ["O"] * size
        self.starts = [False] * size
        self.tagged: dict[str, list[NDArray[np.float32]]] = {"name": [], "role": []}
        self.firsts: list[int] = []
        self.acts: list[ActWord] = []
        self.stances: list[StanceWord] = []
        self.seen: list[Seen] = []
        self.numbers: list[Numbers] = []
        self.counts: tuple[Count, ...] = ()

    def fill(self, window: Window, scores: Scores, encoder: Encoder) -> None:
        """Decode a window's scores into its stretch of every column."""
        first, last = window.first, window.last
        values = encoder.values
        forms = self.words.forms[first:last]
        for column, target in (("tag", self.tag), ("pos", self.pos)):
            target[first:last] = [values[column][n] for n in scores[column]]
        edits = [values["lemma"][n] for n in scores["lemma"]]
        self.lemma[first:last] = [
            encoder.lemma(form, tag, pos, edit)
            for form, tag, pos, edit in zip(forms, self.tag[first:last], self.pos[first:last], edits, strict=True)
        ]
        starts = _starts(scores["start"], forms, self.words.opens[first:last])
        self.starts[first:last] = starts
        self.firsts.append(first)
        for column, kept in self.tagged.items():
            kept.append(scores[column])
        heads, self.dep[first:last] = _trees(scores, starts, encoder)
        self.head[first:last] = [first + head for head in heads]
        if not (encoder.acts or encoder.counting or encoder.stances) or OUTPUT not in scores:
            return
        tree = self.tree(range(first, last))
        if all(name in scores for name in OUTPUTS):
            early, midway = (scores[name] for name in OUTPUTS)
            if encoder.acts:
                self.acts += encoder.acts.acts(early, midway, tree, first)
            if encoder.stances:
                self.seen.append(Seen(early, midway, tree, first))
                if len(self.seen) >= SEEN:
                    self._ask(encoder.stances)
        if encoder.counting:
            self.numbers += numbers_of(scores[OUTPUT], tree, first)

    def _ask(self, head: StanceHead) -> None:
        """Ask about the positions of the windows that wait for it."""
        self.stances += head.stances(self.seen)
        self.seen = []

    def tree(self, window: range) -> Tree:
        """What the heads read by of a window that is filled, words counted from its first."""
        part = slice(window.start, window.stop)
        return Tree(
            lowers=[form.lower() for form in self.words.forms[part]],
            tag=self.tag[part],
            pos=self.pos[part],
            dep=self.dep[part],
            head=[head - window.start for head in self.head[part]],
            sentence=np.cumsum(self.starts[part]).tolist(),
        )

    def decode(self, encoder: Encoder) -> None:
        """Names, roles and counts, once all windows are in: many short searches at once take little longer than one."""
        if encoder.counting:
            self.counts = encoder.counting.counts(self.numbers)
        if encoder.stances:
            self._ask(encoder.stances)
        for column, barriers in (("name", self.starts), ("role", self.words.opens)):
            cut = np.array(barriers, dtype=bool)
            cut[self.firsts] = True
            scores = self.tagged[column]
            if scores:
                tags = best_tags(
                    np.concatenate(scores), encoder.values[column], cut.tolist(), encoder.moves.get(column)
                )
                setattr(self, column, tags)

    def analysis(self, model: str) -> Analysis:
        """The finished columns."""
        spans = self.words.spans
        mend(Mended(self.words.forms, self.lemma, self.tag, self.pos, self.dep, self.head))
        return Analysis(
            start=tuple(a for a, _ in spans),
            end=tuple(b for _, b in spans),
            lemma=tuple(self.lemma),
            tag=tuple(self.tag),
            pos=tuple(self.pos),
            feats=tuple(morphology(self.words.forms, self.tag, self.pos, self.dep, self.head)),
            dep=tuple(self.dep),
            head=tuple(self.head),
            sentence=tuple(int(n) for n in np.cumsum(self.starts) - 1) if spans else (),
            role=tuple(self.role),
            mentions=self._mentions(model),
            acts=tuple(self.acts),
            counts=self.counts,
            stances=tuple(self.stances),
            model=model,
        )

    def _mentions(self, model: str) -> tuple[Mention, ...]:
        spans = self.words.spans
        found = []
        for number, (a, b, label) in enumerate(tagged_spans(self.name)):
            why = Why(rule=f"name head of {model}")
            span = Analysis(start=(spans[a][0],), end=(spans[b][1],)).span(0, 0)
            found.append(Mention(id=number, kind=KINDS[label], span=span, same_as=number, why=why))
        return tuple(found)


_TITLES = frozenset(
    f"{title}."
    for title in "Mr Mrs Ms Mx Dr Prof Rev Fr Hon Sen Sens Rep Reps Gov Govs Gen Lt Lieut Col Maj Capt Cmdr Adm Sgt Cpl"
    " Pvt Brig Supt Insp Det Const Cllr Messrs Mmes".split()
)
"""Short titles: a name follows, whatever the model makes of the full stop."""


def _starts(scores: NDArray[np.float32], forms: Sequence[str], opens: Sequence[bool]) -> list[bool]:
    """Where sentences start: where the model says so, at every paragraph, and before a sentence grows out of bounds.

    After a full stop that stands alone (the tokeniser keeps those of abbreviations in their words), a capital starts a
    sentence unless the model is sure that it does not. A name after a short title starts none.
    """
    ended = [False, *(form in {".", "!", "?"} for form in forms[:-1])]
    capital = [after and form[:1].isupper() for after, form in zip(ended, forms, strict=True)]
    begins = scores[:, 1] + SURE * np.array(capital) > scores[:, 0]
    titled = [False, *(form in _TITLES for form in forms[:-1])]
    begins &= ~np.array(titled, dtype=bool)
    begins |= np.array(opens, dtype=bool)
    begins[0] = True
    bounds = [*np.flatnonzero(begins), len(forms)]
    for start, end in pairwise(bounds):
        while end - start > LONGEST_SENTENCE:
            last = start + LONGEST_SENTENCE
            marks = (place for place in range(last, start + LONGEST_SENTENCE // 2, -1) if forms[place - 1] in CUTS)
            start = next(marks, last)
            begins[start] = True
    return list(begins.tolist())


def _trees(scores: Scores, starts: Sequence[bool], encoder: Encoder) -> tuple[list[int], list[str]]:
    """Of each word of a window its head (its own place for a root) and relation, a tree in every sentence."""
    heads: list[int] = []
    bounds = [*(place for place, start in enumerate(starts) if start), len(starts)]
    for first, last in pairwise(bounds):
        arcs = np.concatenate([scores["arcs"][first:last, :1], scores["arcs"][first:last, first + 1 : last + 1]], 1)
        heads += [head and first + head for head in best_tree(arcs)]
    between = np.maximum(scores["asked"] + scores["answers"][heads], 0.0)
    weight, bias = encoder.relations["weight"].T, encoder.relations["bias"]
    parts = [between[first : first + ROWS] @ weight + bias for first in range(0, len(heads), ROWS)]
    relations = np.concatenate(parts)
    names = encoder.values["dep"]
    # Only the root's child is called root.
    rooted = np.array(heads) == 0
    relations[:, names.index("root")] = np.where(rooted, np.inf, -np.inf)
    places = [head - 1 if head else place for place, head in enumerate(heads)]
    return places, [names[relation] for relation in relations.argmax(1).tolist()]


class ShippedAnalyser:
    """Reads articles with the model in the package."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.name = f"onrecord-en {encoder.version}"
        self._last: tuple[Article, Words] | None = None

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """The columns of each article, in order; words come from the blocks that findings may come from."""
        documents = [self._words(article) for article in articles]
        columns = [Columns(words) for words in documents]
        windows = [window for number, words in enumerate(documents) for window in windows_of(words, number)]
        for window, scores in self.encoder.scores(windows, documents):
            columns[window.document].fill(window, scores, self.encoder)
        for column in columns:
            column.decode(self.encoder)
        return [column.analysis(self.name) for column in columns]

    def _words(self, article: Article) -> Words:
        """The words of an article; those of the last one are kept, since it is asked for once a layer of speech."""
        if self._last is None or self._last[0] is not article:
            self._last = (article, words_of(article))
        return self._last[1]

    def inner_roles(self, article: Article, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
        """The role column of each range of words [first, last], read as though it were all there is.

        Words are counted as in `analyse`. What is said inside what is said shows this way: the role head marks the
        outermost attribution of what it is given.
        """
        whole = self._words(article)
        parts = [
            Words(whole.spans[a : b + 1], whole.forms[a : b + 1], [True, *whole.opens[a + 1 : b + 1]])
            for a, b in ranges
        ]
        windows = [window for number, part in enumerate(parts) for window in windows_of(part, number)]
        if not windows:
            return [("O",) * len(part.forms) for part in parts]
        scores = [scores["role"] for _, scores in self.encoder.scores(windows, parts, ("role",))]
        opens = [parts[window.document].opens[window.first : window.last] for window in windows]
        cut = [place == 0 or opened for window in opens for place, opened in enumerate(window)]
        tags = best_tags(np.concatenate(scores), self.encoder.values["role"], cut, self.encoder.moves.get("role"))
        bounds = list(accumulate((len(part.forms) for part in parts), initial=0))
        return [tuple(tags[first:last]) for first, last in pairwise(bounds)]
