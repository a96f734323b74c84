"""`python -m evaluation.kept_stories`: the stories and episodes of the sample crisis against its gold."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from evaluation.crisis import FOLDER, gold_pages
from evaluation.stories import b_cubed, pairwise
from onrecord.pipeline.adding import add
from onrecord.store import Record


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        add([FOLDER / "pages"], Path(folder) / "record", engine="here")
        record = Record(Path(folder) / "record")
        gold = gold_pages(record, json.loads((FOLDER / "gold.json").read_text(encoding="utf-8")))
        told = {page: story for story in record.stories(limit=len(gold)) for page in story.articles}
        pages = [page for page in gold if page in told]
        episodes = [gold[page]["episode"] or gold[page]["id"] for page in pages]
        found = [told[page].episode or told[page].id for page in pages]
        print(f"episodes: pair F1 {pairwise(found, episodes):.3f}, B-cubed F1 {b_cubed(found, episodes):.3f}")
        pairs = [(a, b) for n, a in enumerate(pages) for b in pages[n + 1 :]]
        alike = {(a, b) for a, b in pairs if set(gold[a]["stories"]) & set(gold[b]["stories"])}
        joined = {(a, b) for a, b in pairs if told[a].id == told[b].id}
        both = len(alike & joined)
        print(f"pages in one event's story: precision {both / len(joined):.3f}, recall {both / len(alike):.3f}")
        began, spent = perf_counter(), process_time()
        count = len(list(Record(record.path).readings(pages)))
        print(f"{count} readings in {perf_counter() - began:.2f} s, processor time {process_time() - spent:.2f} s")


if __name__ == "__main__":
    main()
