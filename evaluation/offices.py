"""Office claims on the dev pages are scored against verdicts of a person who read each of them.

evaluation/offices_checked.tsv keeps, for each claim that was checked, the page, where its words stand, a digest of the
office and country that were read there, and whether a careful reader finds both right. A claim that is read there today
counts as right where its digest is one that was found right; a claim that is gone or reads otherwise counts as wrong
until somebody checks it. `python -m evaluation.offices DATA` lists what was not found right, with the words.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.figure import Figure
from onrecord.grounding import actors, places
from onrecord.grounding.tenures import office_key
from onrecord.language import load, resolved
from onrecord.read import article
from onrecord.record import Office, Origin, Page, Span

CHECKED = Path(__file__).parent / "offices_checked.tsv"


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim that a person checked."""

    page: str
    span: Span
    digest: str
    right: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A checked claim and what is read there now."""

    checked: Checked
    found: tuple[Office, ...]
    words: str

    @property
    def right(self) -> bool:
        """Whether one of the claims read there is the one that was found right."""
        return self.checked.right and any(digest(office) == self.checked.digest for office in self.found)


def digest(office: Office) -> str:
    """Eight hexadecimal digits of an office and its country."""
    return hashlib.sha256(f"{office_key(office.office)}|{office.polity}".encode()).hexdigest()[:8]


def checked(path: Path = CHECKED) -> list[Checked]:
    """The claims that were checked."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            Checked(row["page"], Span(int(row["start"]), int(row["end"])), row["digest"], row["verdict"] == "right")
            for row in rows
        ]


def figures(data: Path) -> dict[str, Figure]:
    """offices.checked.right: the share of checked claims whose office and country are right."""
    began = perf_counter()
    found = list(verdicts(data))
    if not found:
        return {}
    share = sum(verdict.right for verdict in found) / len(found)
    return {"offices.checked.right": Figure(share, len(found), perf_counter() - began)}


def verdicts(data: Path) -> Iterator[Verdict]:
    """Each checked claim whose page is in the folder, with what is read where it stands."""
    by_page: dict[str, list[Checked]] = defaultdict(list)
    for claim in checked():
        by_page[claim.page].append(claim)
    for page in _pages(data, set(by_page)):
        text, offices = _offices(page)
        for claim in by_page[page.id]:
            there = tuple(office for office in offices if office.span.overlaps(claim.span))
            yield Verdict(claim, there, claim.span.of(text))


def _pages(data: Path, wanted: set[str]) -> Iterator[Page]:
    gold = data / "pages" / "gold.jsonl"
    if not gold.is_file():
        return
    for line in gold.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        file = data / "pages" / row["html"]
        if file.name in wanted:
            body = gzip.decompress(file.read_bytes())
            yield Page(id=file.name, body=body, media_type="text/html", origin=Origin(file=str(file)), url=row["url"])


def _offices(page: Page) -> tuple[str, list[Office]]:
    read = article(page)
    columns = resolved(read, load().analyse([read])[0])
    found = actors(read, columns, places(read, columns))
    return read.text, [office for actor in found if actor.kind == "person" for office in actor.offices]


def main() -> None:
    """Prints the claims that were not found right."""
    for verdict in verdicts(Path(sys.argv[1])):
        if not verdict.right:
            now = "; ".join(f"{office.office} ({office.polity})" for office in verdict.found) or "nothing"
            told = "found wrong" if not verdict.checked.right else "reads otherwise than when it was checked"
            print(f"{verdict.checked.page} {verdict.checked.span.start}: {verdict.words!r}: {now}: {told}")


if __name__ == "__main__":
    main()
