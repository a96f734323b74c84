"""The tree of errors: what one page did wrong, and what stops the run.

OnrecordError
├── PageProblem      this page cannot be read: it becomes a `Problem` row and the run goes on
├── RunStopped       nothing more can be done (disk full, a store of another version)
├── MissingExtra     an optional library is not installed; names the install line
└── UnknownSetting   a name that is not known; lists the names that are
"""

from __future__ import annotations

from collections.abc import Iterable


class OnrecordError(Exception):
    """Anything that onrecord itself raises."""


class PageProblem(OnrecordError):
    """This page cannot be read; the others can.

    `stage` is the room that gave up ("read", "language", …), `message` one line that says what the page is.
    """

    def __init__(self, stage: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.message = message


class RunStopped(OnrecordError):
    """The whole run cannot go on."""


class MissingExtra(OnrecordError):
    """An optional part needs a library that is not installed."""

    def __init__(self, what: str, install: str) -> None:
        super().__init__(f"{what} needs a library that is not installed; install it with: {install}")


class UnknownSetting(OnrecordError):
    """A name that onrecord does not know, beside the names it does."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown {what} {name!r}; known: {', '.join(sorted(known))}")
