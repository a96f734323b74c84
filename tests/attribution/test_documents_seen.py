"""What an outlet has read it goes on to tell of: "it" is the document, not the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import read

REST = "The harbour has been shut since the weekend, and lorries wait at the bridge for the second day in a row."


@pytest.mark.parametrize(
    ("before", "voice"),
    [
        ("The Coast Herald has seen the letter sent to the minister.", "the letter"),
        ("The Coast Herald has read the draft, which is dated Friday.", "the draft"),
        ("The Coast Herald has sold the paper mill on the north bank.", None),
        ("The harbour board has seen the letter sent to the minister.", None),
    ],
)
def test_it_is_the_document_that_the_outlet_has_read(before: str, voice: str | None, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"Harbour stays shut\n\n{REST}\n\n{before} It asks for “a full and open inquiry”.\n\n{REST}\n")
    found = read(path)
    assert found.article
    told = [s.chain[-1].label for s in found.statements if "full and open" in s.spans[0].of(found.article.text)]
    assert (voice in told) if voice else not {"the letter", "the draft", "the paper mill"} & set(told)
