"""A checkpoint to the files that ship: an int8 ONNX graph with the vocabulary cut to what news in Latin script uses."""

from __future__ import annotations

import json
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.language import model_files
from onrecord.language.encoder import OUTPUTS
from training.network import HEADS, HIDDEN, Layer, Network, Shape

INPUTS = ("ids", "features", "word_of", "first")

CALMED = {"role": 0.8}
"""What the scores from one tag to the next count beside a word's own: a teacher's soft answers make these flatter than
those that the first were learned beside (chosen on PolNeAR's development part: contents .697 to .700)."""

CAUTION = 0.5
"""By how much, in natural logarithms, a name has to beat no name: what learns of soft answers names too much (chosen
on the development parts: world news .848 to .850, CrossNER by .002 to .008)."""


class Attention(torch.autograd.Function):
    """Attention of all heads as one kernel of ONNX Runtime; torch itself only traces it."""

    @staticmethod
    def forward(context: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        return torch.empty_like(query)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS).setType(query.type())


class RuntimeLayer(nn.Module):
    """A layer as the runtime computes it: what is asked, of what and with what in one matrix, and no mask.

    The runtime reads a window alone, so that nothing is ever padded.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.asked = nn.Linear(HIDDEN, 3 * HIDDEN)
        parts = (layer.query, layer.key, layer.value)
        self.asked.weight = nn.Parameter(torch.cat([part.weight.detach() for part in parts]))
        self.asked.bias = nn.Parameter(torch.cat([part.bias.detach() for part in parts]))
        self.out, self.wide, self.narrow = layer.out, layer.wide, layer.narrow
        self.norm_attention, self.norm_out, self.bend = layer.norm_attention, layer.norm_out, layer.bend

    def forward(self, x: Tensor, kept: Tensor | None = None) -> Tensor:
        """The vectors after this layer [1, pieces, 384], or those of the pieces numbered `kept` alone."""
        query, key, value = self.asked(x).chunk(3, -1)
        if kept is not None:
            query, x = query[:, kept], x[:, kept]
        x = self.norm_attention(x + self.out(Attention.apply(query, key, value)))
        read: Tensor = self.norm_out(x + self.narrow(self.bend(self.wide(x))))
        return read


class Graph(nn.Module):
    """What the runtime asks of the network, in one pass."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.cautious = torch.tensor([CAUTION if name == "O" else 0.0 for name in network.shape.name])
        network.layers = nn.ModuleList(RuntimeLayer(layer) for layer in network.layers)  # type: ignore[arg-type]

    def forward(self, ids: Tensor, features: Tensor, word_of: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        words = self.words(ids[0], features[0], word_of[0], first[0])
        arcs, rooted = net.arcs(words)
        best = [net.heads[name](words).argmax(-1) for name in ("tag", "pos", "lemma")]
        # Which tag is likeliest hangs on differences alone, so that nothing is made a probability of.
        start, name, role = (net.heads[column](words) for column in ("start", "name", "role"))
        return (*best, start, name + self.cautious, role, arcs, net.label_dependent(words), net.label_head(rooted))

    def words(self, ids: Tensor, features: Tensor, word_of: Tensor, first: Tensor) -> Tensor:
        """What `Network.vectors` gives for one window, without a mask; the last layer is worked out for words alone."""
        net = self.network
        spread = net.shapes(features[:, 0]) + net.quotes(features[:, 1]) + net.breaks(features[:, 2])
        x = net.pieces(ids) + net.places.weight[: ids.shape[0]] + net.kind + spread[word_of]
        x = net.norm(x)[None]
        for layer in net.layers[:-1]:
            x = layer(x)
        words: Tensor = net.layers[-1](x, first)
        return words


def kept_pieces(vocabulary: list[str]) -> list[int]:
    """Pieces worth shipping: the special ones and all without letters of other scripts or unused slots."""

    def usable(piece: str) -> bool:
        if piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}:
            return True
        if piece.startswith("[unused") or piece == "[MASK]":
            return False
        letters = [c for c in piece.removeprefix("##") if c.isalpha()]
        return all(unicodedata.name(c, "").startswith("LATIN") for c in letters)

    return [number for number, piece in enumerate(vocabulary) if usable(piece)]


def with_vocabulary(network: Network, kept: list[int]) -> Network:
    """The network with only the kept rows of its piece embedding."""
    smaller = Network(network.shape, vocabulary=len(kept))
    state = dict(network.state_dict())
    state["pieces.weight"] = state["pieces.weight"][kept]
    smaller.load_state_dict(state)
    return smaller.eval()


def example() -> tuple[Tensor, ...]:
    """Inputs of a plausible form, for tracing."""
    ids = torch.randint(5, 1000, (1, 12))
    word_of = torch.tensor([[0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 8, 0]])
    first = torch.tensor([[1, 2, 4, 5, 6, 7, 8, 9]])
    return ids, torch.ones(1, 9, 3, dtype=torch.long), word_of, first


def export(network: Network, vocabulary: list[str], target: Path, version: str, *, int8: bool = True) -> None:
    """Write model.onnx (int8, or in full precision to compare with), vocabulary.txt and model.json into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    kept = kept_pieces(vocabulary)
    network = with_vocabulary(network, kept)
    axes = {name: {1: "pieces"} for name in ("ids", "word_of")} | {"features": {1: "rows"}, "first": {1: "words"}}
    axes |= {name: {1: "words"} for name in OUTPUTS if name not in {"arcs", "answers"}}
    axes |= {"arcs": {1: "words", 2: "rows"}, "answers": {1: "rows"}}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Graph(network),
            example(),
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        if int8:
            quantised(plain, target / model_files.GRAPH)
        else:
            shutil.copyfile(plain, target / model_files.GRAPH)
    onnx.checker.check_model(str(target / model_files.GRAPH))
    # The heads were learnt over other weights: `training.figures`, `.acts` and `.stances` learn them anew.
    for head in model_files.HEADS:
        (target / head).unlink(missing_ok=True)
    (target / model_files.VOCABULARY).write_text("\n".join(vocabulary[i] for i in kept) + "\n", encoding="utf-8")
    write_settings(network, target, version)


def quantised(plain: Path, target: Path) -> None:
    """Write the graph with its matrices and embeddings in 8 bits, a scale a column."""
    quantize_dynamic(
        plain,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def rounded(table: Tensor) -> list[list[float]]:
    """A matrix as model.json spells it."""
    return [[round(x, 4) for x in row] for row in table.tolist()]


def write_settings(network: Network, target: Path, version: str) -> None:
    """model.json: the version, the values of each head, and the small matrices that the graph lacks."""
    shape = network.shape
    values = {column: getattr(shape, column) for column in ("tag", "pos", "lemma", "dep", "name", "role")}
    moves = {name: rounded(table * CALMED.get(name, 1.0)) for name, table in network.moves.items()}
    relations = {"weight": rounded(network.relation.weight), "bias": rounded(network.relation.bias[None])[0]}
    settings = {
        "version": version,
        "layers": shape.layers,
        "relu": shape.relu,
        "wide": shape.widths(),
        "values": values,
    }
    settings |= {"moves": moves, "relations": relations}
    (target / model_files.SETTINGS).write_text(
        json.dumps(settings, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def load_checkpoint(folder: Path) -> Network:
    """The network of a training folder with its averaged weights, ready to export."""
    shape = Shape(**json.loads((folder / "shape.json").read_text(encoding="utf-8")))
    network = Network(shape)
    averaged = torch.load(folder / "checkpoint.pt", weights_only=True)["average"]
    weights = {name.removeprefix("module."): value for name, value in averaged.items() if name != "n_averaged"}
    network.load_state_dict(weights)
    return network.eval()
