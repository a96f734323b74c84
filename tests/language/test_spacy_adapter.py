"""A spaCy pipeline in place of the shipped model, with a real one trained here in a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.language import load
from onrecord.record import Article, Block, MissingExtra, Span

spacy = pytest.importorskip("spacy")

SENTENCES = [
    (
        ["Rebels", "attacked", "Homs", "."],
        ["NOUN", "VERB", "PROPN", "PUNCT"],
        [1, 1, 1, 1],
        ["nsubj", "ROOT", "obj", "punct"],
    ),
    (
        ["Police", "left", "Lima", "."],
        ["NOUN", "VERB", "PROPN", "PUNCT"],
        [1, 1, 1, 1],
        ["nsubj", "ROOT", "obj", "punct"],
    ),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagger, parser and name finder fitted to two sentences, saved to disk."""
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    examples = []
    for words, pos, heads, deps in SENTENCES:
        names = ["O", "O", "U-GPE", "O"]
        gold = Doc(
            nlp.vocab, words=words, tags=pos, heads=heads, deps=deps, ents=[n.replace("U-", "B-") for n in names]
        )
        examples.append(Example(Doc(nlp.vocab, words=words), gold))
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(folder)
    return folder


def test_a_pipeline_gives_the_same_columns(pipeline: Path) -> None:
    text = "Police left Homs.\nShare this\nRebels attacked Lima."
    blocks = (
        Block(kind="paragraph", span=Span(0, 17)),
        Block(kind="navigation", span=Span(18, 28)),
        Block(kind="paragraph", span=Span(29, len(text))),
    )
    analyser = load(f"spacy:{pipeline}")
    analysis = analyser.analyse([Article(id="a", text=text, blocks=blocks)])[0]
    words = [text[a:b] for a, b in zip(analysis.start, analysis.end, strict=True)]
    assert words == ["Police", "left", "Homs", ".", "Rebels", "attacked", "Lima", "."]
    assert analysis.dep[:4] == ("nsubj", "root", "obj", "punct")
    assert analysis.head == (1, 1, 1, 1, 5, 5, 5, 5)
    assert analysis.sentence == (0, 0, 0, 0, 1, 1, 1, 1)
    assert [(m.kind, m.span.of(text)) for m in analysis.mentions] == [("place", "Homs"), ("place", "Lima")]
    assert set(analysis.role) == {"O"}
    assert analyser.name.startswith("spacy:")


def test_a_pipeline_that_is_not_there_names_the_install_line() -> None:
    with pytest.raises(MissingExtra, match="python -m spacy download en_nowhere"):
        load("spacy:en_nowhere")
