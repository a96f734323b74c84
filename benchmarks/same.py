"""Whether readings stayed what they were: digests of whole readings, written before a change and compared after it.

`python -m benchmarks.same FILE [--data DATA] [--every N] [--made N]`: where FILE does not exist it is written, a line a
page; where it does, the pages whose readings differ from it are named and the status is 1. Pages are the samples,
`--made` seeded variations of them and, with `--data`, every N-th page and capture of that folder. Work that is meant to
save time alone has to leave every line as it was; a reading is compared with all its spans, reasons and scores. With
`--reverse`, and under another PYTHONHASHSEED, it tells whether a reading rests on what was read before it or on chance.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import onrecord
from benchmarks.pages import captured
from benchmarks.pages_made import pages as made_pages
from onrecord.pipeline import readings
from onrecord.read import page, pages
from onrecord.record import Page, Problem

SAMPLES = Path(onrecord.__file__).parent / "samples"


def chosen(data: Path | None, every: int, made: int) -> Iterator[Page | Problem]:
    """The pages that are compared, always in the same order."""
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".html", ".txt", ".jsonl"})
    varied = (page(html.encode()) for html in made_pages(made))
    kept = islice(captured(data), 0, None, every) if data else ()
    return chain(pages(files), varied, kept)


def digests(found: Iterator[Page | Problem]) -> Iterator[str]:
    """A line a page: the digest of everything in its reading, and its id."""
    for reading in readings(found):
        # Where a page lay is no part of what was read in it.
        told = repr(replace(reading, origin=None))
        yield f"{sha256(told.encode()).hexdigest()} {reading.id}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--data", type=Path, help="a data folder with pages/gold.jsonl and pages/text")
    parser.add_argument("--every", type=int, default=5, help="read only every N-th page of it")
    parser.add_argument("--made", type=int, default=20, help="so many seeded variations of the samples")
    parser.add_argument("--reverse", action="store_true", help="read them in the other order")
    options = parser.parse_args()
    began = time.process_time()
    given = list(chosen(options.data, options.every, options.made))
    lines = list(digests(iter(given[::-1])))[::-1] if options.reverse else list(digests(iter(given)))
    print(f"{len(lines)} readings in {time.process_time() - began:.0f} s of processor")
    if not options.file.exists():
        options.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return 0
    before = options.file.read_text(encoding="utf-8").splitlines()
    if len(before) != len(lines):
        print(f"{options.file} holds {len(before)} pages: compare with the same options as those it was written with")
        return 1
    changed = [now.split()[1] for was, now in zip(before, lines, strict=True) if was != now]
    print(f"{len(changed)} differ" + "".join(f"\n  {name}" for name in changed))
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
