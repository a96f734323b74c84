"""Text in, plain columns out: words, sentences, syntax, names, and who "he" is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from onrecord.language.coreference import resolved
from onrecord.language.model_files import ENCODER, HEADS
from onrecord.language.windows import WORD_LIMIT
from onrecord.record import Analysis, Article, UnknownSetting


class Analyser(Protocol):
    """Whatever gives columns for articles."""

    name: str

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """The columns of each article, in order."""
        ...

    def inner_roles(self, article: Article, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
        """The role column of each range of words [first, last] of an analysed article, read by itself.

        All "O" where the analyser has no attribution head.
        """
        ...


def load(language: str = "onrecord", *, threads: int = 1) -> Analyser:
    """The analyser of that name: "onrecord" (shipped), "model:FOLDER" (another model that `training/` made) or
    "spacy:NAME" (a spaCy pipeline that is installed, or a path).

    Raises `UnknownSetting` for another name, `MissingExtra` where spaCy or the pipeline is not installed, `RunStopped`
    where the folder holds no model.
    """
    if language == "onrecord" or language.startswith("model:"):
        from onrecord.language.encoder import load_encoder
        from onrecord.language.shipped import ShippedAnalyser

        folder = language.removeprefix("model:") if language != "onrecord" else None
        return ShippedAnalyser(load_encoder(threads, folder))
    if language.startswith("spacy:"):
        from onrecord.language.spacy_adapter import SpacyAnalyser

        return SpacyAnalyser(language.removeprefix("spacy:"))
    raise UnknownSetting("language", language, ["onrecord", "model:FOLDER", "spacy:NAME"])


def shipped_files(folder: str | None = None) -> tuple[Path, ...]:
    """The files that a model of ours is read from: of the shipped one, or of another in `folder`."""
    model = Path(folder) if folder else Path(str(files("onrecord.language") / "model"))
    heads = [name for name in HEADS if (model / name).is_file()]
    return tuple(model / name for name in (*ENCODER, *heads))


__all__ = ["WORD_LIMIT", "Analyser", "load", "resolved", "shipped_files"]
