"""What figures of a story are to each other: shares and sums by place, groups that are everybody, crowds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import RoundUp, Story

PAGE = "<article><h1>{title}</h1><p>MOOR, Jan 14 (Coast Agency) - {body}</p></article>"


def rounded(folder: Path, *pages: tuple[str, str, str]) -> RoundUp:
    """The round-up of pages, each a title, a paragraph and a day."""
    path = folder / "pages.jsonl"
    rows = [
        {
            "id": str(n),
            "html": PAGE.format(title=title, body=body),
            "published": f"{day}T18:00:00+00:00",
            "outlet": "Coast Agency",
        }
        for n, (title, body, day) in enumerate(pages)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    read = tuple(read_all(path))
    return round_up(read, Story(id="s", level="episode", articles=tuple(one.id for one in read), joins=()))


def why(told: RoundUp) -> list[tuple[str, float | None, float | None]]:
    """Each relation with the numbers that it joins."""
    numbers = {figure.cite.item: figure.low for one in told.series for figure in one.figures}
    return [(one.type, numbers[one.a], numbers[one.b]) for one in told.relations]


def test_what_adds_up_to_the_whole_lies_in_it(tmp_path: Path) -> None:
    body = "Eleven people died in Moor province on Tuesday, police said: eight in Tarn, two in Ebb and one in Roke."
    told = rounded(tmp_path, ("Quake in Moor province", body, "2031-01-14"))
    assert ("part of", 11, 8) in why(told)
    assert ("part of", 11, 2) in why(told)
    assert {one.place[:1] for one in told.series if one.place[-1:] == ("tarn",)} == {("moor",)}


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("Police said on Wednesday that 17 men had died in Moor.", "update"),
        ("Police said on Wednesday that 17 soldiers had died in Moor.", "scope difference"),
    ],
)
def test_a_noun_for_those_counted_limits_only_where_it_names_a_group(second: str, kind: str, tmp_path: Path) -> None:
    told = rounded(
        tmp_path,
        ("Pit collapse in Moor", "Police said on Tuesday that nine people had died in Moor.", "2031-01-14"),
        ("Moor toll rises", second, "2031-01-15"),
    )
    assert (kind, 9, 17) in why(told)
