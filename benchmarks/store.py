"""Bytes to parts beside peers, over the same pages in one run: pages a second, memory, and ratios.

`python -m benchmarks.store [--pages 200] [--words 850]`. Each contender is a process of its own and they
take turns (one chunk of pages each, over and over), so that a busy machine slows all of them alike:

- `onrecord`: raw HTML to the packed rows of a page, all findings included, and then to a Parquet part on disk;
- `trafilatura`: raw HTML to the text of the article, and nothing more;
- `trafilatura + spaCy`: the same, then a small pipeline (a blank one with the same four components and widths as the
  small English pipeline, seeded and untrained where `--spacy NAME` does not name one that is installed: its speed is
  that of its size, its output is of no use).

`--claims N` fills a record with about so many claims and times the questions; `--scale` adds whole sets of growing
size to records with one worker and with two, for scaling and the parent's memory (`--plain`: pages of prose, so that
large sets are made and taken apart in little time). Figures are ratios; n is printed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sized
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.pages_made import pages as made_pages
from benchmarks.pages_made import write_rows
from onrecord.pipeline.engines.worker import READER

Read = Callable[[list[bytes]], object]

BASE = 20
"""Pages that are read to be copied under other names."""


def onrecord_reader(folder: str) -> Read:
    from onrecord.pipeline import Settings
    from onrecord.pipeline.shards import page_reader
    from onrecord.read import page
    from onrecord.store import Folder, captured
    from onrecord.store.writing import Label, keep

    read, number = page_reader(Settings()), 0

    def run(bodies: list[bytes]) -> None:
        nonlocal number
        number += 1
        with Folder.writing(folder, create=True) as record:
            keep(record, Label(f"{number:04d}", 1, "benchmark"), [read(captured(page(body))) for body in bodies])

    return run


def trafilatura_reader(folder: str) -> Read:
    import trafilatura

    return lambda bodies: [trafilatura.extract(body.decode(), fast=True) for body in bodies]


def spacy_reader(folder: str) -> Read:
    import trafilatura

    pipeline = small_pipeline(os.environ.get("BENCHMARK_SPACY", ""))

    def run(bodies: list[bytes]) -> list[int]:
        texts = [trafilatura.extract(body.decode(), fast=True) or "" for body in bodies]
        return [len(document.ents) for document in pipeline.pipe(texts, batch_size=8)]

    return run


def small_pipeline(name: str) -> Any:
    """A spaCy pipeline that is installed, or one of the shape of en_core_web_sm with weights from a seed."""
    import spacy

    if name:
        return spacy.load(name)
    spacy.util.fix_random_seed(0)
    pipeline = spacy.blank("en")
    model = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    pipeline.add_pipe("tok2vec", config={"model": model})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tagger = pipeline.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}}
    )
    for tag in "NN NNP VBD IN DT JJ . , PRP VB CC RB CD NNS VBZ VBN TO".split():
        tagger.add_label(tag)
    for pipe, labels in (
        ("parser", "nsubj dobj det prep pobj punct amod advmod aux ROOT".split()),
        ("ner", ["PERSON", "ORG", "GPE", "DATE", "CARDINAL"]),
    ):
        state = "parser" if pipe == "parser" else "ner"
        component = pipeline.add_pipe(
            pipe,
            config={
                "model": {
                    "@architectures": "spacy.TransitionBasedParser.v2",
                    "state_type": state,
                    "extra_state_tokens": False,
                    "hidden_width": 64,
                    "maxout_pieces": 2,
                    "use_upper": True,
                    "nO": None,
                    "tok2vec": listener,
                }
            },
        )
        for label in labels:
            component.add_label(label)
    pipeline.initialize()
    return pipeline


CONTENDERS: dict[str, Callable[[str], Read]] = {
    "onrecord": onrecord_reader,
    "trafilatura": trafilatura_reader,
    "trafilatura + spaCy": spacy_reader,
}


def serve(name: str, folder: str, pipe: Connection) -> None:
    """One contender: reads the chunks that it is sent and answers with seconds of the clock and of the processor."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    read = CONTENDERS[name](folder)
    pipe.send(peak())
    while (chunk := pipe.recv()) is not None:
        clock, processor = time.perf_counter(), time.process_time()
        read(chunk)
        pipe.send((time.perf_counter() - clock, time.process_time() - processor, peak()))


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def side_by_side(count: int, words: int, chunk: int) -> None:
    """Run the contenders in turns over the same pages and print what each took."""
    bodies = [page.encode() for page in made_pages(count, words=words)]
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        pipes, processes = {}, []
        for name in CONTENDERS:
            here, there = context.Pipe()
            process = context.Process(target=serve, args=(name, f"{folder}/{len(pipes)}", there), daemon=True)
            process.start()
            processes.append(process)
            pipes[name] = here
            here.recv()
        spent: dict[str, list[tuple[float, float, float]]] = {name: [] for name in pipes}
        for start in range(0, len(bodies), chunk):
            for name, pipe in pipes.items():
                pipe.send(bodies[start : start + chunk])
                spent[name].append(pipe.recv())
        for pipe in pipes.values():
            pipe.send(None)
        for process in processes:
            process.join()
    print(f"{count} pages of about {words} words, {sum(map(len, bodies)) // count // 1000} kB each, chunks of {chunk}")
    print(f"{'':22} {'pages/s':>8} {'pages/cpu-s':>12} {'× spaCy':>8} {'memory MB':>10}")
    rival = sum(processor for _, processor, _ in spent["trafilatura + spaCy"])
    for name, took in spent.items():
        clock, processor = (sum(part[i] for part in took) for i in (0, 1))
        print(f"{name:22} {count / clock:8.1f} {count / processor:12.1f} {rival / processor:8.2f} {took[-1][2]:10.0f}")


def scale(sizes: list[int], workers: list[int], given: Callable[[Path, int], None], reader: str) -> None:
    """Add whole sets with the processes engine: pages a second, the parent's memory, and the ratios between runs.

    `given` writes a file of so many pages; a process of its own does it, whose memory is none of what is measured.
    """
    from onrecord.pipeline import Settings
    from onrecord.pipeline.adding import add
    from onrecord.pipeline.engines.processes import read_by_processes

    engine = partial(read_by_processes, reader=reader)
    first: float | None = None
    with tempfile.TemporaryDirectory() as folder:
        for number, (size, count) in enumerate((size, count) for size in sizes for count in workers):
            source = Path(folder, f"{size}.jsonl")
            if not source.exists():
                writing = multiprocessing.get_context("spawn").Process(target=given, args=(source, size))
                writing.start()
                writing.join()
            began, own, others = time.perf_counter(), time.process_time(), processor_of_children()
            done = add([source], Path(folder, f"r{number}"), settings=Settings(workers=count), engine=engine)
            took = time.perf_counter() - began
            own, others = time.process_time() - own, processor_of_children() - others
            first = first or took / size
            print(
                f"{done.kept} pages, {count} workers: {size / took:.1f} pages a second, {first * size / took:.2f} × the"
                f" first line's speed; processor {1000 * own / size:.1f} ms a page here, {1000 * others / size:.1f} ms"
                f" in workers; parent {peak():.0f} MB, a process that it started at most {peak_of_children():.0f} MB",
                flush=True,
            )


def peak_of_children() -> float:
    """The most memory that a child process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def processor_of_children() -> float:
    """Processor seconds of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def claims(wanted: int, words: int, rounds: int) -> None:
    """Fill a record with about so many claims, copies of a small set under other names, and time the questions."""
    from onrecord import Record
    from onrecord.pipeline.adding import add
    from onrecord.store import Folder, index

    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder, "rows.jsonl"), Path(folder, "record")
        write_rows(source, BASE, words=words)
        add([source], path, engine="here")
        total = multiplied(path, wanted)
        with Folder.writing(path) as held:
            began = time.perf_counter()
            index.bring_up(held)
            print(f"{total:,} claims of {len(Record(path)):,} pages; index made in {time.perf_counter() - began:.0f} s")
        record = Record(path)
        kind, country, name = asked_for(record)
        questions: dict[str, Callable[[], Sized]] = {
            f"events of type {kind} by {country}": lambda: record.events(type=kind, actor=country),
            "a rare word": lambda: record.search("zyzzyva17"),
            f"the timeline of {name}": lambda: record.events(actor=name),
        }
        for question, ask in questions.items():
            rows = len(ask())
            took, spent = [], []
            for _ in range(rounds):
                began, used = time.perf_counter(), time.process_time()
                ask()
                took.append(time.perf_counter() - began)
                spent.append(time.process_time() - used)
            print(
                f"{question}, {rows:,} rows: median {statistics.median(took):.3f} s, worst {max(took):.3f} s, "
                f"processor time {statistics.median(spent):.3f} s (n = {rounds})"
            )


def asked_for(record: Any) -> tuple[str, str, str]:
    """The type and country with the most events of a record, and the person with the most: the largest answers."""
    ((kind, country),) = (
        (row["type"], row["country"])
        for row in record.sql(
            "SELECT type, country FROM (SELECT type, unnest(actor_countries) AS country FROM events)"
            " GROUP BY type, country ORDER BY count(*) DESC, type, country LIMIT 1"
        )
    )
    (name,) = (
        row["name"]
        for row in record.sql(
            "SELECT name FROM (SELECT unnest(actors) AS name FROM events) WHERE contains(name, ' ')"
            " GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
        )
    )
    return kind, country, name


def multiplied(path: Path, wanted: int) -> int:
    """Copy the parts of a record under other page ids until it has so many claims; how many it has then."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from onrecord.store import Folder
    from onrecord.store.writing import Label, joined, keep_tables, tables_in

    def renamed(tables: dict[str, Any], number: int) -> dict[str, Any]:
        """The same rows of other pages: every id begins with the number, its length as of all others."""
        keys = {"page", "id", "statement", "event", "actor", "parent", "speaker_actor", "holder_actor", "voice_actor"}
        told = f"{number:04x}"
        found = {}
        for name, table in tables.items():
            for column in (keys | {"address", "url"}) & set(table.column_names):
                place = table.schema.get_field_index(column)
                values = table[column]
                parts = [told, pc.utf8_slice_codeunits(values, 4)] if column in keys else [values, told]
                values = pc.binary_join_element_wise(*parts, "")
                table = table.set_column(place, table.schema.field(place), values)
            found[name] = table
        if number % 500 == 17:
            articles = found["articles"]
            texts = [text.replace("said", "zyzzyva17", 1) for text in articles["text"].to_pylist()]
            place = articles.schema.get_field_index("text")
            found["articles"] = articles.set_column(place, articles.schema.field(place), pa.array(texts))
        return found

    kinds = ("statements", "events", "figures", "positions", "procedures")
    with Folder.writing(path) as folder:
        (mark,) = folder.marks()
        tables = tables_in(folder, mark)
        each = sum(tables[kind].num_rows for kind in kinds)
        copies = max(wanted // each, 1)
        for start in range(0, copies, 50):
            part = joined([renamed(tables, number) for number in range(start, min(start + 50, copies))])
            keep_tables(folder, Label(f"0002-{start:06d}", 2, "benchmark"), part)
    return each * (copies + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--words", type=int, default=850)
    parser.add_argument("--chunk", type=int, default=20)
    parser.add_argument("--spacy", default="", help="a spaCy pipeline that is installed")
    parser.add_argument("--scale", help="sizes with commas between: 1000,10000")
    parser.add_argument("--plain", action="store_true", help="in --scale, prose instead of HTML")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--reader", default=READER, help="what reads a page in --scale: a lighter one tries the rest")
    parser.add_argument("--claims", type=int)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    os.environ["BENCHMARK_SPACY"] = options.spacy
    if options.claims:
        claims(options.claims, options.words, options.rounds)
    elif options.scale:
        sizes, workers = (json.loads(f"[{numbers}]") for numbers in (options.scale, options.workers))
        scale(sizes, workers, partial(write_rows, words=options.words, plain=options.plain), options.reader)
    else:
        side_by_side(options.pages, options.words, options.chunk)


if __name__ == "__main__":
    main()
