"""`python -m evaluation.kept_stories [RECORD]`: the stories and episodes of the sample crisis against its gold."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter, process_time

from evaluation.crisis import FOLDER, gold_pages
from evaluation.stories import b_cubed, pairwise
from onrecord.pipeline.adding import add
from onrecord.store import Record


def scored(what: str, joined: set[tuple[str, str]], alike: set[tuple[str, str]]) -> None:
    """Precision and recall of pairs of pages that are put together, against those that tell a common story."""
    both = len(alike & joined)
    print(f"{what}: precision {both / len(joined):.3f}, recall {both / len(alike):.3f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1] if sys.argv[1:] else f"{folder}/record")
        if not sys.argv[1:]:
            add([FOLDER / "pages"], path, engine="here")
        record = Record(path)
        gold = gold_pages(record, json.loads((FOLDER / "gold.json").read_text(encoding="utf-8")))
        found_stories = record.stories(limit=10 * len(gold))
        told = {page: story for story in found_stories for page in story.own}
        every: dict[str, set[str]] = defaultdict(set)
        for story in found_stories:
            for page in story.articles:
                every[page].add(story.id)
        pages = [page for page in gold if page in told]
        episodes = [gold[page]["episode"] or gold[page]["id"] for page in pages]
        found = [told[page].episode or told[page].id for page in pages]
        print(f"episodes: pair F1 {pairwise(found, episodes):.3f}, B-cubed F1 {b_cubed(found, episodes):.3f}")
        pairs = [(a, b) for n, a in enumerate(pages) for b in pages[n + 1 :]]
        alike = {(a, b) for a, b in pairs if set(gold[a]["stories"]) & set(gold[b]["stories"])}
        own = {(a, b) for a, b in pairs if told[a].id == told[b].id}
        scored("pages of one event's story of their own", own, alike)
        scored("with those that tell it by the way", {(a, b) for a, b in pairs if every[a] & every[b]}, alike)
        only = [story for story in found_stories if not story.own]
        print(f"{len(found_stories)} stories, {len(only)} of them told only by the way")
        began, spent = perf_counter(), process_time()
        count = len(list(Record(record.path).readings(pages)))
        print(f"{count} readings in {perf_counter() - began:.2f} s, processor time {process_time() - spent:.2f} s")


if __name__ == "__main__":
    main()
