"""In what a body says, "they" are its people, unless its own words name others."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import read

REST = "The harbour has been shut since the weekend, and lorries wait at the bridge for the second day in a row."


@pytest.mark.parametrize(
    ("said", "voice"),
    [
        ("Norway has said that it is weighing a ban because they believe the ferry was overloaded.", "Norway"),
        ("Norway has said that the owners may sue because they believe the ferry was safe.", "the owners"),
    ],
)
def test_they_are_the_people_of_the_body_that_speaks(said: str, voice: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        f"Ferry sinks off Tarn\n\nThe captain and his officers were seen on deck. {REST}\n\n{said}\n\n{REST}\n"
    )
    found = read(path)
    assert found.article
    labels = {actor.id: actor.label for actor in found.actors}
    inner = [s for s in found.statements if s.chain[-1].label.lower() == "they"]
    assert [labels.get(s.chain[-1].actor or "", "") for s in inner if s.act == "believe"] in ([voice], [])
    assert voice != "Norway" or inner
