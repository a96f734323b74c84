"""Readers for tests of the engines: a light one, and one that some pages make crash, hang, swell or raise."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import replace

from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import ReadPage, failed
from onrecord.pipeline.stages import unread
from onrecord.read import article
from onrecord.store import Captured, packed

WORDS = "The harbour authority of Veldt closed berth {n} on Monday after a crane fell, its director said."


def light(settings: Settings) -> ReadPage:
    """Reads articles without a language model: quick enough for tests that read hundreds of pages."""

    def read(given: Captured) -> bytes:
        if given.problem:
            return failed(given, given.problem)
        return packed(given, unread(given.page.id, article(given.page)), "read")

    return read


def _recurse(depth: int = 0) -> int:
    return _recurse(depth + 1) + 1


def _raise() -> None:
    raise ValueError("a page that raises")


def _loop() -> None:
    while True:
        pass


POISONS: dict[str, Callable[[], object]] = {
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "endless loop": _loop,
    "loop that never listens": lambda: re.match(r"(a+)+$", "a" * 60 + "b"),
    "sleep": lambda: time.sleep(600),
    "4 GB": lambda: bytearray(4 * 2**30),
    "recursion": _recurse,
    "exception": _raise,
}


def poisoned(settings: Settings) -> ReadPage:
    """The light reader, but a page that holds "poison: NAME" does what the name says."""
    read = light(settings)

    def poisonable(given: Captured) -> bytes:
        found = re.search(rb"poison: ([\w ]+)\.", given.page.body)
        if found:
            POISONS[found[1].decode()]()
        return read(given)

    return poisonable


def once(settings: Settings) -> ReadPage:
    """Dies at the first page that it is given, the first time: as if somebody had killed the worker."""
    read = light(settings)

    def mortal(given: Captured) -> bytes:
        flag = dict(given.page.known)["title"]
        if not os.path.exists(flag):
            with open(flag, "w", encoding="utf-8"):
                os.kill(os.getpid(), signal.SIGKILL)
        return read(replace(given, page=replace(given.page, known=())))

    return mortal
