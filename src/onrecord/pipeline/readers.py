"""What shapes a reading, as one name: two pages read under one name were read alike."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onrecord import __version__
from onrecord.language import shipped_files
from onrecord.pipeline.settings import Settings
from onrecord.record import RunStopped

LENGTH = 12
"""Characters of a digest that a name shows."""


def reader_name(settings: Settings) -> str:
    """The version, the language model by its content, and each file of one's own by its content.

    >>> reader_name(Settings(language="spacy:none_such"))
    'onrecord 0.1.0, spacy:none_such'

    Raises `RunStopped` for a file that is not there.
    """
    parts = [f"onrecord {__version__}", _model(settings.language)]
    for name in ("dictionaries", "gazetteer", "offices", "history"):
        paths = [path for path in getattr(settings, name).split(os.pathsep) if path]
        if paths:
            parts.append(f"{name} {' '.join(digest_of(Path(path)) for path in paths)}")
    return ", ".join(parts)


def _model(language: str) -> str:
    """The name of a language model that also tells which of that name it is."""
    kind, _, name = language.partition(":")
    if kind == "spacy":
        try:
            return f"{language} {version(name)}"
        except PackageNotFoundError:
            # A pipeline at a path, or none: its name is all that is known before it is loaded.
            return language
    files = shipped_files(name or None)
    return f"{language} {digest_of(*files)}"


def digest_of(*paths: Path) -> str:
    """The first characters of the SHA-256 over the contents of files, and of all files of a folder."""
    found = hashlib.sha256()
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            try:
                with file.open("rb") as opened:
                    found.update(hashlib.file_digest(opened, "sha256").digest())
            except OSError as error:
                raise RunStopped(f"{file} cannot be read ({error.strerror}); name a file that is there") from error
    return found.hexdigest()[:LENGTH]
