"""A process that adds is ended at random moments: the short form of `python -m benchmarks.kills`."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kills import run
from benchmarks.pages_made import write_rows


def test_random_kills_lose_nothing_and_leave_the_same_bytes(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", 20, words=60)
    told = run(tmp_path, tmp_path / "rows.jsonl", kills=2, reader="tests.pipeline.poison:light", seed=3)
    assert "nothing acknowledged lost, the same bytes at the end" in told
