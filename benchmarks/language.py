"""The language room beside a spaCy pipeline of the usual small architecture, in one run on one core.

`python -m benchmarks.language DATA [--minutes 4] [--rounds 3]` trains the peer on the data that our model learns from
(see `benchmarks.peer`), then has both read the development treebanks from raw text, in turn, a process each: words a
second of CPU time on one thread, seconds from the import to the first sentence, and peak memory. Both get the same
pages, ours one at a time, spaCy's through `nlp.pipe`; words are those of the treebank for both.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
FIRST = "Negotiators in Vienna agreed on Tuesday to meet again before the end of the month, a spokeswoman said."


def documents(data: Path) -> list[tuple[str, int]]:
    """The raw text and the words of every document of the development treebanks."""
    from evaluation.language import treebank_documents

    paths = sorted((data / "language").glob("*-dev*.conllu"))
    return [(document.text, len(document.spans)) for path in paths for document in treebank_documents(path)]


def read(who: str, pages: list[str]) -> dict[str, float]:
    """Seconds to the first sentence and CPU seconds for all pages, of ours or of the spaCy pipeline in folder `who`."""
    began = time.perf_counter()
    if who == "onrecord":
        from onrecord.language import load
        from onrecord.record import Article

        analyser = load()
        analyser.analyse([Article(id="first", text=FIRST)])
        first = time.perf_counter() - began
        started = time.process_time()
        for page in pages:
            analyser.analyse([Article(id="page", text=page)])
    else:
        import spacy

        nlp = spacy.load(who)
        nlp(FIRST)
        first = time.perf_counter() - began
        started = time.process_time()
        for _ in nlp.pipe(pages):
            pass
    return {"first": first, "seconds": time.process_time() - started, "mib": peak()}


def peak() -> float:
    """The most memory that this program took, in MiB.

    Linux hands ru_maxrss down from the process that started this one, so that the high-water mark is asked instead.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measured(who: str, pages: Path) -> dict[str, float]:
    """`read` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.language", str(pages), "--read", who]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def scores(folder: str, data: Path) -> str:
    """UAS and LAS of the peer on GUM, by our own scorer: how far its minutes of training have brought it."""
    from collections import Counter

    from evaluation.language import syntax_counts, treebank_documents
    from onrecord.language import load
    from onrecord.record import Article

    total: Counter[str] = Counter()
    analyser = load(f"spacy:{folder}")
    for document in treebank_documents(data / "language" / "en_gum-dev-open.conllu"):
        total += syntax_counts(document, analyser.analyse([Article(id="page", text=document.text)])[0])
    both = total["gold"] + total["found"]
    return f"UAS {2 * total['uas'] / both:.3f}, LAS {2 * total['las'] / both:.3f}"


def compare(data: Path, minutes: float, rounds: int) -> None:
    """Train the peer, time both in turn, and print the table."""
    from benchmarks.peer import trained

    pages = documents(data)
    words = sum(count for _, count in pages)
    with tempfile.TemporaryDirectory() as folder:
        trained(data, minutes).to_disk(f"{folder}/spacy")
        reached = scores(f"{folder}/spacy", data)
        print(f"spaCy after {minutes:g} CPU minutes of training, GUM dev: {reached}", flush=True)
        texts = Path(folder) / "pages.json"
        texts.write_text(json.dumps([text for text, _ in pages]), encoding="utf-8")
        runs: dict[str, list[dict[str, float]]] = {"onrecord": [], "spaCy": []}
        for _ in range(rounds):
            runs["onrecord"].append(measured("onrecord", texts))
            runs["spaCy"].append(measured(f"{folder}/spacy", texts))
    print(f"{len(pages)} pages, {words:,} words, {rounds} rounds in turn, medians; one thread each")
    speeds = {}
    for name, found in runs.items():
        speeds[name] = statistics.median(words / run["seconds"] for run in found)
        first, memory = (statistics.median(run[key] for run in found) for key in ("first", "mib"))
        print(
            f"{name:9} {speeds[name]:7,.0f} words a CPU second   first sentence {first:5.2f} s   peak {memory:4.0f} MiB"
        )
    print(f"ratio {speeds['onrecord'] / speeds['spaCy']:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=__doc__)
    parser.add_argument("data", type=Path, help="a data folder laid out as training/README.md says")
    parser.add_argument("--minutes", type=float, default=4.0, help="CPU minutes of training for the peer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--read", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read, json.loads(options.data.read_text(encoding="utf-8")))))
    else:
        os.environ.update(ONE_THREAD)
        compare(options.data, options.minutes, options.rounds)


if __name__ == "__main__":
    main()
