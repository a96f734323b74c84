"""Where the time of the language room goes: the network by kind of operator, and what stands around it.

`python -m benchmarks.language_profile DATA [--pages 60]` reads development treebanks on one thread and prints
microseconds of processor a word. Operators are timed by onnxruntime's own profile, in a second pass.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from benchmarks.language import ONE_THREAD, documents

PARTS = ("words_of", "windows_of", "_starts", "best_tags", "_trees", "mend", "morphology")
"""Functions of `onrecord.language.shipped` that are timed."""
KINDS = {"DynamicQuantizeMatMul": "products in int8", "MatMulIntegerToFloat": "products in int8"}
KINDS |= {"MultiHeadAttention": "attention"}


def timed(spent: Counter[str], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """`work`, whose processor seconds are added up under `name`."""

    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[name] += time.process_time() - began

    return run


def operators(inputs: list[dict[str, Any]]) -> Counter[str]:
    """Seconds by kind of operator for these windows."""
    import onnxruntime

    from onrecord.language.encoder import OUTPUTS, SLOWER

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_profiling = True
    with tempfile.TemporaryDirectory() as folder, as_file(files("onrecord.language") / "model" / "model.onnx") as model:
        options.profile_file_prefix = f"{folder}/profile"
        session = onnxruntime.InferenceSession(str(model), options, disabled_optimizers=SLOWER)
        for given in inputs:
            session.run(OUTPUTS, given)
        events = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    spent: Counter[str] = Counter()
    for event in events:
        if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
            spent[KINDS.get(event["args"]["op_name"], "other operators")] += event["dur"] / 1e6
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language_profile", description=__doc__)
    parser.add_argument("data", type=Path, help="a data folder laid out as training/README.md says")
    parser.add_argument("--pages", type=int, default=60)
    options = parser.parse_args()
    os.environ.update(ONE_THREAD)
    from onrecord.language import encoder, shipped
    from onrecord.record import Article

    pages = documents(options.data)[: options.pages]
    words = sum(count for _, count in pages)
    articles = [Article(id="page", text=text) for text, _ in pages]
    analyser = shipped.ShippedAnalyser(encoder.load_encoder())
    analyser.analyse(articles)
    began = time.process_time()
    for article in articles:
        analyser.analyse([article])
    whole = time.process_time() - began
    spent: Counter[str] = Counter()
    for name in PARTS:
        setattr(shipped, name, timed(spent, name, getattr(shipped, name)))
    inputs: list[dict[str, Any]] = []
    prepared = encoder._inputs
    encoder._inputs = lambda *given: inputs.append(prepared(*given)) or inputs[-1]  # type: ignore[func-returns-value]
    for article in articles:
        analyser.analyse([article])
    network = operators(inputs)
    print(f"{len(pages)} pages, {words:,} words: {1e6 * whole / words:.1f} µs of processor a word")
    for name, seconds in (*network.most_common(), *spent.most_common()):
        print(f"{100 * seconds / whole:5.1f} %  {1e6 * seconds / words:5.1f} µs  {name}")


if __name__ == "__main__":
    main()
