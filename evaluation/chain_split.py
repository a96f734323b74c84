"""`python -m evaluation.chain_split FILE…`: passages divided into a half to look at and a half to measure, unread.

The half is decided by a hash of the passage's id. What is wrong with a passage is told by its id alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path

from evaluation.chain_gold import GoldError, parsed, passage_id, sections

HOME = Path(__file__).parent / "chains"
SPLITS = ("dev", "test")


def split_of(name: str) -> str:
    """The half a passage belongs to, by a hash of its id alone."""
    return SPLITS[blake2b(name.encode(), digest_size=1).digest()[0] & 1]


def divided(text: str) -> tuple[dict[str, list[str]], list[str]]:
    """The raw passages of each half, and what is wrong with those that break the guide, which are left out."""
    halves: dict[str, list[str]] = {split: [] for split in SPLITS}
    problems = []
    for section in sections(text):
        try:
            parsed(section)
        except GoldError as error:
            problems.append(str(error))
        else:
            halves[split_of(passage_id(section))].append(section)
    return halves, problems


def main(names: list[str]) -> int:
    """Write `SPLIT-NAME.txt` for each file beside the guide; status 1 where a passage was left out."""
    counts: Counter[str] = Counter()
    failed = False
    for path in map(Path, names):
        halves, problems = divided(path.read_text(encoding="utf-8"))
        for split, found in halves.items():
            counts[split] += len(found)
            (HOME / f"{split}-{path.stem}.txt").write_text("\n".join(found), encoding="utf-8")
        for problem in problems:
            failed = True
            print(f"evaluation.chain_split: {path.name}: {problem}", file=sys.stderr)
    print(", ".join(f"{split}: {counts[split]} passages" for split in SPLITS))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
