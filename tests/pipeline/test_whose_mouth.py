"""Short pages and who speaks on them: silence, letters, nameless sources and asides put no words in a mouth."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.pipeline import jsonl_readings
from onrecord.record import Reading

SAID = [
    # page, who says it (the voice's words, the actor's name), a part of what is said
    (
        "Mayor Lena Orvik fired the harbour treasurer Paul Hask. The treasurer, who asked for anonymity, said pay had "
        "stopped.",
        ("The treasurer", "The treasurer"),
        "pay had stopped",
    ),
    (
        "Senator Paul Hask ran the fund alone, it was an open secret. The Quay met a student senator.\n\nThe student "
        "senator, who wishes to stay anonymous, confirmed that no chair was named.",
        ("The student senator", "a student senator"),
        "no chair was named",
    ),
    (
        "The State Labour Inspectorate (SLI) is investigating Brightloft, two people said.\n\nThe company, which rents "
        "out desks, confirmed that it had been contacted by the office of the SLI.",
        ("The company", "Brightloft"),
        "it had been contacted",
    ),
    (
        "Gul Hamid, head of the orthopaedic department at Larn Hospital, said the wards were full.\n\nThe head of the "
        "rehabilitation department at the Defence Ministry said one soldier in five sleeps badly.",
        (
            "The head of the rehabilitation department at the Defence Ministry",
            "The head of the rehabilitation department",
        ),
        "one soldier in five",
    ),
    (
        "The new House committee on Arland sent a letter Wednesday to Customs Director Paul Reid demanding answers "
        "about the missing permits.",
        ("The new House committee on Arland", "The new House committee"),
        "answers about the missing permits",
    ),
    (
        "Two unions sent an open letter on Friday to Mayor Omar Vale calling for a strike fund. The panel wrote to "
        "Defence Minister Ada Lund urging a review of the contract.",
        ("The panel", "The panel"),
        "a review of the contract",
    ),
    (
        "Nurses said the wards were full.\n\nGeneral Omar Vale put the toll at 31 and warned that it would rise.",
        ("Omar Vale", "Omar Vale"),
        "the toll at 31",
    ),
    (
        "The health agency said the number of nurses in Larn has fallen, adding that at least 20 wards stand empty.",
        ("The health agency", "The health agency"),
        "at least 20 wards",
    ),
    (
        "The student senator, who wishes to stay anonymous, said no chair was named.\n\nThe senator calls for members "
        "of Larn Students to use the forum.\n\n“Public forum is for you,” they said.",
        ("they", "The student senator"),
        "Public forum",
    ),
    (
        "The Norland High Court met on Monday. Norland's High Court said that the ballots count. The High Court of "
        "Arland is closed.",
        ("Norland's High Court", "Norland High Court"),
        "the ballots count",
    ),
    (
        "Berg said it was wrong to call his village greedy when asked why rents had been raised.",
        ("unnamed", ""),
        "why rents had been raised",
    ),
]
UNSAID = [
    # page, words that nobody on it says
    ("Brightloft declined to comment on the report.", "the report"),
    ("The ministry refused to comment on the claims.", "the claims"),
    ("Paul Dahl had no comment on the allegations.", "the allegations"),
    ("Lena Orvik could announce new duties on steel on Tuesday.", "new duties"),
    ("Voters could have shown they were tired of the feud.", "tired of the feud"),
    ("Critics might have said that it was late.", "it was late"),
    ("The prospect of unelected judges denying voters the opportunity to decide worries her critics.", "voters"),
    ("The value of the crown crashed, signalling that investors had lost faith.", "investors"),
    ("Asked about the plan, the mayor said it was dead.", "the plan"),
    ("No team can enter unless Orvenia withdraws it or the chair, Liv Corrane, puts forward a new text.", "a new text"),
    ("The company rolled back its policy of requiring staff to sign pledges after the strike.", "staff to sign"),
]


IN_IT = [
    # page, the verb or noun that tells an act, who does it, to whom
    (
        "The Liberal Alliance attacked the scheme, with its leader Tom Carrick branding it a gimmick.",
        "branding",
        ["its leader"],
        [],
    ),
    (
        "President Ola Dahl said: “Governor Matt Benning has my endorsement.”",
        "endorsement",
        [],
        ["Governor Matt Benning"],
    ),
    (
        "The new House committee on Arland sent a letter Wednesday to Customs Director Paul Reid demanding answers "
        "about the missing permits of Arland.",
        "demanding",
        ["The new House committee"],
        ["Customs Director Paul Reid"],
    ),
]

CHALLENGED = "The High Court's ruling gives the mayor's challengers an opening. Instead, they condemned the strike."


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    texts = [CHALLENGED, *(row[0] for row in (*SAID, *UNSAID, *IN_IT))]
    rows = "".join(
        json.dumps({"id": str(n), "url": f"https://quay.test/{n}", "body": text, "published": "2024-03-12"}) + "\n"
        for n, text in enumerate(texts)
    )
    return dict(zip(texts, jsonl_readings(io.BytesIO(rows.encode())), strict=True))


@pytest.mark.parametrize(("text", "who", "said"), SAID)
def test_who_says_it(read: dict[str, Reading], text: str, who: tuple[str, str], said: str) -> None:
    reading = read[text]
    assert reading.article is not None
    names = {actor.id: actor.label for actor in reading.actors}
    voices = [
        (statement.chain[-1].label, names.get(statement.chain[-1].actor or "", ""))
        for statement in reading.statements[1:]
        if any(said in span.of(reading.article.text) for span in statement.spans)
    ]
    assert who in voices


@pytest.mark.parametrize(("text", "said"), UNSAID)
def test_nobody_says_it(read: dict[str, Reading], text: str, said: str) -> None:
    reading = read[text]
    assert reading.article is not None
    spoken = [span.of(reading.article.text) for statement in reading.statements[1:] for span in statement.spans]
    assert not any(said in words and "mayor" not in words for words in spoken)


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), IN_IT)
def test_who_is_in_it(read: dict[str, Reading], text: str, act: str, actors: list[str], recipients: list[str]) -> None:
    reading = read[text]
    assert reading.article is not None
    event = next(event for event in reading.events if event.trigger.of(reading.article.text) == act)
    for role, who in (("actor", actors), ("recipient", recipients)):
        assert [one.label for one in event.roles if one.role == role] == who


def test_they_are_the_plural_told_of_and_not_the_court(read: dict[str, Reading]) -> None:
    reading = read[CHALLENGED]
    holder = reading.positions[0].holder
    assert holder.label == "they"
    assert [actor.label for actor in reading.actors if actor.id == holder.actor] == ["challengers"]
