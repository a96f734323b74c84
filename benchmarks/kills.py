"""Kills an add at random moments, again and again: nothing acknowledged is lost, and the bytes at the end are the same.

`python -m benchmarks.kills [--kills 100] [--pages 300] [--words 60] [--reader MODULE:NAME] [--seed N]`. A record is
made without interruption, then another of the same pages whose process is ended by SIGKILL at random moments and
started again until it has been killed so often, and then a `compact` is killed in the same way. After each kill every
part with a completion mark has to be what it was when it was acknowledged, and at the end both records are compared
byte by byte.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.pages_made import write_rows
from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.pipeline.engines.processes import read_by_processes
from onrecord.pipeline.engines.worker import READER
from onrecord.pipeline.storied import bring_up
from onrecord.store import Folder
from onrecord.store.checking import check
from onrecord.store.keeping import compact
from onrecord.store.parts import checksum


def contents(record: Path) -> dict[str, str]:
    """The checksum of every file that counts; the search index is made from them."""
    folders = ("parts", "marks", "runs", "stories")
    paths = (path for folder in folders for path in (record / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(record)): checksum(path.read_bytes()) for path in paths}


def acknowledged(record: Path) -> dict[str, str]:
    """The checksums of all files of parts that have a mark."""
    if not (record / "record.json").exists():
        return {}
    found = {}
    for mark in Folder.opened(record).marks():
        for name in mark.files:
            found[f"{mark.part}/{name}"] = checksum((record / "parts" / mark.part / name).read_bytes())
    return found


def compare(broken: Path, whole: Path) -> None:
    """Raises SystemExit with the first files that differ between two records."""
    ours, theirs = contents(broken), contents(whole)
    differ = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    if differ:
        kept = Path(tempfile.mkdtemp(prefix="kills-"))
        shutil.copytree(broken, kept / "broken")
        shutil.copytree(whole, kept / "whole")
        raise SystemExit(f"{len(differ)} files differ from an uninterrupted add, both are in {kept}: {differ[:5]}")


def child(work: str, source: str, record: str, reader: str) -> None:
    """What is killed: an add, or a compact."""
    if work == "add":
        engine = partial(read_by_processes, reader=reader)
        add([source], record, settings=Settings(part_pages=10, workers=2), engine=engine)
    else:
        compacted(Path(record))


def compacted(record: Path) -> None:
    """Join parts as `onrecord compact` does, but small ones."""
    with Folder.writing(record) as folder:
        compact(folder, pages=25)
        bring_up(folder)


def started(work: str, source: Path, record: Path, reader: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.kills", "--child", work, str(source), str(record), reader]
    return subprocess.Popen(command, start_new_session=True)


def killed(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Let a process run for so long, then end it with its children; whether it was still running."""
    try:
        if process.wait(seconds) != 0:
            raise SystemExit(f"the add failed by itself: status {process.returncode}")
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def run(folder: Path, source: Path, kills: int, reader: str, seed: int) -> str:
    """One whole trial; what it found, in a line. Raises SystemExit where anything is lost or differs."""
    chance = random.Random(seed)
    whole, broken = folder / "whole", folder / "broken"
    pages = sum(1 for _ in source.open(encoding="utf-8"))
    began = time.monotonic()
    if started("add", source, whole, reader).wait():
        raise SystemExit("the uninterrupted add failed")
    length = time.monotonic() - began
    done = starts = 0
    while done < kills:
        starts += 1
        before = acknowledged(broken)
        ended = not killed(started("add", source, broken, reader), chance.uniform(0, length))
        after = acknowledged(broken)
        lost = {name for name, digest in before.items() if after.get(name) != digest}
        if lost:
            raise SystemExit(f"lost after kill {done + 1}: {', '.join(sorted(lost)[:5])}")
        done += not ended
        if ended and done < kills:
            # It came to its end between two kills: the next round begins with nothing.
            compare(broken, whole)
            shutil.rmtree(broken)
    if started("add", source, broken, reader).wait():
        raise SystemExit("the add after the last kill failed")
    compare(broken, whole)
    for tries in range(kills // 10 + 1):
        done += killed(started("compact", source, broken, reader), chance.uniform(0, length / 2 + tries))
        starts += 1
        if sum(mark.pages for mark in Folder.opened(broken).marks()) != pages:
            raise SystemExit("a compact that was killed lost pages or counts them twice")
    for record in (broken, whole):
        compacted(record)
    compare(broken, whole)
    faults = list(check(Folder.opened(broken)))
    if faults:
        raise SystemExit(f"faults at the end: {faults[0]}")
    return f"{done} kills of {starts} starts over {pages} pages: nothing acknowledged lost, the same bytes at the end"


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:6])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--words", type=int, default=60, help="words of a page; few, so that kills find many moments")
    parser.add_argument("--reader", default=READER, help="what makes the reader of pages; the shipped one by default")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "rows.jsonl")
        write_rows(source, options.pages, options.seed, options.words)
        print(run(Path(folder), source, options.kills, options.reader, options.seed))


if __name__ == "__main__":
    main()
