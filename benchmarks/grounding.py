"""How fast times, places and actors are grounded: the time grammar, the gazetteer's first answer, a page's places.

`python -m benchmarks.grounding [FILE…]`. Without files the sample pages are read. Each figure is the best of several
rounds after the first, in milliseconds of processor time on one thread; the gazetteer's first answer is that of a new
process. A ratio against dateparser's search is printed in the same run where it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import onrecord.samples
from onrecord.grounding import actors, places, times
from onrecord.language import load, resolved
from onrecord.read import article as article_of
from onrecord.read import pages
from onrecord.record import Analysis, Article, Page

ROUNDS = 5
SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"])|\n+")
READY = (
    "import time; began = time.perf_counter();"
    "from onrecord.grounding.gazetteer import shipped; loaded = time.perf_counter();"
    "found = shipped().find('Timbuktu'); assert found;"
    "print(time.perf_counter() - loaded, time.perf_counter() - began)"
)


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest round, the first left out."""
    work()
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def sentences(articles: Sequence[Article]) -> list[str]:
    """The sentences of the articles, cut at marks and line ends."""
    return [part for article in articles for part in SENTENCE.split(article.text) if part.strip()]


def ready() -> tuple[float, float]:
    """Seconds of a new process from the gazetteer's opening to its first answer, and with the imports."""
    runs = [subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True) for _ in range(3)]
    told = [tuple(map(float, run.stdout.split())) for run in runs]
    return min(one[0] for one in told), min(one[1] for one in told)


def dateparser_search(text: str) -> Callable[[], object] | None:
    """dateparser's search over a text, where it is installed."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    from dateparser.search import search_dates

    return lambda: search_dates(text, languages=["en"])


def main() -> None:
    """Prints the figures, a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--peers", action="store_true", help="run dateparser's search over the same text, too")
    options = parser.parse_args()
    folder = Path(onrecord.samples.__path__[0])
    chosen = options.files or sorted(p for p in folder.iterdir() if p.suffix in {".html", ".txt"})
    articles = [article_of(page) for page in pages(chosen) if isinstance(page, Page)]
    told = sentences(articles)
    analyser = load()
    columns = [resolved(one, analyser.analyse([one])[0]) for one in articles]
    where = [places(one, known) for one, known in zip(articles, columns, strict=True)]
    alone = best(lambda: [times(Article(id="s", text=text), Analysis()) for text in told]) / len(told)
    first, whole = ready()
    read_places = best(lambda: [places(*pair) for pair in zip(articles, columns, strict=True)]) / len(articles)
    read_actors = best(lambda: [actors(*one) for one in zip(articles, columns, where, strict=True)]) / len(articles)
    print(f"pages {len(articles)}, sentences {len(told)}, words {sum(len(text.split()) for text in told):,}")
    print(f"time grammar alone: {alone * 1000:.3f} ms a sentence")
    print(f"gazetteer: first answer after {first * 1000:.1f} ms, {whole * 1000:.0f} ms with its imports")
    print(f"places: {read_places * 1000:.2f} ms a page")
    print(f"actors: {read_actors * 1000:.2f} ms a page")
    peer = dateparser_search("\n".join(told)) if options.peers else None
    if peer:
        began = time.process_time()
        peer()
        spent = (time.process_time() - began) / len(told)
        print(f"dateparser's search: {spent * 1000:.2f} ms a sentence, {spent / alone:.0f} times as long")


if __name__ == "__main__":
    main()
