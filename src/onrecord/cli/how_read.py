"""The options that say how pages are read, which `read`, `export`, `add` and `retry` share."""

from __future__ import annotations

from typing import Annotated

import typer

Engine = Annotated[str, typer.Option(help="here, processes or ray.")]
Workers = Annotated[int | None, typer.Option(help="Processes that read pages; 0: one a core.")]
Language = Annotated[str | None, typer.Option(help='"onrecord", or "spacy:NAME" for a spaCy pipeline.')]
Dictionaries = Annotated[str | None, typer.Option(help="Dictionaries of your own, as imported.")]
Gazetteer = Annotated[str | None, typer.Option(help="A gazetteer of your own, as built.")]
Offices = Annotated[str | None, typer.Option(help="Who held what when: a table that `offices --json` gave.")]
History = Annotated[str | None, typer.Option(help="Where outlets' news lies, as `gazetteer history` wrote it.")]
