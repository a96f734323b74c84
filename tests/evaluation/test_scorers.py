"""The scorers on a data folder written here: names of figures, what is counted, what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import __main__ as command
from evaluation.attribution import article_of, gold_stretches, score
from evaluation.language import syntax_counts, treebank_documents
from onrecord.attribution.stretches import Page
from onrecord.language import load
from onrecord.record import Analysis, Article

TREE = """# newdoc id = d
# newpar
# text = Envoys met rebels. They left.
1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\trebels\trebel\tNOUN\tNNS\t_\t2\tobj\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "language").mkdir()
    (tmp_path / "attribution").mkdir()
    tree = TREE.replace(" They left.", "")
    (tmp_path / "language" / "en_toy-dev.conllu").write_text(tree, encoding="utf-8")
    row = {"src": "toy", "split": "dev", "words": ["Ana", "Lund", "left"], "tags": ["B-PERSON", "I-PERSON", "O"]}
    other = {**row, "split": "train"}
    lines = json.dumps(row) + "\n" + json.dumps(other) + "\n"
    (tmp_path / "language" / "ner.jsonl").write_text(lines, encoding="utf-8")
    fact = {"id": "f", "text": "Ships left .", "events": [{"start": 6, "end": 10, "score": 3.0, "lemma": "leave"}]}
    (tmp_path / "attribution" / "fact_toy.dev.jsonl").write_text(json.dumps(fact) + "\n", encoding="utf-8")
    (tmp_path / "attribution" / "polnear.dev.jsonl").write_text(json.dumps(attributed()) + "\n", encoding="utf-8")
    return tmp_path


def attributed() -> dict[str, object]:
    text = "Storm.\n\nLund said the port had closed."
    attribution = {"source": [[8, 12]], "cue": [[13, 17]], "content": [[18, 37]], "kind": "indirect"}
    return {"id": "a", "text": text, "attributions": [attribution]}


def analysis_of(document_text: str, head: tuple[int, ...]) -> Analysis:
    starts = (0, 7, 11, 17)
    ends = (6, 10, 17, 18)
    return Analysis(
        start=starts,
        end=ends,
        lemma=("envoy", "meet", "rebel", "."),
        tag=("NNS", "VBD", "NNS", "."),
        pos=("NOUN", "VERB", "NOUN", "PUNCT"),
        feats=("", "", "Number=Plur", ""),
        dep=("nsubj", "root", "obj", "punct"),
        head=head,
        sentence=(0, 0, 0, 0),
        role=("O",) * 4,
    )


def test_syntax_counts_what_is_right_among_aligned_words(data: Path) -> None:
    (document,) = treebank_documents(data / "language" / "en_toy-dev.conllu")
    assert document.text == "Envoys met rebels."
    right = syntax_counts(document, analysis_of(document.text, (1, 1, 1, 1)))
    assert (right["uas"], right["las"], right["upos"], right["lemma"], right["sentences right"]) == (4, 4, 4, 4, 1)
    assert right["feats"] == 3, "the toy treebank gives no features, and one word was given one"
    wrong = syntax_counts(document, analysis_of(document.text, (1, 1, 0, 1)))
    assert (wrong["uas"], wrong["las"]) == (3, 3)


def test_gold_stretches_score_themselves_in_full() -> None:
    row = attributed()
    analysis = load().analyse([article_of(row)])[0]
    assert [s.role for s in gold_stretches(Page(article_of(row), analysis), row)] == ["source", "cue", "content"]
    rows = score([row], [analysis], gold_spans=True).rows()
    assert rows["content_f1"] == (1.0, 1)
    assert rows["linked_f1"] == (1.0, 1)


def test_the_command_scores_what_is_there_and_leaves_out_what_is_not(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = data / "figures.json"
    arguments = ["evaluation", str(data), "--json", str(out)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", arguments)
        # These ship with the project: they are measured whatever the folder holds.
        patch.setattr("evaluation.crisis.FOLDER", data / "no-crisis")
        patch.setattr("evaluation.chains.HOME", data)
        patch.setattr("evaluation.told_figures.ITEMS", data / "no-items.txt")
        patch.setattr("evaluation.told_figures.LATER", data / "no-items.txt")
        patch.setattr("evaluation.between.ITEMS", data / "no-items.txt")
        patch.setattr("evaluation.plans_told.ITEMS", data / "no-items.txt")
        patch.setattr("evaluation.towns.FOLDER", data / "no-towns")
        patch.setattr("evaluation.relations.CRISIS", data / "no-crisis.json")
        assert command.main() == 0
    figures = json.loads(out.read_text(encoding="utf-8"))["figures"]
    assert set(figures) == {
        *(f"language.en_toy-dev.{key}" for key in ("uas", "las", "upos", "lemma", "feats", "sentence_f1")),
        "names.toy.f1",
        *(f"attribution.polnear.{key}" for key in ("source_f1", "cue_f1", "content_f1", "linked_f1")),
        "attribution.polnear.linked_recall_indirect",
        "factuality.fact_toy.mae",
    }
    assert set(figures["names.toy.f1"]) == {"value", "n", "seconds"}
    assert "| names.toy.f1 |" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["evaluation", "nowhere"])
        assert command.main() == 2
    assert "nowhere is not a folder" in capsys.readouterr().err


def test_an_article_of_a_row_has_a_headline_and_paragraphs() -> None:
    article = article_of(attributed())
    assert isinstance(article, Article)
    assert [(b.kind, b.span.of(article.text)) for b in article.blocks] == [
        ("headline", "Storm."),
        ("paragraph", "Lund said the port had closed."),
    ]
