"""`python -m evaluation.look_alikes DATA [RECORD]`: look-alike incidents read whole, 300 reports."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from evaluation.stories import b_cubed, pairwise
from onrecord.pipeline.adding import add
from onrecord.store import Record

_BEFORE, _PAGES, _SHORTEST = "2016-07-01", 300, 200


def rows(data: Path) -> list[dict[str, str]]:
    """The reports, in order of day."""
    path = data / "stories" / "gva_articles.jsonl"
    every = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = [row for row in every if row["date"] and row["date"] < _BEFORE and len(row["body"]) >= _SHORTEST]
    return sorted(kept, key=lambda row: row["date"])[-_PAGES:]


def main() -> int:
    if len(sys.argv) < 2 or not Path(sys.argv[1], "stories").is_dir():
        print("evaluation.look_alikes: name the data folder, which has stories/gva_articles.jsonl", file=sys.stderr)
        return 2
    reports = rows(Path(sys.argv[1]))
    gold = {row["id"]: row["gold_cluster"] for row in reports}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2] if sys.argv[2:] else f"{folder}/record")
        if not path.is_dir():
            pages = [
                {
                    "id": r["id"],
                    "body": f"{r['title'] or ''}\n\n{r['body']}",
                    "title": r["title"],
                    "published": r["date"],
                }
                for r in reports
            ]
            source = Path(folder) / "reports.jsonl"
            source.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
            add([source], path, engine="here")
        record = Record(path)
        names = {str(row["page"]): str(row["name"]) for row in record.sql("SELECT page, name FROM pages")}
        stories = record.stories(limit=2 * _PAGES)
    own = {page: story.id for story in stories for page in story.own}
    found, coded = list(own.values()), [gold[names[page]] for page in own]
    print(
        f"own stories: B-cubed F1 {b_cubed(found, coded):.3f}, pair F1 {pairwise(found, coded):.3f} of {len(own)} pages"
    )
    joined = right = 0
    for story in stories:
        most = Counter(gold[names[page]] for page in story.own).most_common(1)
        joined += len(story.passages)
        right += sum(gold[names[one.page]] == incident for one in story.passages for incident, _ in most)
    print(f"told by the way: {joined} pages joined, {right} of them reports of the same incident")
    return 0


if __name__ == "__main__":
    sys.exit(main())
