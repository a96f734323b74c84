"""Files that are there whole or not at all: a temporary name, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from onrecord.record import RunStopped

TEMPORARY = ".unfinished-"
"""Head of the names of what is not finished; nobody reads it and the next writer clears it away."""


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once; a reader sees the old one or the new one. Raises RunStopped where it cannot."""
    temporary = path.with_name(TEMPORARY + path.name)
    try:
        _write(temporary, data)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise stopped(path, error) from error


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Put a folder of files in place at once, over whatever an interrupted writer left there."""
    temporary = path.with_name(TEMPORARY + path.name)
    try:
        clear(temporary)
        temporary.mkdir(parents=True)
        for name, data in contents.items():
            _write(temporary / name, data)
        sync_folder(temporary)
        clear(path)
        temporary.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise stopped(path, error) from error


def clear(path: Path) -> None:
    """Take away a folder and what is in it, where it is there."""
    if path.exists():
        shutil.rmtree(path)


def sync_folder(path: Path) -> None:
    """Make the names in a folder last through a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def stopped(path: Path, error: OSError) -> RunStopped:
    """The error that ends the run, with what to do about it."""
    full = {errno.ENOSPC, errno.EDQUOT}
    remedy = "; make room, then give the same command again: it goes on where it stopped" if error.errno in full else ""
    return RunStopped(f"cannot write {path}: {error.strerror or error}{remedy}")
