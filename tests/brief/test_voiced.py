"""What a source says stands once, under its own name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.desk import Desk
from onrecord.brief.sourcing import told_apart
from onrecord.brief.voiced import described, is_somebody, voiced
from onrecord.record import (
    Actor,
    Article,
    Block,
    BlockKind,
    Cite,
    PageCopy,
    Reading,
    RoundUp,
    Source,
    Span,
    Statement,
    Story,
    Voice,
    Why,
)
from tests.brief.conftest import span

WHY = Why(rule="made by hand")


def reading(page: str, text: str, voice: str, people: tuple[str, ...] = ()) -> Reading:
    """A page of one sentence whose words before a comma its voice says."""
    words = text.split(",")[0]
    block = Block(kind="paragraph", span=Span(0, len(text)))
    statement = Statement(
        id=f"{page}1",
        spans=(span(text, words),),
        chain=(
            Voice(kind="outlet", label=page),
            Voice(kind="person", label=voice, span=span(text, voice), actor="x"),
        ),
        manner="paraphrased",
        cue=span(text, "said"),
        why=WHY,
    )
    actors = tuple(Actor(id="x", label=one, kind="person", mentions=(), why=WHY) for one in people)
    article = Article(id=page, text=text, outlet=page, blocks=(block,))
    return Reading(id=page, article=article, statements=(statement,), actors=actors)


def lines(*pages: Reading, copy: bool = False, name: str = "Ada Orm") -> list[str]:
    desk = Desk.of(_round_up(pages, copy=copy))
    cites = tuple(Cite(page=page.id, span=page.statements[0].spans[0], item=page.statements[0].id) for page in pages)
    source = Source(label=name, names=(name.lower(),), cites=cites, outlets=("a",), own=False, why=WHY)
    return [line.quote.page for line in voiced(source, desk, 0)[0].lines]


def _round_up(pages: tuple[Reading, ...], *, copy: bool) -> RoundUp:
    story = Story(id="s", level="event", articles=tuple(page.id for page in pages), joins=(WHY,) * len(pages))
    copies = (PageCopy(page="b", original="a", kind="edited", shared=0.9, why=WHY),) if copy else ()
    return RoundUp(story=story, readings=pages, copies=copies)


@pytest.mark.parametrize(
    ("again", "copy", "pages"),
    [
        ("The first call came after 12 minutes, Ada Orm said.", True, ["a"]),
        ("The first call came after 12 minutes, Ada Orm said.", False, ["a", "b"]),
        ("The first call came 15 minutes afterwards, Ada Orm said.", True, ["a", "b"]),
    ],
    ids=["a copy's edit", "another page", "a copy that corrects a number"],
)
def test_a_copys_edited_words_are_told_once(again: str, copy: bool, pages: list[str]) -> None:
    first = reading("a", "The first call came 12 minutes afterwards, Ada Orm said.", "Ada Orm")
    assert lines(first, reading("b", again, "Ada Orm"), copy=copy) == pages


def test_what_a_copy_prints_stands_on_the_page_it_is_from_with_the_voice_of_the_copy() -> None:
    first = reading("a", "The first call came 12 minutes afterwards, she said.", "she")
    copy = reading("b", "The first call came 12 minutes afterwards, Ada Orm said.", "Ada Orm")
    other = reading("b", "The last call came at noon, Ada Orm said.", "Ada Orm")
    for page, found in ((copy, ("a", ("a", "Ada Orm"), ("printed by b, too",))), (other, ("b", ("b", "Ada Orm"), ()))):
        desk = Desk.of(_round_up((first, page), copy=True))
        cite = Cite(page="b", span=page.statements[0].spans[0], item="b1")
        source = Source(label="Ada Orm", names=("ada orm",), cites=(cite,), outlets=("a",), own=False, why=WHY)
        (line,) = voiced(source, desk, 0)[0].lines
        assert (line.quote.page, line.chain, line.notes) == found


@pytest.mark.parametrize(
    ("kind", "below", "told"),
    [
        ("headline", "The people in Old Quay met.", 0),
        ("headline", "The Old Quay met.", 0),
        ("paragraph", "The people in Old Quay met.", 1),
    ],
    ids=["a place in a headline", "nobody speaks below", "a place in the text"],
)
def test_who_speaks_in_headings_alone_is_a_figure_of_speech(kind: BlockKind, below: str, told: int) -> None:
    head = "Old Quay said no to both months"
    page = reading("a", f"{head}, Old Quay said.", "Old Quay")
    text = f"{head}\n{below}"
    blocks = (
        Block(kind=kind, span=Span(0, len(head))),
        Block(kind="paragraph", span=Span(len(head) + 1, len(text))),
    )
    statement = replace(
        page.statements[0],
        spans=(span(text, "no to both months"),),
        cue=span(text, "said"),
        manner="headline" if kind == "headline" else "paraphrased",
        chain=(page.statements[0].chain[0], Voice(kind="person", label="Old Quay", span=span(text, "Old Quay"))),
    )
    assert page.article
    page = replace(page, article=replace(page.article, text=text, blocks=blocks), statements=(statement,))
    desk = Desk.of(_round_up((page,), copy=False))
    cite = Cite(page="a", span=statement.spans[0], item="a1")
    source = Source(label="Old Quay", names=("old quay",), cites=(cite,), outlets=("a",), own=False, why=WHY)
    found, left = voiced(source, desk, 0)
    assert (len(found.lines), left) == (told, 1 - told)


@pytest.mark.parametrize(("seat", "names"), [("ministry", ()), ("police", ("Tarn",))])
def test_a_town_that_stands_for_the_government_in_it_adds_no_source(seat: str, names: tuple[str, ...]) -> None:
    page = reading("a", f"Nine boats sank in the night, Tarn said. The {seat} in Tarn met.", "Tarn")
    cite = Cite(page="a", span=page.statements[0].spans[0], item="a1")
    source = Source(label="Tarn", names=("tarn",), cites=(cite,), outlets=("a",), own=False, why=WHY)
    desk = Desk.of(_round_up((page,), copy=False))
    assert told_apart((source,), desk)[0] == names
    assert voiced(source, desk, 0)[0].name == ("Tarn" if names else "the government in Tarn")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("“The quay was not warned,” the harbour office said.", 1),
        ("“No siren was heard,” the harbour office said.", 0),
        ("Crews live in North. “The quay was not warned,” the harbour office said.", 0),
        ("Crews work at North. “The quay was not warned,” the harbour office said.", 1),
        ("Nobody has trust in North. “The quay was not warned,” the harbour office said.", 1),
    ],
    ids=["of the same", "of something else", "a place", "a firm", "who is trusted"],
)
def test_a_heading_lets_nobody_speak_of_what_nobody_speaks_of_below(body: str, told: int) -> None:
    head = "North says it was not warned"
    text = f"{head}\n{body}"
    outlet = Voice(kind="outlet", label="a")
    heading = Statement(
        id="a1",
        spans=(span(text, "it was not warned"),),
        cue=span(text, "says"),
        chain=(outlet, Voice(kind="organisation", label="North", span=span(text, "North"), actor="n")),
        manner="headline",
        why=WHY,
    )
    office = Voice(kind="organisation", label="the harbour office", span=span(text, "the harbour office"), actor="h")
    below = replace(
        heading,
        id="a2",
        spans=(span(text, body.split(",")[0] + ",”"),),
        cue=Span(len(text) - 5, len(text) - 1),
        chain=(outlet, office),
        manner="quoted",
    )
    blocks = (
        Block(kind="headline", span=Span(0, len(head))),
        Block(kind="paragraph", span=Span(len(head) + 1, len(text))),
    )
    page = reading("a", "The quay was shut, Ada Orm said.", "Ada Orm")
    assert page.article
    page = replace(page, article=replace(page.article, text=text, blocks=blocks), statements=(heading, below))
    cite = Cite(page="a", span=heading.spans[0], item="a1")
    source = Source(label="North", names=("north",), cites=(cite,), outlets=("a",), own=False, why=WHY)
    found, left = voiced(source, Desk.of(_round_up((page,), copy=False)), 0)
    assert (len(found.lines), left) == (told, 1 - told)


def test_another_holder_of_the_office_does_not_speak_under_its_name() -> None:
    page = reading("a", "The pier will be mended, Bo Ferrin said.", "Bo Ferrin", ("Bo Ferrin",))
    other = reading("b", "The pier will be sold, Ada Orm said.", "Ada Orm", ("Ada Orm",))
    assert lines(page, other) == ["b"]
    assert lines(page, replace(other, actors=())) == ["a", "b"]


@pytest.mark.parametrize(
    ("label", "somebody"),
    [("a nurse at the port", True), ("The flood on the Velm", False), ("thousands", False), ("the duty log", True)],
)
def test_a_thing_that_happens_counts_nobody(label: str, somebody: bool) -> None:
    assert is_somebody(label) is somebody


def test_words_that_only_lead_to_others_are_no_line() -> None:
    text = "Ada Orm said of the pier at noon:"
    page = reading("a", text, "Ada Orm")
    said = replace(page.statements[0], spans=(span(text, "of the pier at noon:"),))
    assert lines(replace(page, statements=(said,))) == []


@pytest.mark.parametrize(
    ("label", "cue", "there"),
    [
        ("a nurse", "said", True),
        ("Two people who were there", "said", True),
        ("the duty log of the port", "said", True),
        ("Its ministry", "said", False),
        ("the release of a letter", "said", False),
        ("The mayor", "said", False),
        ("a nurse", "left", False),
    ],
)
def test_who_is_only_described_is_told_by_its_page(label: str, cue: str, there: bool) -> None:
    text = f"The pier will be mended, {label} {cue}."
    page = reading("a", text.replace(cue, "said"), label)
    page = _cued(page, text, cue)
    cite = Cite(page="a", span=page.statements[0].spans[0], item="a1")
    source = Source(label="unnamed", names=("unnamed",), cites=(cite,), outlets=("a",), own=False, why=WHY)
    found = described((source,), Desk.of(_round_up((page,), copy=False)))
    assert [line.quote.words for line in found] == (["The pier will be mended"] if there else [])


def _cued(page: Reading, text: str, cue: str) -> Reading:
    assert page.article
    article = replace(page.article, text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return replace(page, article=article, statements=(replace(page.statements[0], cue=span(text, cue)),))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Nine boats sank on Monday, harbour master Ada Orm said.", ("The Post", "Ada Orm")),
        ("Ada Orm said on Monday that the harbour was shut.", ("The Post", "Ada Orm")),
        (
            "Ada Orm, keeper of the lights, said on Monday before the council met at noon that the harbour was shut.",
            ("The Post", "Ada Orm"),
        ),
        ("The fleet turned back on Monday and met Ada Orm, who said nine sank.", None),
        ("The Tarn Office gave the number of dead on Monday as 9.", ("The Post", "The Tarn Office")),
        ("The Tarn Office’s latest figure for Monday is 9.", ("The Post", "The Tarn Office")),
        ("The Tarn Office closed on Monday at 9.", None),
        ("On Monday nine boats of the Tarn Office sank.", None),
    ],
)
def test_who_tells_most_of_a_sentence_or_gives_its_number_is_its_voice(
    text: str, chain: tuple[str, ...] | None
) -> None:
    words = {"Nine": "Nine boats sank on Monday", "Ada": "the harbour was shut", "The fleet": "nine sank"}
    said = next((part for first, part in words.items() if text.startswith(first)), None)
    article = Article(id="p", text=text, outlet="The Post", blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    whole = Statement(
        id="s0", spans=(Span(0, len(text)),), chain=(Voice(kind="outlet", label="The Post"),), manner="article", why=WHY
    )
    told = [whole]
    if said:
        origin = Voice(kind="person", label="Ada Orm", span=span(text, "Ada Orm"))
        told.append(
            Statement(
                id="s1",
                spans=(span(text, said),),
                chain=(*whole.chain, origin),
                manner="paraphrased",
                cue=span(text, "said"),
                why=WHY,
            )
        )
    name = "The Tarn Office" if text.startswith("The Tarn") else "Tarn Office"
    bodies = (
        (Actor(id="x", label=name, kind="organisation", mentions=(span(text, name),), why=WHY),) if name in text else ()
    )
    reading = Reading(id="p", article=article, statements=tuple(told), actors=bodies)
    desk = Desk.of(
        RoundUp(story=Story(id="a", level="event", articles=("p",), joins=()), readings=(reading,), copies=())
    )
    assert desk.teller("p", Span(0, len(text))) == chain


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Nine boats sank, police said.", []),
        ("Nine boats sank, the Tarn police said.", ["a"]),
    ],
)
def test_police_of_one_page_are_not_those_that_another_names(text: str, pages: list[str]) -> None:
    voice = "police" if "Tarn" not in text else "Tarn police"
    assert lines(reading("a", text, voice), name="Tarn police") == pages


@pytest.mark.parametrize(
    ("voice", "person", "name"),
    [
        ("the health office", "Ada Orm", "the health office and Ada Orm"),
        ("the city’s fire brigade", "Ada Orm", "the city’s fire brigade and Ada Orm"),
        ("the mayor", "Ada Orm", "Ada Orm"),
        ("Ada Orm", "Ada Orm", "Ada Orm"),
    ],
)
def test_who_speaks_for_a_body_without_a_name_stands_with_it(voice: str, person: str, name: str) -> None:
    page = reading("a", f"The lower pier of Tarn leaned, {voice} said. Ada Orm left.", voice)
    named = Actor(id="y", label=person, kind="person", mentions=(), why=WHY)
    desk = Desk.of(_round_up((replace(page, actors=(named,)),), copy=False))
    cite = Cite(page="a", span=page.statements[0].spans[0], item="a1")
    source = Source(label=person, names=(person.lower(),), cites=(cite,), outlets=("a",), own=False, why=WHY)
    assert voiced(source, desk, 0)[0].name == name
