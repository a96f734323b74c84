"""A record is a folder: parts, a completion mark each, the runs that wrote them, and one writer at a time."""

from __future__ import annotations

import fcntl
import os
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import IO, Literal, TypeVar

import msgspec

from onrecord.record import SCHEMA, RunStopped, content_id
from onrecord.store.columns import STORE_VERSION
from onrecord.store.files import TEMPORARY, clear, stopped, write_folder, write_whole
from onrecord.store.migrations import migrate

HEAD, PARTS, MARKS, RUNS, LOCK = "record.json", "parts", "marks", "runs", "writer.lock"
DAMAGED = "damaged"
"""Where what cannot be read is set aside."""
TRIES, MOMENT = 3, 0.02
"""Times that the writer's lock is asked for, and seconds between."""

Shape = TypeVar("Shape", bound=msgspec.Struct)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first file of a record: what made it."""

    store: int
    schema: str
    removed: tuple[str, ...] = ()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a part: its rows, bytes and SHA-256."""

    rows: int
    bytes: int
    sha256: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Says that a part is complete. `digest` is over the ids of its pages, `replaces` names parts it stands for."""

    part: str
    run: int
    pages: int
    failed: int
    digest: str
    reader: str
    files: dict[str, Written]
    replaces: tuple[str, ...] = ()


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One `add`: its sources and what was pinned when it began, so that resuming gives the same bytes.

    `options` are those words of its command, beside the sources, that shape a reading.
    """

    run: int
    sources: tuple[str, ...]
    part_pages: int
    reader: str
    options: tuple[str, ...] = ()
    state: Literal["open", "closed"] = "open"


class Folder:
    """Paths and marks of a record; `Folder.opened` reads, `Folder.writing` holds the one writer's lock.

    `lock` is the number of the lock's open file while it is held for writing, `aside` names what was set aside then.
    """

    lock: int | None = None

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts, self.mark_folder, self.runs_folder = (path / name for name in (PARTS, MARKS, RUNS))
        self.aside: list[str] = []

    @staticmethod
    def is_one(path: str | Path) -> bool:
        """Whether a record lies there."""
        return (Path(path) / HEAD).is_file() and (Path(path) / MARKS).is_dir()

    @classmethod
    def opened(cls, path: str | Path) -> Folder:
        """A record that is there. Raises RunStopped for a folder that is none, or of another store version."""
        folder = cls(Path(path))
        head = folder.head()
        if head.store != STORE_VERSION:
            newer = head.store > STORE_VERSION
            remedy = "install a newer onrecord" if newer else f"bring it up with: onrecord check {path} --mend"
            raise RunStopped(f"{path} has store version {head.store}, this onrecord reads {STORE_VERSION}; {remedy}")
        return folder

    @classmethod
    @contextmanager
    def writing(cls, path: str | Path, *, create: bool = False, mend: bool = False) -> Iterator[Folder]:
        """The record under its writer's lock; made where it is not there and `create` is set, migrated where old.

        `mend`: marks and runs that cannot be read are set aside, with the marks their parts; else they stop the writer.
        """
        folder = cls(Path(path))
        if create and not (folder.path / HEAD).exists():
            folder._make()
        folder.head()
        with (folder.path / LOCK).open("w") as lock:
            if not _held(lock):
                raise RunStopped(f"another onrecord is writing to {path}; wait for it to end")
            folder.lock = lock.fileno()
            if mend:
                for broken in folder.unreadable():
                    folder.set_aside(broken)
            migrate(folder.path / HEAD)
            cls.opened(path)
            folder._tidy()
            yield folder

    @classmethod
    @contextmanager
    def unless_written(cls, path: str | Path) -> Iterator[Folder | None]:
        """The record under its writer's lock; None where another holds it, or one may not write there."""
        try:
            lock = (Path(path) / LOCK).open("w")
        except OSError:
            yield None
            return
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
                return
            yield cls(Path(path))

    def unfinished(self) -> str | None:
        """Why there may be less here than will be, and what to do; None where nobody writes and nothing was begun."""
        try:
            with (self.path / LOCK).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return f"{self.path} is being written; ask again when the other onrecord has ended"
        except OSError:
            return None  # no lock, or none that may be read: nothing tells of a writer
        for run in self.runs():
            if run.state == "open":
                return f"an add to {self.path} was interrupted; finish it with: {command(run, self.path)}"
        return None

    def _make(self) -> None:
        if self.mark_folder.exists() and _finished(self.mark_folder):
            self.head()
        if self.path.exists() and any(name for name in os.listdir(self.path) if name != LOCK):
            left = {PARTS, MARKS, RUNS, LOCK, TEMPORARY + HEAD}
            if not set(os.listdir(self.path)) <= left:
                raise RunStopped(f"{self.path} holds other files; name an empty or a new folder for a record")
        try:
            for folder in (self.path, self.parts, self.mark_folder, self.runs_folder):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise stopped(self.path, error) from error
        # The head comes last: a folder with one has everything else.
        write_whole(self.path / HEAD, encoded(Head(store=STORE_VERSION, schema=SCHEMA)))

    def head(self) -> Head:
        """The record's head. Raises RunStopped where there is none."""
        try:
            return msgspec.json.decode((self.path / HEAD).read_bytes(), type=Head)
        except (FileNotFoundError, NotADirectoryError):
            if self.mark_folder.exists() and _finished(self.mark_folder):
                raise RunStopped(f"{self.path} has lost its {HEAD}; restore that file from a copy") from None
            raise RunStopped(f"{self.path} is no record; make one with: onrecord add PATHS --to {self.path}") from None
        except msgspec.DecodeError as error:
            raise RunStopped(f"{self.path / HEAD} is damaged ({error}); restore it from a copy") from error

    def marks(self) -> list[Mark]:
        """The marks of the parts that count, in the order of their names."""
        while True:
            paths = _finished(self.mark_folder)
            try:
                found = [_decoded(path, Mark) for path in paths]
            except FileNotFoundError:
                continue
            # A list that was made while a writer replaced a part may hold neither the old mark nor the new one.
            if paths == _finished(self.mark_folder):
                break
        gone = {name for mark in found for name in mark.replaces}
        return [mark for mark in found if mark.part not in gone]

    def unreadable(self) -> dict[Path, str]:
        """The files of marks and runs that are damaged, each with what is wrong."""
        found = {}
        for folder, shape in ((self.mark_folder, Mark), (self.runs_folder, Run)):
            for path in _finished(folder):
                try:
                    msgspec.json.decode(path.read_bytes(), type=shape)
                except msgspec.DecodeError as error:
                    found[path] = f"is damaged ({error})"
        return found

    def set_aside(self, file: Path) -> None:
        """Move a mark with its part, or a run, to where it counts no more."""
        aside = self.path / DAMAGED
        aside.mkdir(exist_ok=True)
        part = self.parts / file.stem
        if file.parent == self.mark_folder and part.exists():
            clear(aside / part.name)
            part.replace(aside / part.name)
        # The mark goes last: after a kill what is left of the part is set aside by the next one who mends.
        file.replace(aside / f"{file.parent.name}-{file.name}")
        self.aside.append(file.stem)

    def mark(self, part: str) -> Mark | None:
        """The mark of a part, where it is complete."""
        path = self.mark_folder / f"{part}.json"
        return _decoded(path, Mark) if path.exists() else None

    def files(self, table: str, marks: Iterable[Mark] | None = None) -> list[str]:
        """The Parquet files of a table, in order."""
        return [str(self.parts / mark.part / f"{table}.parquet") for mark in (self.marks() if marks is None else marks)]

    def runs(self) -> list[Run]:
        """Every run, the first one first."""
        return [_decoded(path, Run) for path in _finished(self.runs_folder)]

    def begin_run(self, run: Run) -> None:
        """Write a run's file, where it is not there: from now on it has to be finished before another."""
        path = self.runs_folder / f"{run.run:04d}.json"
        if not path.exists():
            write_whole(path, encoded(run))

    def close_run(self, run: Run) -> None:
        """Say in a run's file that it is finished; one that was never begun has none."""
        path = self.runs_folder / f"{run.run:04d}.json"
        if path.exists():
            write_whole(path, encoded(msgspec.structs.replace(run, state="closed")))

    def keep_head(self, head: Head) -> None:
        """Write the record's head."""
        write_whole(self.path / HEAD, encoded(head))

    def commit(self, mark: Mark, contents: Mapping[str, bytes]) -> None:
        """Put a part in place and then its mark; from then on it counts, and what it replaces does not."""
        write_folder(self.parts / mark.part, contents)
        write_whole(self.mark_folder / f"{mark.part}.json", encoded(mark))
        if mark.replaces:
            self._tidy()

    def _tidy(self) -> None:
        """Take away what no mark stands for: the rest of an interrupted write, parts that were replaced."""
        found = [_decoded(path, Mark) for path in _finished(self.mark_folder)]
        gone = {name for mark in found for name in mark.replaces}
        for name in sorted(gone):
            (self.mark_folder / f"{name}.json").unlink(missing_ok=True)
        kept = {mark.part for mark in found} - gone
        for path in self.parts.iterdir():
            if path.name not in kept:
                clear(path)
        for folder in (self.path, self.mark_folder, self.runs_folder):
            for path in folder.glob(TEMPORARY + "*"):
                path.unlink(missing_ok=True)


def _held(lock: IO[str]) -> bool:
    """Whether the lock is ours now. Who only asks whether somebody writes holds it for a moment: that is waited for."""
    for last in (*[False] * (TRIES - 1), True):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError:
            if not last:
                sleep(MOMENT)
    return False


def command(run: Run, record: Path) -> str:
    """The command of a run, to be given again in a shell."""
    return shlex.join(["onrecord", "add", *run.sources, *run.options, "--to", str(record)])


def digest(pages: Sequence[str]) -> str:
    """A digest over page ids in order."""
    return content_id(*pages)


def encoded(shape: msgspec.Struct) -> bytes:
    """JSON for people and programs, the same bytes for the same values."""
    return msgspec.json.format(msgspec.json.encode(shape), indent=1) + b"\n"


def _finished(folder: Path) -> list[Path]:
    """The JSON files of a folder in order. One that is still under its temporary name says nothing: it counts when it
    is renamed, and its writer may have died before."""
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith(TEMPORARY))


def _decoded(path: Path, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except msgspec.DecodeError as error:
        raise RunStopped(
            f"{path} is damaged ({error}); see what is wrong with: onrecord check {path.parents[1]}"
        ) from error
