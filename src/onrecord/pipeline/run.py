"""Pages to readings on this machine, one at a time, and a failed page is a row too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from onrecord.grounding import Knowledge, knowledge
from onrecord.language import Analyser, load
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.stages import is_read, reading_of, unread
from onrecord.read import article as article_of
from onrecord.read import jsonl_pages, page, pages
from onrecord.record import Analysis, Article, OnrecordError, Page, PageProblem, Problem, Reading
from onrecord.store import has_own_name, page_id

Result = TypeVar("Result")


def page_reading(source: str | Path | bytes, settings: Settings | None = None, *, url: str | None = None) -> Reading:
    """The reading of one page: a file, or the bytes themselves.

    Raises `PageProblem` where there is not exactly one page; a page that cannot be read gives a reading with a problem.
    """
    return next(readings([page(source, url=url)], settings))


def page_readings(sources: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Reading]:
    """A reading for each page in these files, folders or "-" (standard input)."""
    yield from readings(pages(sources), settings)


def jsonl_readings(stream: BinaryIO, settings: Settings | None = None) -> Iterator[Reading]:
    """A reading for each row of JSON Lines, in order, under the row's id."""
    yield from readings(jsonl_pages(stream), settings)


def readings(found: Iterable[Page | Problem], settings: Settings | None = None) -> Iterator[Reading]:
    """A reading for each page, in order; a page that fails gives a reading with its problem and the run goes on."""
    reader = reader_of(settings or Settings())
    for given in found:
        yield reading_with(_as_in_a_record(given), reader)


def _as_in_a_record(given: Page | Problem) -> Page | Problem:
    """The page under the id that a record gives it, so that readings and records join; a row keeps the id it has."""
    if isinstance(given, Problem) or has_own_name(given):
        return given
    return replace(given, id=page_id(given))


@dataclass(frozen=True, slots=True)
class Reader:
    """What pages are read with: a language model, and what the run knows beside the page."""

    analyser: Analyser
    known: Knowledge


def reader_of(settings: Settings) -> Reader:
    """The reader that settings ask for; raises `RunStopped` for a file that does not read."""
    return Reader(load(settings.language, threads=settings.threads), known_by(settings))


def known_by(settings: Settings) -> Knowledge:
    """What the files named in settings tell."""
    return knowledge(
        dictionaries=[Path(name) for name in settings.dictionaries.split(os.pathsep) if name],
        offices=Path(settings.offices) if settings.offices else None,
        history=Path(settings.history) if settings.history else None,
        gazetteer=Path(settings.gazetteer) if settings.gazetteer else None,
    )


def reading_with(given: Page | Problem, reader: Reader) -> Reading:
    """The reading of one page with a reader that is loaded."""
    if isinstance(given, Problem):
        return Reading(id=given.page, article=None, problems=(given,))
    article = guarded(_called(given), "read", lambda: article_of(given))
    if isinstance(article, Problem):
        return Reading(id=given.id, article=None, problems=(article,), origin=given.origin)
    if not is_read(article):
        return replace(unread(given.id, article), origin=given.origin)
    return replace(_finished(given, article, _analysis(article, reader.analyser), reader), origin=given.origin)


def _called(page: Page) -> str:
    """What a person knows a page by: its file and its id, or the id alone of what came without a file."""
    return page.id if page.origin.file in {"-", "bytes"} else f"{page.origin.file} ({page.id})"


def _analysis(article: Article, analyser: Analyser) -> Analysis | Problem:
    return guarded(article.id, "language", lambda: analyser.analyse([article])[0])


def _finished(page: Page, article: Article, analysis: Analysis | Problem, reader: Reader) -> Reading:
    done: Reading | Problem = analysis if isinstance(analysis, Problem) else _read(page, article, analysis, reader)
    return Reading(id=page.id, article=None, problems=(done,)) if isinstance(done, Problem) else done


def _read(page: Page, article: Article, analysis: Analysis, reader: Reader) -> Reading | Problem:
    inner = partial(reader.analyser.inner_roles, article)
    return guarded(_called(page), "reading", lambda: reading_of(page.id, article, analysis, inner, reader.known))


def guarded(page: str, stage: str, work: Callable[[], Result]) -> Result | Problem:
    """The result of `work`, or the problem that kept it from having one.

    A page's own fault is told in its words; a fault of ours is told with its type and place, so that it can be
    reported, and does not take the other pages down. `OnrecordError`s that are not about a page go on up.
    """
    try:
        return work()
    except PageProblem as problem:
        return Problem(page=page, stage=problem.stage, message=problem.message)
    except OnrecordError:
        raise
    except MemoryError:
        return Problem(page=page, stage=stage, message="needs more memory than a page may take")
    except Exception as error:
        return Problem(page=page, stage=stage, message=_told(error))


def _told(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = (
        f"{trace.tb_frame.f_code.co_filename.rpartition('onrecord')[2].lstrip('/')}:{trace.tb_lineno}" if trace else ""
    )
    message = " ".join(str(error).split())[:200]
    return f"a fault in onrecord, please report it with the page: {type(error).__name__} at {place}: {message}"
