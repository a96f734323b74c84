"""Lines that hand over to outlets, a letter's writer, an entry of a live blog; and labels that hand over to nobody."""

from __future__ import annotations

import pytest

from onrecord.read import prose
from onrecord.read.passages import mark

VIEW = "A harbour without dredgers is a beach, and nobody has ever unloaded steel on a beach."
OTHER = "Dredging is dear, and the owners knew the price when they bought the concession."


def voices(text: str) -> list[str | None]:
    blocks, gaps = prose.blocks(text)
    return [block.voice.label if block.voice else None for block in mark(text, blocks, gaps)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Lagos's Marina Mail disagrees:", VIEW, "Accra's Kustwacht is milder:", OTHER], ["Marina Mail", "Kustwacht"]),
        (["The Quay Gazette:", VIEW, "Le Fanal of Brest:", OTHER], ["The Quay Gazette", "Le Fanal of Brest"]),
        (["The Quay Gazette, on the dredgers:", VIEW, "The Fanal warns:", OTHER], ["The Quay Gazette", "The Fanal"]),
        (["Ines Dahl of Brest writes:", VIEW, OTHER], ["Ines Dahl of Brest", "Ines Dahl of Brest"]),
        (["Intro.", "9.15 Our port correspondent reports:", VIEW, "9.40 The tide turned."], ["Our port correspondent"]),
        (["What we know:", VIEW, "The result:", OTHER], []),
        (["Key Points:", VIEW, "Next Steps:", OTHER], []),
        (["Intro.", "Ines Dahl writes:", VIEW], []),
    ],
)
def test_a_line_hands_over_only_where_a_voice_follows(lines: list[str], expected: list[str]) -> None:
    assert [voice for voice in voices("\n".join(lines)) if voice] == expected
