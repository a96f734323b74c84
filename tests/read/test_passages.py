from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import prose
from onrecord.read.passages import heading, introduction, mark
from onrecord.record import Block


def marked(text: str) -> list[tuple[str, str | None]]:
    blocks, gaps = prose.blocks(text)
    return [(block.kind, block.voice.label if block.voice else None) for block in mark(text, blocks, gaps)]


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("The Coastal Times reports:", "The Coastal Times", "outlet"),
        ("The Coastal Times reports on what comes next:", "The Coastal Times", "outlet"),
        ("The Vestnik reports:", "The Vestnik", "outlet"),
        ("According to the Coastal Times:", "the Coastal Times", "outlet"),
        ("From the BBC:", "the BBC", "outlet"),
        ("But Reuters also reported this morning:", "Reuters", "outlet"),
        ("Writing in The Guardian, Ann Poe says:", "The Guardian", "outlet"),
        ("Ann Poe writes in the Evening Post:", "the Evening Post", "outlet"),
        ("The Coastal Times’s Ann Poe writes:", "The Coastal Times", "outlet"),
        ("The Evening Post sets out the plan:", "The Evening Post", "outlet"),
        ("The statement reads:", None, None),
        ("The Foreign Ministry said:", "The Foreign Ministry", "organisation"),
        ("Ann Poe said:", "Ann Poe", "person"),
        ("The Coastal Times reports", None, None),
        ("He reports:", None, None),
        ("There are three reasons:", None, None),
        ("The minister, who had read the Times, sat down. She said:", None, None),
    ],
)
def test_an_introduction_names_its_voice(line: str, label: str | None, kind: str | None) -> None:
    found = introduction(line, 10)
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found.voice.label, found.voice.kind) == (label, kind)
        assert found.voice.span is not None
        assert line[found.voice.span.start - 10 : found.voice.span.end - 10] == label


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("The agency HPA, on Saturday’s fire:", "HPA", "outlet"),
        ("The state news agency Norpress, at noon:", "Norpress", "outlet"),
        ("Tarn’s broadcaster RTV, on Monday:", "RTV", "outlet"),
        ("Coast Radio:", "Coast Radio", "outlet"),
        ("Mayor Ann Poe, on the flood:", "Mayor Ann Poe", "person"),
        ("The Coastal Times reports:", "The Coastal Times", "outlet"),
        ("What we know, so far:", None, None),
        ("Update, 12 May:", None, None),
        ("Key points:", None, None),
        ("It all began here:", None, None),
        ("Coast Radio, on Monday. And this:", None, None),
        ("Excerpt:", None, None),
        ("Timeline, as of Friday:", None, None),
        ("Statement:", None, None),
        ("The quay was shut. The agency Norpress reported from there at noon:", "Norpress", "outlet"),
        ("Nobody was let in. Coast Radio reported on Monday:", "Coast Radio", "outlet"),
        ("Nobody was let in. Old Harbour, in short:", None, None),
    ],
)
def test_a_line_above_a_set_off_quotation_names_its_voice(line: str, label: str | None, kind: str | None) -> None:
    found = heading(line, 10)
    assert (found.label if found else None, found.kind if found else None) == (label, kind)
    if found and found.span:
        assert line[found.span.start - 10 : found.span.end - 10] == label


PASSAGE = "The Coastal Times reports:"
OTHER = "The Evening Courier reports:"
LINE = "The ferry was late for the third time this week, the company said."


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"{PASSAGE}\n\n{LINE}\n\n{LINE}", [None, "The Coastal Times", "The Coastal Times"]),
        (f"{PASSAGE}\n\n{LINE}\n\n{OTHER}\n\n{LINE}", [None, "The Coastal Times", None, "The Evening Courier"]),
        (f"{PASSAGE}\n\n{LINE}\n\n\n\n{LINE}", [None, "The Coastal Times", None]),
        (f"{PASSAGE}\n\n“{LINE}”\n\n{LINE}", [None, "The Coastal Times", None]),
        (f"{PASSAGE}\n\n“{LINE}\n\n“{LINE}”\n\n{LINE}", [None, "The Coastal Times", "The Coastal Times", None]),
        (f"{PASSAGE}\n\n“{LINE}\n\n{LINE}”\n\n{LINE}", [None, "The Coastal Times", "The Coastal Times", None]),
        (f"{PASSAGE}\n\n> {LINE}\n> {LINE}\n\n{LINE}", [None, "The Coastal Times", "The Coastal Times", None]),
        (f"> {LINE}\n\n{LINE}", ["unnamed", None]),
        (f"Ann Poe said:\n\n{LINE}\n\n{LINE}", [None, None, None]),
        (f"Ann Poe said:\n\n“{LINE}”\n\n{LINE}", [None, "Ann Poe", None]),
        (f"{PASSAGE}\n\n{LINE}\n\n\nThe Cape Mole says:\n\n{LINE}", [None, "The Coastal Times", None, "The Cape Mole"]),
        (f"The Cape Mole says:\n\n{LINE}", [None, None]),
        (f"{PASSAGE}\n\n{LINE}\n\nWhat comes next\n\n{LINE}", [None, "The Coastal Times", None, None]),
        (PASSAGE, [None]),
    ],
)
def test_a_passage_ends_where_the_page_speaks_again(text: str, kinds: list[str | None]) -> None:
    assert [label for _, label in marked(text)] == kinds


@given(
    st.lists(st.sampled_from([PASSAGE, OTHER, LINE, f"“{LINE}", f"{LINE}”", f"> {LINE}", "", "A heading"]), max_size=14)
)
def test_marking_changes_kinds_and_nothing_else(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks, gaps = prose.blocks(text)
    done: list[Block] = mark(text, blocks, gaps)
    assert [block.span for block in done] == [block.span for block in blocks]
    for block in done:
        assert (block.voice is not None) == (block.kind == "quote")
        if block.voice and block.voice.span:
            assert block.voice.span.of(text) == block.voice.label
