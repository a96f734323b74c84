"""Whose words are surely whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.supported import heard, is_interview
from onrecord.record import Act, Actor, ActorKind, Article, Block, Reading, Span, Statement, Voice, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")


def reading(
    text: str, voice: str, cue: str, *words: str, act: Act = "say", actor: tuple[str, ActorKind] | None = None
) -> tuple[Reading, Statement]:
    """A page of one paragraph with a statement: its voice, its cue and its words; `actor` is whom the voice names."""

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    block = Block(kind="paragraph", span=Span(0, len(text)))
    article = Article(id="p", text=text, outlet="The Post", blocks=(block,))
    known = (Actor(id="x", label=actor[0], kind=actor[1], mentions=(at(voice),), why=WHY),) if actor else ()
    origin = Voice(kind="person", label=voice, span=at(voice), actor="x" if actor else None)
    statement = Statement(
        id="s",
        spans=tuple(at(part) for part in words),
        chain=(Voice(kind="outlet", label="The Post"), origin),
        manner="mixed",
        cue=at(cue),
        act=act,
        why=WHY,
    )
    return Reading(id="p", article=article, statements=(statement,), actors=known), statement


SAID = [
    # text, voice, cue, words, what is shown
    (
        "The wall held. The pier broke at noon, Ada Orm said.",
        "Ada Orm", "said", ("The wall held. The pier broke at noon",), "The pier broke at noon",
    ),
    (
        "Ada Orm said that no bell rang. “I heard it late.” Nobody came.",
        "Ada Orm", "said", ("no bell rang", "I heard it late"), "Ada Orm said that no bell rang. “I heard it late.”",
    ),
    (
        "Ada Orm, who leads the port, said the pier broke.",
        "Ada Orm", "said", ("the pier broke",), "Ada Orm, who leads the port, said the pier broke.",
    ),
    (
        'The port said: "Log" shown by Orm is false.',
        "The port", "said", ('Log" shown by Orm is false',), '"Log" shown by Orm is false',
    ),
    (
        "The town says that a bell rang; the port said that none did.",
        "the port", "said", ("none did",), "the port said that none did.",
    ),
    (
        "The port says that a bell rang; the town hears little.",
        "The port", "says", ("a bell rang",), "The port says that a bell rang",
    ),
    (
        "The port said that Orm was gone and that it knew no more.",
        "The port", "said", ("Orm was gone and that it knew no more",),
        "The port said that Orm was gone and that it knew no more.",
    ),
    (
        "“Nobody asked whether it was safe,” said Ada Orm.",
        "Ada Orm", "said", ("Nobody asked whether it was safe",), "Nobody asked whether it was safe",
    ),
    (
        "The wall is gone, in the hour at which Minister Ada Orm says it was built, and dry.",
        "Ada Orm", "says", ("it was built",), "Ada Orm says it was built",
    ),
    (
        "The count met the mayor, Ada Orm, who said the pier broke.",
        "Ada Orm", "said", ("the pier broke",), "Ada Orm, who said the pier broke",
    ),
    (
        "The strike was, by the union’s account, complete at nine stations.",
        "the union", "account", ("The strike was", "complete at nine stations"),
        "The strike was, by the union’s account, complete at nine stations.",
    ),
    (
        "By noon the first had come, and the last of them, the union said, was still at home.",
        "the union", "said", ("the first had come", "was still at home"),
        "the last of them, the union said, was still at home.",
    ),
    (
        "The clerk would not speak, but Ada Orm said that the pier broke.",
        "Ada Orm", "said", ("the pier broke",), "Ada Orm said that the pier broke",
    ),
    (
        "It heard a word from a pilot who says the pier broke.",
        "a pilot", "says", ("the pier broke",), "a pilot who says the pier broke",
    ),
    (
        "The guards mocked Bo Ferrin for the gate he built.",
        "The guards", "mocked", ("Bo Ferrin for the gate he built",),
        "The guards mocked Bo Ferrin for the gate he built.",
    ),
    (
        "Nine boats gone; the port says it had no warning",
        "the port", "says", ("Nine boats gone", "it had no warning"), "the port says it had no warning",
    ),
    (
        "The port said forty boats had sunk and more than nine lay on the beach.",
        "The port", "said", ("forty boats had sunk and more than nine lay on the beach",),
        "The port said forty boats had sunk and more than nine lay on the beach.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voice", "cue", "words", "shown"), SAID)
def test_the_sentence_of_the_cue_and_quotations_beside_it_are_shown(
    text: str, voice: str, cue: str, words: tuple[str, ...], shown: str
) -> None:
    page, statement = reading(text, voice, cue, *words)
    told = heard(page, statement)
    assert told
    assert told.shown.of(text) == shown


UNSAID = [
    # text, voice, cue, words
    ("The port has not said why the pier broke.", "The port", "said", "why the pier broke"),
    ("Ada Orm hopes for help by noon.", "Ada Orm", "hopes", "help by noon"),
    ("Ada Orm will ask the town to wait.", "Ada Orm", "ask", "the town to wait"),
    ("The guard was told by phone that the pier broke.", "The guard", "told", "the pier broke"),
    ("The union, which announced a strike, was fined by the port.", "The union", "announced", "a strike"),
    ("A message on telephones says that the pier broke.", "telephones", "says", "the pier broke"),
    ("In court before Judge Ada Orm, the police said the pier broke.", "Ada Orm", "said", "the pier broke"),
    ("Orm’s last reported visit was at noon.", "Orm", "reported", "visit was at noon"),
    ("Ada Orm left. The pier broke, it was said.", "Ada Orm", "said", "The pier broke"),
    (
        "Ada Orm held up a letter in which pilots warned of rot.",
        "Ada Orm",
        "held",
        "a letter in which pilots warned of rot",
    ),
    ("Unless Ada Orm promises help, the pier breaks.", "Ada Orm", "promises", "help"),
    ("Most of us knew that, said most of us.", "most of us", "said", "knew that"),
    ("Ada Orm allegedly ordered the crew to leave.", "Ada Orm", "ordered", "the crew to leave"),
    ("Ada Orm made plans to leave at once.", "Ada Orm", "made plans", "to leave at once"),
    ("The town faces a debt it says is not its own.", "it", "says", "is not its own"),
    ("Ada Orm’s insistence that it held failed to sway him.", "Ada Orm’s", "insistence", "it held"),
    ("The first had come, and its tail, the union said, was at home.", "the union", "said", "was at home"),
    ("Judge Ada Orm denied both motions.", "Ada Orm", "denied", "both motions"),
    ("Ada Orm, who pleaded guilty to arson, is in Tarn.", "Ada Orm, who pleaded guilty to arson", "pleaded", "arson"),
    ("“It broke,” Tarn Radio quoted Bo Ferrin as saying.", "Tarn Radio", "quoted", "It broke"),
    ("The port agreed to open the gate, a step that ends a long feud.", "The port", "agreed", "to open the gate"),
    (
        "The port says 16 and a list of names says 33, and both cannot be right.",
        "The port",
        "says",
        "16 and a list of names says 33, and both cannot be right",
    ),
    ("On Sunday the port said 12 and the Union more than 30.", "the port", "said", "12 and the Union more than 30"),
    ("The town showed a paper in which pilots warned of rot.", "pilots", "warned", "of rot"),
    ("A name is struck when two neighbours confirm it.", "two neighbours", "confirm", "it"),
    ("They came for work that pilots say is gone.", "pilots", "say", "is gone"),
    ("Six boats sank, Tarn Radio reported, quoting the harbour master.", "Tarn Radio", "reported", "Six boats sank"),
    ("Neither will be able to stop it, said Ada Orm.", "Ada Orm", "said", "Neither will be able to stop it"),
]


@pytest.mark.parametrize(("text", "voice", "cue", "words"), UNSAID)
def test_what_nobody_surely_said_is_left_out(text: str, voice: str, cue: str, words: str) -> None:
    page, statement = reading(text, voice, cue, words)
    assert heard(page, statement) is None


@pytest.mark.parametrize(
    ("label", "kind", "said"),
    [
        ("Ada Orm", "person", True),
        ("Tessaly", "person", False),
        ("the aunt", "person", False),
        ("Sund", "place", False),
    ],
)
def test_she_is_a_person_that_the_page_names_in_full(label: str, kind: ActorKind, said: bool) -> None:
    page, statement = reading("The pier broke, she said.", "she", "said", "The pier broke", actor=(label, kind))
    assert bool(heard(page, statement)) is said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Bo Ferrin had warned the judge.", False),
        ("The judge heard Bo Ferrin.", False),
        ("Ada Orm had warned the judge.", True),
        ("The judge was warned.", True),
    ],
)
def test_she_is_nobody_surely_behind_a_sentence_that_begins_with_another(before: str, said: bool) -> None:
    text = f"{before} The pier broke, she said."
    page, statement = reading(text, "she", "said", "The pier broke", actor=("Ada Orm", "person"))
    named = tuple(
        Actor(id=key, label=label, kind="person", mentions=(span(before, label),), why=WHY)
        for key, label in (("y", "Bo Ferrin"), ("x", "Ada Orm"))
        if label in before
    )
    known = named if any(actor.id == "x" for actor in named) else (*page.actors, *named)
    assert bool(heard(replace(page, actors=known), statement)) is said


def test_the_sentence_before_is_the_one_before_the_quotation() -> None:
    text = "The judge heard Bo Ferrin. “It broke. We saw it,” she said."
    page, statement = reading(text, "she", "said", "It broke. We saw it", actor=("Ada Orm", "person"))
    other = Actor(id="y", label="Bo Ferrin", kind="person", mentions=(span(text, "Bo Ferrin"),), why=WHY)
    assert heard(page, statement)
    assert heard(replace(page, actors=(*page.actors, other)), statement) is None


@pytest.mark.parametrize(
    ("before", "said"),
    [("The Divers left at six.", True), ("A clerk counted the boats.", False)],
    ids=["named just before", "named long ago"],
)
def test_they_are_a_body_that_the_page_has_just_named(before: str, said: bool) -> None:
    text = f"The Divers met. {before} “Open the gate,” they called."
    page, statement = reading(text, "they", "called", "Open the gate", actor=("Divers", "organisation"))
    named = tuple(Span(at, at + 6) for at in range(len(text)) if text.startswith("Divers", at))
    (body,) = page.actors
    assert bool(heard(replace(page, actors=(replace(body, mentions=named),)), statement)) is said


def test_the_heading_of_an_hour_says_nothing() -> None:
    text = "Friday 7 P.M. UPDATE: The pier broke at noon."
    page, statement = reading(text, "Friday 7 P.M. UPDATE", "broke", "The pier broke at noon")
    assert heard(page, replace(statement, cue=None)) is None


def test_what_is_known_is_not_said() -> None:
    page, statement = reading("Ada Orm knows the pier broke.", "Ada Orm", "knows", "the pier broke", act="know")
    assert heard(page, statement) is None


@pytest.mark.parametrize(
    ("act", "cue", "label"),
    [
        ("demand", "demanded", "demands"),
        ("deny", "said", ""),
        ("promise", "pledged", "promises"),
        ("predict", "estimated", ""),
        ("promise", "offered", ""),
        ("demand", "ordered", "orders"),
        ("demand", "asked", "requests"),
        ("accuse", "blamed", "blames"),
        ("accuse", "charged", "accuses"),
        ("demand", "had demanded", "had demanded"),
        ("demand", "had at first insisted", "had insisted"),
        ("demand", "insisted", "demands"),
        ("deny", "insisted", ""),
        ("deny", "had insisted", "had insisted"),
        ("deny", "had long denied", "had denied"),
        ("demand", "had ordered", "had ordered"),
        ("deny", "had said", ""),
    ],
)
def test_a_label_is_an_act_that_the_pages_word_carries(act: Act, cue: str, label: str) -> None:
    page, statement = reading(f"Ada Orm {cue} that the pier be mended.", "Ada Orm", cue, "the pier be mended", act=act)
    told = heard(page, statement)
    assert told
    assert told.label == label


def test_questions_make_an_interview() -> None:
    lines = ["Why did it break?", "I do not know.", "Who built it?", "My father did."]
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    blocks = tuple(
        Block(kind="paragraph", span=Span(start, start + len(line))) for start, line in zip(starts, lines, strict=True)
    )
    text = "\n".join(lines)
    assert is_interview(Article(id="i", text=text, blocks=blocks))
    assert not is_interview(Article(id="i", text=text, blocks=blocks[:2]))
