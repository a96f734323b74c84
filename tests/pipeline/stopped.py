"""A writer that is stopped at its n-th operation on files, as if it had been killed there: nothing after it happens."""

from __future__ import annotations

import sys
from collections.abc import Callable

OPERATIONS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir"})


class Stopped(BaseException):
    """Not an Exception: whoever handles errors does not see it, as nobody sees a kill."""


class _Counter:
    """Operations since it was set; at the wanted one it stops the writer. An audit hook cannot be taken away again."""

    on = False
    count = 0
    wanted: int | None = None


def _hook(event: str, given: tuple[object, ...]) -> None:
    if not _Counter.on:
        return
    writes = event == "open" and isinstance(given[1], str) and bool(set(given[1]) & set("wax+"))
    if writes or event in OPERATIONS:
        if _Counter.count == _Counter.wanted:
            _Counter.on = False
            raise Stopped
        _Counter.count += 1


sys.addaudithook(_hook)


def stopped_at(operation: int | None, work: Callable[[], object]) -> int:
    """Do the work up to its n-th operation (None: to its end); how many operations were done."""
    _Counter.count, _Counter.wanted, _Counter.on = 0, operation, True
    try:
        work()
    except Stopped:
        pass
    finally:
        _Counter.on = False
    return _Counter.count
