"""`python -m evaluation.chain_agreement FILE FILE`: how far two readers of the same passages agree.

Passages are paired by id; those that only one reader coded are left out. The figures are those that a program is
scored by, so that they bound what it can reach.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evaluation.chain_gold import GoldError, Passage, read_passages
from evaluation.chain_match import CODED, Agreement, of_passage


def agreement(first: list[Passage], second: list[Passage]) -> tuple[int, Agreement]:
    """The number of passages that both coded, and the counts over them. Raises `GoldError` where the texts differ."""
    others = {passage.id: passage for passage in second}
    total, both = Agreement(), 0
    for passage in first:
        other = others.get(passage.id)
        if other is None:
            continue
        if other.text != passage.text:
            at = next((i for i, (a, b) in enumerate(zip(passage.text, other.text, strict=False)) if a != b), 0)
            raise GoldError(f"{passage.id}: the two texts part at {passage.text[max(0, at - 12) : at + 12]!r}")
        total.add(of_passage(other), of_passage(passage))
        both += 1
    return both, total


def table(passages: int, total: Agreement) -> str:
    """The agreement as a Markdown table."""
    deep = total.counts["gold 2"], total.counts["ours 2"]
    rows = [
        ("passages both coded", f"{passages}"),
        ("statements, first and second reader", f"{total.counts['gold 1']}, {total.counts['ours 1']}"),
        ("of these two or more voices deep", f"{deep[0]}, {deep[1]}"),
        ("content F1 (IoU ≥ .5)", f"{total.content_f1():.3f}"),
        ("content and whole path, F1", f"{total.f1(1):.3f}"),
        ("the same, two or more voices deep", f"{total.f1(2):.3f}"),
        ("path, of matched contents", f"{total.share('path'):.3f}"),
        *((f"{key}, of matched contents", f"{total.share(key):.3f}") for key in CODED),
        ("act, macro F1", f"{total.act_macro_f1():.3f}"),
    ]
    return "\n".join(["| agreement | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def main(names: list[str]) -> int:
    """Print the table; status 2 for wrong use, a file that breaks the guide, or texts that differ."""
    if len(names) < 2:
        print("usage: python -m evaluation.chain_agreement FILE… SECOND_READER_FILE", file=sys.stderr)
        return 2
    try:
        first, second = read_passages(*map(Path, names[:-1])), read_passages(Path(names[-1]))
        print(table(*agreement(first, second)))
    except (GoldError, OSError) as error:
        print(f"evaluation.chain_agreement: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
