"""The scorer of coreference: gold mentions out of `Entity=` cells, and what counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.coreference import GoldMention, counts, gold_mentions, our_mentions
from evaluation.language import GoldDocument, treebank_documents
from onrecord.record import Analysis, Mention, Span, Why

TREEBANK = """# newdoc id = GUM_news_mayor
# newpar
# text = Ana Lund left.
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1,2-coref
2\tLund\tLund\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = Lund's aide saw her.
1-2\tLund's\t_\t_\t_\t_\t_\t_\t_\t_
1\tLund\tLund\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(2-person-new-cf2-3-sgl(1-person-giv-cf1-1-coref
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=1)
3\taide\taide\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=2)
4\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
5\ther\tshe\tPRON\tPRP\t_\t4\tobj\t_\tEntity=(1-person-giv-cf1-1-ana)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def document(tmp_path: Path) -> GoldDocument:
    path = tmp_path / "en_small-dev.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (found,) = treebank_documents(path)
    return found


def analysis(document: GoldDocument, *same_as: int) -> Analysis:
    """Our reading of the document: its own words and tree, and four mentions joined as told."""
    spans = [
        Span(*document.spans[first][:1], document.spans[last][1]) for first, last in ((0, 1), (4, 4), (6, 6), (8, 8))
    ]
    kinds = ("person", "person", "nominal", "pronoun")
    mentions = [
        Mention(id=n, kind=kind, span=span, same_as=same, why=Why(rule="test"))  # type: ignore[arg-type]
        for n, (kind, span, same) in enumerate(zip(kinds, spans, same_as, strict=True))
    ]
    size = len(document.spans)
    return Analysis(
        start=tuple(a for a, _ in document.spans),
        end=tuple(b for _, b in document.spans),
        lemma=("",) * size,
        tag=("",) * size,
        pos=("",) * size,
        dep=("",) * size,
        head=tuple(word if head < 0 else head for word, head in enumerate(document.heads)),
        sentence=(0,) * 4 + (1,) * 6,
        role=("O",) * size,
        mentions=tuple(mentions),
        model="test",
    )


def test_cells_spell_mentions_within_mentions(document: GoldDocument) -> None:
    assert gold_mentions(document) == [
        GoldMention("1", "person", 0, 1, 0),
        GoldMention("1", "person", 4, 5, 4),
        GoldMention("2", "person", 4, 6, 6),
        GoldMention("1", "person", 8, 8, 8),
    ]


def test_one_stands_for_its_first_name(document: GoldDocument) -> None:
    assert [mention.joined for mention in our_mentions(analysis(document, 0, 0, 2, 0))] == [None, 0, None, 0]


@pytest.mark.parametrize(
    ("same_as", "expected"),
    [
        ((0, 0, 2, 0), {"pronoun right": 1, "pronoun answered": 1, "name right": 1, "name answered": 1}),
        ((0, 0, 2, 2), {"pronoun answered": 1, "name right": 1, "name answered": 1}),
        ((0, 1, 2, 3), {}),
    ],
)
def test_what_is_right(document: GoldDocument, same_as: tuple[int, ...], expected: dict[str, int]) -> None:
    found = counts(document, analysis(document, *same_as))
    assert dict(found) == {"pronoun gold": 1, "name gold": 1} | expected
