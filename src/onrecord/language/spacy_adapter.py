"""Any spaCy pipeline in place of the shipped model; its tokens, tags and entities become our columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.language.morphology import morphology
from onrecord.language.windows import readable_spans
from onrecord.record import Analysis, Article, Mention, MentionKind, MissingExtra, Span, Why

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "DATE": "date",
    "TIME": "date",
    "MONEY": "money",
    "PRODUCT": "product",
}
"""spaCy's usual entity labels; others become "other"."""


class SpacyAnalyser:
    """Reads articles with a spaCy pipeline; its relations are used as they are, so universal ones fit best.

    A spaCy pipeline has no attribution head: `Analysis.role` is then all "O" and attribution falls back on syntax.
    """

    def __init__(self, pipeline: str) -> None:
        try:
            import spacy
        except ImportError as error:
            raise MissingExtra("language = 'spacy:NAME'", "pip install 'onrecord[spacy]'") from error
        try:
            self.nlp = spacy.load(pipeline)
        except OSError as error:
            raise MissingExtra(f"language = 'spacy:{pipeline}'", f"python -m spacy download {pipeline}") from error
        version = self.nlp.meta.get("version", "")
        self.name = f"spacy:{self.nlp.meta.get('name', pipeline)} {version}".strip()

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """The columns of each article, in order; a block is a document of its own, so no sentence crosses blocks."""
        return [self._analyse(article) for article in articles]

    def inner_roles(self, article: Article, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
        """All "O": a spaCy pipeline has no attribution head."""
        return [("O",) * (last - first + 1) for first, last in ranges]

    def _analyse(self, article: Article) -> Analysis:
        columns: dict[str, list[object]] = {name: [] for name in ("start", "end", "lemma", "tag", "pos", "dep", "head")}
        sentences: list[int] = []
        mentions: list[Mention] = []
        for area in readable_spans(article):
            document = self.nlp(area.of(article.text))
            _append(columns, sentences, document, area.start)
            mentions += self._mentions(document, area.start, len(mentions))
        text = article.text
        forms = [text[start:end] for start, end in zip(columns["start"], columns["end"], strict=True)]  # type: ignore[index]
        feats = morphology(forms, columns["tag"], columns["pos"], columns["dep"], columns["head"])  # type: ignore[arg-type]
        return Analysis(
            **{name: tuple(values) for name, values in columns.items()},  # type: ignore[arg-type]
            feats=tuple(feats),
            sentence=tuple(sentences),
            role=("O",) * len(sentences),
            mentions=tuple(mentions),
            model=self.name,
        )

    def _mentions(self, document: Doc, offset: int, count: int) -> list[Mention]:
        found = []
        for number, entity in enumerate(document.ents, count):
            span = Span(offset + entity.start_char, offset + entity.end_char)
            kind = KINDS.get(entity.label_, "other")
            found.append(Mention(id=number, kind=kind, span=span, same_as=number, why=Why(rule=self.name)))
        return found


def _append(columns: dict[str, list[object]], sentences: list[int], document: Doc, offset: int) -> None:
    """Add a block's tokens; blanks are no words, so heads are counted anew without them."""
    words: list[Token] = [token for token in document if not token.is_space]
    place = {token.i: number for number, token in enumerate(words, len(sentences))}
    number = sentences[-1] if sentences else -1
    for position, token in enumerate(words):
        number += position == 0 or bool(token.is_sent_start)
        here = place[token.i]
        columns["start"].append(offset + token.idx)
        columns["end"].append(offset + token.idx + len(token.text))
        columns["lemma"].append(token.lemma_ or token.text.lower())
        columns["tag"].append(token.tag_)
        columns["pos"].append(token.pos_)
        columns["dep"].append("root" if token.head.i == token.i else token.dep_)
        columns["head"].append(place.get(token.head.i, here))
        sentences.append(number)
