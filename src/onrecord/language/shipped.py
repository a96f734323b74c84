"""The shipped analyser: the encoder's scores decoded into columns, a tree in every sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.language.encoder import Encoder, Scores
from onrecord.language.inflection import base_form
from onrecord.language.lemmas import apply_edit
from onrecord.language.sequences import best_tags, tagged_spans
from onrecord.language.trees import best_tree
from onrecord.language.windows import Window, Words, windows_of, words_of
from onrecord.record import Analysis, Article, Mention, MentionKind, Why

LONGEST_SENTENCE = 120
"""Words; a longer one (a list, a table, text without marks) is cut, since trees cost the square of their words."""

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


class Columns:
    """The columns of one article while its windows come in, in any order."""

    def __init__(self, words: Words) -> None:
        size = len(words.forms)
        self.words = words
        self.lemma, self.tag, self.pos, self.dep = ([""] * size for _ in range(4))
        self.head, self.role, self.name = list(range(size)), ["O"] * size, ["O"] * size
        self.starts = [False] * size

    def fill(self, window: Window, scores: Scores, encoder: Encoder) -> None:
        """Decode a window's scores into its stretch of every column."""
        first, last = window.first, window.last
        values = encoder.values
        forms = self.words.forms[first:last]
        for column, target in (("tag", self.tag), ("pos", self.pos)):
            target[first:last] = [values[column][n] for n in scores[column]]
        edits = [values["lemma"][n] for n in scores["lemma"]]
        self.lemma[first:last] = [
            base_form(form.lower(), tag, encoder.ranks) or apply_edit(form, edit)
            for form, tag, edit in zip(forms, self.tag[first:last], edits, strict=True)
        ]
        starts = _starts(scores["start"], forms, self.words.opens[first:last])
        self.starts[first:last] = starts
        self.name[first:last] = best_tags(scores["name"], values["name"], starts)
        self.role[first:last] = best_tags(scores["role"], values["role"], self.words.opens[first:last])
        bounds = [i for i, start in enumerate(starts) if start]
        for a, b in zip(bounds, [*bounds[1:], last - first], strict=True):
            heads, relations = _tree(scores, a, b, encoder)
            self.head[first + a : first + b] = [
                first + a + i if h == 0 else first + a + h - 1 for i, h in enumerate(heads)
            ]
            self.dep[first + a : first + b] = relations

    def analysis(self, model: str) -> Analysis:
        """The finished columns."""
        spans = self.words.spans
        return Analysis(
            start=tuple(a for a, _ in spans),
            end=tuple(b for _, b in spans),
            lemma=tuple(self.lemma),
            tag=tuple(self.tag),
            pos=tuple(self.pos),
            dep=tuple(self.dep),
            head=tuple(self.head),
            sentence=tuple(int(n) for n in np.cumsum(self.starts) - 1) if spans else (),
            role=tuple(self.role),
            mentions=self._mentions(model),
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


def _starts(scores: NDArray[np.float32], forms: Sequence[str], opens: Sequence[bool]) -> list[bool]:
    """Where sentences start: where the model says so, at every paragraph, and before a sentence grows out of bounds.

    After a full stop that stands alone (the tokeniser keeps those of abbreviations in their words), a capital starts a
    sentence unless the model is sure that it does not.
    """
    starts: list[bool] = []
    length = 0
    for i, (no, yes) in enumerate(scores):
        ended = i > 0 and forms[i - 1] in {".", "!", "?"} and forms[i][:1].isupper()
        start = i == 0 or opens[i] or bool(yes + (SURE if ended else 0.0) > no) or length >= LONGEST_SENTENCE
        length = 1 if start else length + 1
        starts.append(start)
    return starts


def _tree(scores: Scores, a: int, b: int, encoder: Encoder) -> tuple[list[int], list[str]]:
    """Heads (0: the root, otherwise counted from 1 within the sentence) and relations of the words [a, b)."""
    columns = [0, *range(a + 1, b + 1)]
    heads = best_tree(scores["arcs"][a:b][:, columns])
    vectors = scores["heads"][[0 if head == 0 else a + head for head in heads]]
    # The graph gives what a dependent asks of a head under each relation; the head's vector answers.
    asked = scores["partners"][a:b].reshape(b - a, -1, vectors.shape[1])
    relations = (asked @ vectors[:, :, None])[..., 0]
    names = encoder.values["dep"]
    root = names.index("root")
    # Only the root's child is called root.
    for i, head in enumerate(heads):
        relations[i, root] = np.inf if head == 0 else -np.inf
    return heads, [names[int(n)] for n in relations.argmax(1)]


class ShippedAnalyser:
    """Reads articles with the model in the package."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.name = f"onrecord-en {encoder.version}"

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """The columns of each article, in order; words come from the blocks that findings may come from."""
        documents = [words_of(article) for article in articles]
        columns = [Columns(words) for words in documents]
        windows = [window for number, words in enumerate(documents) for window in windows_of(words, number)]
        for window, scores in self.encoder.scores(windows, documents):
            columns[window.document].fill(window, scores, self.encoder)
        return [column.analysis(self.name) for column in columns]
