"""`python -m benchmarks [FILE…] [--rounds N]`: time to the first reading, pages and words a second, and peak memory."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import onrecord
from onrecord.pipeline import page_readings

SAMPLES = Path(onrecord.__file__).parent / "samples"


def rounds(files: list[Path], times: int) -> tuple[int, int, float]:
    """Pages, words and seconds of reading the files `times` times, one page after another."""
    pages = words = 0
    began = time.perf_counter()
    for _ in range(times):
        for reading in page_readings(files):
            pages += 1
            words += len(reading.article.text.split()) if reading.article else 0
    return pages, words, time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="pages; the samples where none are named")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = options.files or sorted(p for p in SAMPLES.iterdir() if p.suffix in {".html", ".txt", ".jsonl"})
    _, _, first = rounds(files[:1], 1)
    pages, words, seconds = rounds(files, options.rounds)
    # ru_maxrss counts KiB on Linux and bytes on macOS.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"first page    {first:6.2f} s, the model loaded with it")
    print(f"pages         {pages / seconds:6.1f} a second")
    print(f"words         {words / seconds:6.0f} a second")
    print(f"peak memory   {memory:6.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
