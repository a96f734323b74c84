"""What a file could not give once goes from a record where the file is walked through again and gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.store import Captured, Folder, Mark
from onrecord.store.keeping import leave_out
from onrecord.store.writing import without_bytes


class Overcome:
    """Failed rows of these parts that came without bytes: of a file, a row or a member that could not be read."""

    def __init__(self, folder: Folder, marks: Iterable[Mark]) -> None:
        self._folder = folder
        self._files = dict(without_bytes(folder, [mark for mark in marks if mark.failed]))
        self._asked = set(self._files.values())
        self._walked: set[str] = set()

    def walk(self, pages: Iterable[Captured]) -> Iterator[Captured]:
        """The pages, while it is seen which files are there again and which of their problems are."""
        for page in pages:
            if page.problem:
                self._files.pop(page.page.id, None)
            if page.page.origin.file in self._asked:
                self._walked.add(page.page.origin.file)
            yield page

    def clear(self) -> int:
        """Take out the rows of problems that the files walked through have no more; how many those were."""
        gone = [page for page, file in self._files.items() if file in self._walked]
        return leave_out(self._folder, gone) if gone else 0
