"""Which positions a brief shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.desk import Desk
from onrecord.brief.stands import chain_held, clause_of, holder_name, is_in_sight, is_stand, stance_label
from onrecord.record import (
    Actor,
    ActorKind,
    Article,
    Block,
    Cite,
    Party,
    Position,
    Reading,
    RoundUp,
    Span,
    Stance,
    Stand,
    Statement,
    Story,
    Voice,
    Why,
)

WHY = Why(rule="made by hand")


def told(
    text: str, stance: Stance, holder: str, words: str, people: tuple[tuple[str, ActorKind], ...] = ()
) -> tuple[Desk, Stand]:
    """A page of one paragraph with a position; the holder is the first of the people, if there are any."""

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    article = Article(id="p", text=text, outlet="The Post", blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    actors = tuple(Actor(id=label, label=label, kind=kind, mentions=(at(label),), why=WHY) for label, kind in people)
    party = Party(label=holder, span=at(holder), actor=people[0][0] if people else None)
    position = Position(id="x", statement="s", holder=party, stance=stance, object="it", span=at(words), why=WHY)
    reading = Reading(id="p", article=article, actors=actors, positions=(position,))
    story = Story(id="a", level="event", articles=("p",), joins=())
    desk = Desk.of(RoundUp(story=story, readings=(reading,), copies=()))
    cite = Cite(page="p", span=position.span, item="x")
    return desk, Stand(position=position, holder=party.label, speakers=(), cite=cite, day=None)


TAKEN = [
    ("The port asked both towns for the charts.", "demands", "The port", "asked both towns for the charts"),
    ("The union called for the gate to be shut.", "demands", "The union", "called for the gate to be shut"),
    ("The port warned against opening the gate.", "opposes", "The port", "warned against opening the gate"),
    ("Ada Orm has vowed to keep the gate shut.", "offers", "Ada Orm", "vowed to keep the gate shut"),
    ("The union condemned the closure.", "opposes", "The union", "condemned the closure"),
    ("The union asked the public to vote no.", "demands", "The union", "asked the public to vote no"),
    ("The union rejects “what apparently works”.", "rejects", "The union", "rejects “what apparently works”"),
]
DAILY = [
    ("Orm described to the court how bad it was.", "opposes", "Orm", "described to the court how bad"),
    ("Orm, fighting accusations, left.", "opposes", "Orm", "fighting accusations"),
    ("A court called that unlawful.", "opposes", "A court", "called that unlawful"),
    ("Orm instructed the pilots to use all their rights.", "demands", "Orm", "instructed the pilots to use all"),
    ("Bishop Bo Ferrin asked the town to pray for calm.", "demands", "Bo Ferrin", "asked the town to pray for calm"),
    ("The clerk had asked for the forms.", "demands", "The clerk", "asked for the forms"),
    ("Ms Orm had asked for a break.", "demands", "Ms Orm", "asked for a break"),
    ("Orm asked the man for his papers.", "demands", "Orm", "asked the man for his papers"),
    ("Orm asked him to lock the shop.", "demands", "Orm", "asked him to lock the shop"),
    ("They dived where the families had asked us to dive.", "demands", "the families", "asked us to dive"),
    ("Envoys warned against reading too much into it.", "opposes", "Envoys", "warned against reading too much"),
    ("Experts warned against drawing conclusions.", "opposes", "Experts", "warned against drawing conclusions"),
    ("The union is angry at the port.", "opposes", "The union", "angry at the port"),
    ("The jurors declined to talk about it.", "rejects", "The jurors", "declined to talk about it"),
    ("Two guards prepared to go before a judge.", "offers", "Two guards", "prepared to go before a judge"),
    ("Orm vowed to stay on the pier.", "supports", "Orm", "vowed to stay on the pier"),
    ("The guard took aim at the boy.", "opposes", "The guard", "took aim at the boy"),
    ("Orm called those men very rude.", "opposes", "Orm", "called those men very rude"),
    ("Orm told of rules that must be met.", "demands", "Orm", "rules that must be met"),
    ("Orm asked the public to stay off the pier.", "demands", "Orm", "asked the public to stay off the pier"),
    ("The port made it hard by asking for more.", "demands", "The port", "asking for more"),
    ("Orm warned against “some guests”, apparently the crew.", "opposes", "Orm", "warned against “some guests”"),
]


@pytest.mark.parametrize(
    ("text", "stance", "holder", "words", "there"),
    [(*case, True) for case in TAKEN] + [(*case, False) for case in DAILY],
)
def test_what_people_ask_and_feel_on_any_day_is_no_stand(
    text: str, stance: Stance, holder: str, words: str, there: bool
) -> None:
    desk, stand = told(text, stance, holder, words)
    assert is_stand(stand, desk.sentence(stand.cite), desk.articles["p"]) is there


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ada Orm came.", "Ada Orm"),
        ("Ada Orm met Bo Ferrin.", None),
        ("Ada Orm came. The gate was shut.", None),
    ],
    ids=["named just before", "another after", "named long ago"],
)
def test_a_pronoun_holds_what_the_person_named_just_before_holds(before: str, name: str | None) -> None:
    people: tuple[tuple[str, ActorKind], ...] = (("Ada Orm", "person"),)
    if "Ferrin" in before:
        people = (*people, ("Bo Ferrin", "person"))
    text = f"{before} She called for a new gate."
    desk, stand = told(text, "demands", "She", "called for a new gate", people)
    assert holder_name(stand, desk) == name


def test_supporters_of_somebody_are_not_that_person() -> None:
    text = "Supporters of Ada Orm called for a new gate."
    desk, stand = told(text, "demands", "Supporters of Ada Orm", "called for a new gate", (("Ada Orm", "person"),))
    assert holder_name(replace(stand, holder="Ada Orm"), desk) == "Supporters of Ada Orm"


def test_who_stands_in_another_sentence_holds_nothing_in_sight() -> None:
    desk, stand = told("Ada Orm came. “The gate must be shut.”", "demands", "Ada Orm", "The gate must be shut")
    assert not is_in_sight(stand, desk.sentence(stand.cite))


VETO = "Marchers want the resignation of Ada Orm, who on Monday vetoed the pier, and of the board."


def test_a_stand_told_beside_the_sentences_news_is_its_clause() -> None:
    desk, stand = told(VETO, "opposes", "Ada Orm", "vetoed the pier", (("Ada Orm", "person"),))
    assert stance_label(stand, desk.articles["p"]) == "blocked"
    assert clause_of(stand, desk.sentence(stand.cite), desk).words == "Ada Orm, who on Monday vetoed the pier"
    plain, own = told("On Monday Ada Orm vetoed the pier.", "opposes", "Ada Orm", "vetoed the pier")
    assert clause_of(own, plain.sentence(own.cite), plain).words == "On Monday Ada Orm vetoed the pier."


@pytest.mark.parametrize("holder", ["the delegation", "The company", "its board"])
def test_a_body_that_only_words_before_name_holds_nothing(holder: str) -> None:
    desk, stand = told(f"Then {holder} rejected the plan.", "rejects", holder, "rejected the plan")
    assert holder_name(stand, desk) is None
    assert holder_name(replace(stand, holder="Orm’s company"), desk) == "Orm’s company"


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The port asked both towns for the charts.", "asked both towns", "requests"),
        ("The port had asked both towns for the charts.", "asked both towns", "had requested"),
        ("The port asks that both towns send the charts.", "both towns send the charts", "requests"),
        ("The port had asked that both towns send the charts.", "both towns send the charts", "had requested"),
        ("The port asks that both towns send the charts.", "The port asks that both", "requests"),
        ("The port had also asked both towns for the charts.", "asked both towns", "had requested"),
        ("The port demanded the charts of both towns.", "demanded the charts", "demands"),
    ],
)
def test_who_asks_requests_and_does_not_demand(text: str, words: str, label: str) -> None:
    desk, stand = told(text, "demands", "The port", words)
    assert stance_label(stand, desk.articles["p"]) == label


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The port sues over the charts.", "sues over the charts", "sues"),
        ("The port filed a suit over the charts.", "filed a suit over the charts", "sues"),
        ("The port called the delay an insult.", "called the delay an insult", "criticises"),
        ("The port called the plan “a disgrace”.", "called the plan “a disgrace”", "criticises"),
        ("The port condemned the raid.", "condemned the raid", "criticises"),
        ("The port rejects what Sue Orm wants.", "rejects what Sue Orm wants", "opposes"),
        ("The port rejects it after criticism.", "rejects it after criticism", "opposes"),
        ("The port rejects raising the condemned wreck.", "rejects raising the condemned wreck", "opposes"),
        ("The port rejects calls for a look at the failure.", "rejects calls for a look at the failure", "opposes"),
        ("The port called the plan too dear.", "called the plan too dear", "opposes"),
        ("The port opposes the plan.", "opposes the plan", "opposes"),
    ],
)
def test_who_sues_or_finds_fault_is_told_by_that(text: str, words: str, label: str) -> None:
    desk, stand = told(text, "opposes", "The port", words)
    assert stance_label(stand, desk.articles["p"]) == label


@pytest.mark.parametrize("holder", ["the mayor", "The minister", "a governor"])
def test_an_office_that_nobody_names_holds_nothing(holder: str) -> None:
    desk, stand = told(f"Then {holder} rejected the plan.", "rejects", holder, "rejected the plan")
    assert holder_name(stand, desk) is None
    assert holder_name(stand, replace(desk, bodies={"p": {"mayor": "Bo Ferrin"}})) == (
        "Bo Ferrin" if "mayor" in holder else None
    )


@pytest.mark.parametrize(
    ("text", "stance", "holder", "words", "voices"),
    [
        (
            "The ministry rejected the count.",
            "rejects",
            "The ministry",
            "rejected the count",
            ("The Post", "The ministry"),
        ),
        ("The ministry wants the count.", "demands", "The ministry", "wants the count", ("The Post",)),
        ("The ministry was urged to count.", "demands", "The ministry", "urged to count", ("The Post",)),
        ("Orm fears “a sham” and wants a count.", "demands", "Orm", "wants a count", ("The Post",)),
        ("Orm marched demanding a count.", "demands", "Orm", "demanding a count", ("The Post",)),
        ("Orm wants a “sham” now.", "demands", "Orm", "wants a “sham”", ("The Post",)),
        ("Orm wants “a sham of a count” now.", "demands", "Orm", "wants “a sham of a count”", None),
    ],
    ids=["in words", "no words", "passive", "quoted before", "a deed", "a word", "quoted, of nobody"],
)
def test_who_takes_a_position_in_words_stands_behind_it(
    text: str, stance: Stance, holder: str, words: str, voices: tuple[str, ...] | None
) -> None:
    desk, stand = told(text, stance, holder, words)
    assert chain_held(stand, desk.sentence(stand.cite), ("The Post",), holder, desk) == voices


def test_a_position_has_the_voice_of_the_words_quoted_beside_it() -> None:
    text = "Ada Orm called the plan “a sham” and wants a count."
    desk, stand = told(text, "demands", "Ada Orm", "wants a count", (("Ada Orm", "person"),))
    said = Statement(
        id="q",
        spans=(Span(text.index("a sham"), text.index("”")),),
        chain=(
            Voice(kind="outlet", label="The Post"),
            Voice(kind="person", label="Ada Orm", span=Span(0, 7), actor="Ada Orm"),
        ),
        manner="quoted",
        cue=Span(text.index("called"), text.index(" the plan")),
        why=WHY,
    )
    page = replace(desk.readings["p"], statements=(said,))
    story = Story(id="a", level="event", articles=("p",), joins=())
    known = Desk.of(RoundUp(story=story, readings=(page,), copies=()))
    assert chain_held(stand, known.sentence(stand.cite), ("The Post",), "Ada Orm", known) == ("The Post", "Ada Orm")
