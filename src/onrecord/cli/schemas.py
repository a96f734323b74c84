"""`onrecord schema`: the JSON Schema of what the program prints."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from onrecord.brief import brief_schema
from onrecord.pipeline.schemas import reading_schema
from onrecord.record import UnknownSetting

SCHEMAS = {"reading": reading_schema, "brief": brief_schema}


def schema(
    of: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of {', '.join(SCHEMAS)}.")] = "reading",
) -> None:
    """Print the JSON Schema of a reading (`onrecord read --json`) or of a brief (`onrecord brief --json`)."""
    if of not in SCHEMAS:
        raise UnknownSetting("schema", of, SCHEMAS)
    print(json.dumps(SCHEMAS[of](), ensure_ascii=False, indent=1))
