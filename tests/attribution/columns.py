"""Columns written out by hand, so that a rule is tested on syntax we chose and not on what a model says today."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribution.bundles import Link
from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Analysis, Article


def columns(table: str) -> tuple[str, Analysis]:
    """A text (words with blanks between) and its analysis, from lines of "word lemma pos head dep role [tag]".

    `head` is the number of the line of the governing word, from 1; 0 for a root. A blank line starts a sentence.
    """
    rows: list[tuple[int, list[str]]] = []
    sentence = 0
    for line in table.strip().splitlines():
        if line.strip():
            rows.append((sentence, line.split()))
        else:
            sentence += 1
    starts, text = [], ""
    for _, cells in rows:
        starts.append(len(text))
        text += cells[0] + " "
    return text.rstrip(), Analysis(
        start=tuple(starts),
        end=tuple(start + len(cells[0]) for start, (_, cells) in zip(starts, rows, strict=True)),
        lemma=tuple(cells[1] for _, cells in rows),
        tag=tuple(cells[6] if len(cells) > 6 else "" for _, cells in rows),
        pos=tuple(cells[2] for _, cells in rows),
        dep=tuple(cells[4] for _, cells in rows),
        head=tuple(int(cells[3]) - 1 if cells[3] != "0" else i for i, (_, cells) in enumerate(rows)),
        sentence=tuple(number for number, _ in rows),
        role=tuple(cells[5] for _, cells in rows),
    )


def page_of(table: str, tags: dict[int, str] | None = None) -> Page:
    """The page whose words lines spell; `tags` are those of words by number, from 0, in place of the lines' own."""
    text, analysis = columns(table)
    named = tuple((tags or {}).get(i, tag) for i, tag in enumerate(analysis.tag))
    return Page(Article(id="a", text=text), replace(analysis, tag=named))


def link_of(page: Page, source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]) -> Link:
    """A link of these words, each part by its first and its last."""
    return Link(
        content=tuple(Stretch(*part, "content") for part in content),
        cue=Stretch(*cue, "cue"),
        source=(Stretch(*source, "source"),) if source else (),
    )
