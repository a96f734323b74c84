"""What a user may set: keyword arguments with defaults, and one optional onrecord.toml that may give them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.record import RunStopped, UnknownSetting

FILE = "onrecord.toml"
TEXTS = frozenset({"language", "dictionaries", "gazetteer", "offices", "history"})
"""Settings that are text; the others are whole numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`language`: "onrecord", "model:FOLDER" or "spacy:NAME". `threads`: cores that the language model may use.

    Of one's own, paths of files, "" for none: `dictionaries` (several are parted as in PATH), `gazetteer`, `offices`
    (who held what when) and `history` (where each outlet's news lies).

    Of adding to a record: `workers`: processes that read pages (0: one a core). `page_seconds`: processor time that a
    page may take. `page_memory`: MB that it may take beside the model. `part_pages`: pages in a part, the most that
    a kill can cost a worker.
    """

    language: str = "onrecord"
    threads: int = 1
    dictionaries: str = ""
    gazetteer: str = ""
    offices: str = ""
    history: str = ""
    workers: int = 0
    page_seconds: int = 60
    page_memory: int = 1000
    part_pages: int = 200

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            least = 0 if name == "workers" else 1
            if name in TEXTS:
                right, kind = isinstance(value, str) and (bool(value) or name != "language"), "text"
            else:
                right, kind = type(value) is int and value >= least, f"a whole number of {least} or more"
            if not right:
                raise RunStopped(f"setting {name!r} takes {kind}, not {value!r}")


DEFAULTS = {field.name: field.default for field in fields(Settings)}


def options(given: Settings) -> tuple[str, ...]:
    """The words on a command line that give these settings, those alone that shape a reading; files by full paths."""
    words: list[str] = []
    for name in sorted(TEXTS):
        value = getattr(given, name)
        if value and value != DEFAULTS[name]:
            paths = value if name == "language" else os.pathsep.join(map(os.path.abspath, value.split(os.pathsep)))
            words += [f"--{name}", paths]
    return tuple(words)


def settings(given: Mapping[str, Any] | None = None, folder: Path | None = None) -> tuple[Settings, dict[str, str]]:
    """The settings in force, and where each came from: "default", the file's path, or "argument".

    `given` holds arguments (None: not given); `folder` is where onrecord.toml is looked for (default: the current one).
    Raises `UnknownSetting` for a name that is not known, `RunStopped` for a file that does not parse.
    """
    known = DEFAULTS
    path = (folder or Path.cwd()) / FILE
    values: dict[str, Any] = dict(known)
    origins = dict.fromkeys(known, "default")
    for source, layer in ((str(path), _from_file(path)), ("argument", given or {})):
        for name, value in layer.items():
            if name not in known:
                raise UnknownSetting("setting", name, known)
            if value is not None:
                values[name], origins[name] = value, source
    return Settings(**values), origins


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RunStopped(f"{path} is not valid TOML ({error}); mend it or remove it") from error
