"""The options that name files of one's own, which `read`, `add` and `retry` share."""

from __future__ import annotations

from typing import Annotated

import typer

Dictionaries = Annotated[str | None, typer.Option(help="Dictionaries of your own, as imported.")]
Gazetteer = Annotated[str | None, typer.Option(help="A gazetteer of your own, as built.")]
Offices = Annotated[str | None, typer.Option(help="Who held what when: a table that `offices --json` gave.")]
History = Annotated[str | None, typer.Option(help="Where outlets' news lies, as `gazetteer history` wrote it.")]
