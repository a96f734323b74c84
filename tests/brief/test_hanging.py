"""A line whose words say nothing without those before them has them with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief import brief_html, brief_markdown, composed
from onrecord.brief.desk import Desk
from onrecord.brief.hanging import with_before
from onrecord.brief.lines import Line
from onrecord.brief.voices import voices
from onrecord.brief.words_before import hangs
from onrecord.record import Article, Block, Reading, RoundUp, Span, Statement, Voice, Why
from tests.brief.conftest import LATER, span

WHY = Why(rule="made by hand")

SURELY = [
    "Yes. We rang twice.",
    "Doing so would take the consent of the harbour board of Tarn.",
    "It is lifted once the chair of the harbour board signs.",
    "“It was locked. We broke it,” the warden told reporters.",
    "On Friday it had 12 rooms left.",
    "They tried three doors before the smoke reached the landing.",
    "That is why the pump was switched off on the night of the storm.",
    "I think that one of them has a boat and that the other has a chart.",
    "The warden says how many: two.",
    "I deny both and keep the papers.",
    "It was to take place on Thursday; a new date was not told.",
]
MAYBE = [
    "The owner of the house says it was broken on Monday.",
    "We backed that plan and were sorry that nothing came of it.",
    "The port ordered that the papers of that hearing be kept.",
    "Its head, Ada Orm, said the crew had packed on Monday.",
    "The harbour office blamed a faulty lamp.",
    "The union says 140.",
    "Twelve were on the upper deck when the ferry listed.",
    "According to the warden no more than 90 took part.",
    "The board said the same day that the lock had been replaced by the owner.",
    "The mayor of Tarn had offered to reduce their number before the vote.",
    "The brigade of Tarn warned against reading much into it.",
    "One objection of a member within three days stops it.",
    "The port added that this included the right to close the port.",
    "We have asked the port which of our nine it disputes.",
    "I have a lamp",
    "The clock runs out tomorrow at noon.",
    "The fine is due by the first of May.",
    "The march itself was, by the count of the union, over before noon.",
    "Ada Orm told reporters that all nine had been found in the lower town.",
    "The port says that the first call came twelve minutes afterwards.",
    "The owner says it was cracked and had been for years.",
    "“Each gave up the thing it had said it would never give up,” the warden said.",
    "“Late, and to the wrong door. We had asked for a bell,” the warden said.",
    "We offered to sit at a table and go through them.",
    "The harbour office’s figure for Friday morning is 58.",
    "Judge Ieva Balsys said they might otherwise put pressure on witnesses.",
    "The city council will talk about that on April 15.",
    "A store of the furniture maker had burned there in the spring.",
    "The army lent two on Wednesday.",
    "The port prefers the former and will build it by Monday.",
    "The board’s earlier count, given on Monday night, was at least thirty-one.",
]
NOT = [
    "The harbour board said that it is unreasonable for the town to pay for the second ferry.",
    "The warden says it was clear that the upper deck was full.",
    "The owner said it is hard to find a crew for the winter.",
    "It is true that the harbour board wished to read the report first.",
    "It took the brigade of Tarn four hours to reach the upper deck.",
    "The board said that water was let out before noon on Monday.",
    "Fourteen people had died on its bank, all of them in the lower town.",
    "The crews say that they rang the port twice that morning.",
    "The warden was at home in that week and heard nothing at all.",
    "The owners locked the doors because they feared thieves.",
    "The port said it had no warning of the flood.",
    "Some of the crew have been found in a hostel.",
    "Each crew has a boat of its own and a radio.",
    "The port blamed the owner for the delay of the second ferry.",
    "The number of dead in the lower town stood at 44.",
    "The dockers of Tarn said they might strike.",
    "Dockers said on Monday night that they might strike again.",
    "There is no water in the lower town of Tarn.",
    "The crew went to Tarn and slept there for a night.",
    "The army lent two trucks on Wednesday.",
    "The figure of 44 dead is that of Friday.",
    "The number of patients has risen to 44.",
    "The owner and the port accuse each other, and both have hired lawyers.",
    "The port of Tarn met the former mayor of Bay on Monday.",
    "The council said on the other hand that dockers will be paid.",
    "The port keeps the same rule that it wrote in the spring.",
    "The board will open the pier by this summer at the latest.",
]


@pytest.mark.parametrize("words", SURELY)
def test_words_that_only_answer_or_point_surely_hang(words: str) -> None:
    assert hangs(words)[0]


@pytest.mark.parametrize("words", MAYBE)
def test_words_may_hang_on_others(words: str) -> None:
    assert hangs(words) == (False, True)


@pytest.mark.parametrize("words", NOT)
def test_words_that_tell_themselves_of_what_they_are_stand_alone(words: str) -> None:
    assert hangs(words) == (False, False)


def test_whom_the_chain_names_is_known() -> None:
    words = "She said the pump of the lower lock had been switched off."
    assert hangs(words)[0]
    assert hangs(words, known=3) == (False, False)


def page(*blocks: str, answers: tuple[str, ...] = ()) -> Desk:
    """A desk with one page: a block a string, "# " before a heading; `answers` are passages of Ada Orm."""
    told = [block.removeprefix("# ") for block in blocks]
    text, at, found = "\n".join(told), 0, []
    for block, words in zip(blocks, told, strict=True):
        kind = "heading" if block.startswith("# ") else "paragraph"
        found.append(Block(kind=kind, span=Span(at, at + len(words))))
        at += len(words) + 1
    article = Article(id="p", text=text, outlet="The Post", blocks=tuple(found))
    said = tuple(
        Statement(
            id=f"s{number}",
            spans=(span(text, words),),
            chain=(Voice(kind="outlet", label="The Post"), Voice(kind="person", label="Ada Orm")),
            manner="block",
            why=WHY,
        )
        for number, words in enumerate(answers)
    )
    reading = Reading(id="p", article=article, statements=said)
    return Desk({"p": article}, {"p": voices(reading)}, {"p": reading})


def line(desk: Desk, words: str, *chain: str) -> Line:
    text = desk.articles["p"].text
    return Line(id="l", quote=desk.quote("p", span(text, words)), chain=chain or ("The Post",), day=None)


@pytest.mark.parametrize(
    ("blocks", "words", "before"),
    [
        (
            ("The warden of Tarn wished to read the report before noon. We backed that wish.",),
            "We backed that wish.",
            "The warden of Tarn wished to read the report before noon.",
        ),
        (
            ("Nine, says the port; twelve, says Orm.", "I cannot choose. I see that one of them has a boat."),
            "I see that one of them has a boat.",
            "Nine, says the port; twelve, says Orm. I cannot choose.",
        ),
        (
            ("The ferry had been due at nine in the morning at Tarn. Its crew came at two. The port blamed a clerk.",),
            "The port blamed a clerk.",
            "The ferry had been due at nine in the morning at Tarn. Its crew came at two.",
        ),
        (
            ("A talk goes round that the ward of Tarn burnt down. The brigade was there. “It was shut,” Orm said.",),
            "“It was shut,” Orm said.",
            "A talk goes round that the ward of Tarn burnt down. The brigade was there.",
        ),
        (
            (
                "The mayor of Tarn spoke of two holes in the hull. The Courier added a third and a loud bang.",
                "“Nonsense, and on such a day,” Orm said.",
            ),
            "“Nonsense, and on such a day,” Orm said.",
            "The mayor of Tarn spoke of two holes in the hull. The Courier added a third and a loud bang.",
        ),
        (
            (
                "A clerk held up one sheet. It was the first refusal in the port’s history. Rain fell on Tarn all day.",
                "Tarn has refused.",
            ),
            "Tarn has refused.",
            "A clerk held up one sheet. It was the first refusal in the port’s history. Rain fell on Tarn all day.",
        ),
        (
            (
                "A pump was left running in the old lock of Tarn. The repairs were the work of a firm, Orm Locks.",
                "“Our men stopped it. Others set it going again,” its owner said.",
            ),
            "“Our men stopped it. Others set it going again,” its owner said.",
            "A pump was left running in the old lock of Tarn. The repairs were the work of a firm, Orm Locks.",
        ),
        (
            ("The owner is ready to pay 400 crowns for every seat. The report came on the same day.",),
            "The report came on the same day.",
            None,
        ),
        (
            ("The owner paid 400 crowns for every seat on Monday. The report came on the same day.",),
            "The report came on the same day.",
            "The owner paid 400 crowns for every seat on Monday.",
        ),
        (
            (
                "The port of Tarn sold nine boats to the army on Monday night.",
                "___. 2:05 p.m.",
                "The army lent two on Wednesday.",
            ),
            "The army lent two on Wednesday.",
            None,
        ),
        (
            ("The port said no. The ferry left at noon with 40 people on board.",),
            "The ferry left at noon with 40",
            None,
        ),
    ],
    ids=[
        "the sentence before",
        "another block",
        "what explains hangs itself",
        "too little said",
        "what is added to",
        "the sentence of one family",
        "one thing and not many",
        "no day for the same day",
        "the same day",
        "a mark between",
        "stands alone",
    ],
)
def test_the_sentences_before_that_say_enough_stand_with_a_line(
    blocks: tuple[str, ...], words: str, before: str | None
) -> None:
    desk = page(*blocks)
    found = with_before(line(desk, words), desk)
    assert found is not None
    assert (found.before.words if found.before else None) == before
    assert not found.asked


@pytest.mark.parametrize(
    ("text", "words", "hangs_on"),
    [
        ("The light was out for a week. She said the lamp was old.", "She said the lamp was old.", None),
        (
            "The port of Tarn mourns its warden, 40. “She had kept the light,” Orm said.",
            "She had kept the light",
            "The port of Tarn mourns its warden, 40.",
        ),
    ],
    ids=["who speaks", "whom a quotation tells of"],
)
def test_she_is_known_where_she_speaks_and_not_where_she_is_spoken_of(
    text: str, words: str, hangs_on: str | None
) -> None:
    desk = page(text)
    outlet, she = Voice(kind="outlet", label="The Post"), Voice(kind="person", label="She", span=span(text, "She"))
    told = Statement(id="s", spans=(span(text, words),), chain=(outlet, she), manner="paraphrased", why=WHY)
    reading = Reading(id="p", article=desk.articles["p"], statements=(told,))
    desk = Desk(desk.articles, {"p": voices(reading)}, {"p": reading})
    found = with_before(line(desk, words, "The Post", "Ada Orm"), desk)
    assert found is not None
    assert (found.before.words if found.before else None) == hangs_on


ASKED = (
    "Ada Orm kept the light of Tarn.",
    "Did nobody try to ring?",
    "They tried.",
    "Some say that you slept.",
    "Nobody sleeps there. We watched all night from the gallery above the light.",
    "What do you fear most?",
    "The lower rooms.",
)


@pytest.mark.parametrize(
    ("words", "before", "asked"),
    [
        ("They tried.", "Did nobody try to ring?", True),
        ("Nobody sleeps there.", "Some say that you slept.", True),
        ("The lower rooms.", "What do you fear most?", True),
        ("We watched all night from the gallery", None, False),
    ],
)
def test_an_answer_stands_with_what_was_asked(words: str, before: str | None, asked: bool) -> None:
    desk = page(*ASKED, answers=ASKED[2::2])
    found = with_before(line(desk, words, "The Post", "Ada Orm"), desk)
    assert found is not None
    assert ((found.before.words if found.before else None), found.asked) == (before, asked)


def test_what_hangs_on_nothing_that_is_told_is_left_out() -> None:
    desk = page(
        "# Going round", "They tried three doors.", f"{'The long hall of the lower town ' * 12}was shut.", "It is open."
    )
    assert with_before(line(desk, "They tried three doors."), desk) is None
    assert with_before(line(desk, "It is open."), desk) is None


def test_a_brief_shows_what_was_asked_in_every_form(told: RoundUp) -> None:
    brief = composed(told)
    before = Desk.of(told).quote("bb", span(LATER, "Toll rises to 14"))
    shown = replace(brief, claims=(replace(brief.claims[0], before=before, asked=True),))
    assert "(asked: “Toll rises to 14”) “" in brief_markdown(shown)
    html = brief_html(shown)
    assert 'class="before">Asked: <a' in html
    assert f'href="#{before.anchor}"' in html
    assert f'id="{before.anchor}"' in html


def test_a_brief_tells_how_many_lines_hang_on_words_too_far_away(told: RoundUp) -> None:
    brief = composed(told)
    cut = replace(brief, left_out=replace(brief.left_out, hanging=2))
    assert "- 2 lines: what it is about is told too far from its words" in brief_markdown(cut)
    assert "2 lines are left out" in brief_html(cut)
    assert "told too far from" not in brief_markdown(brief) + brief_html(brief)
