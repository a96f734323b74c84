"""Sentences and the positions they tell; and sentences that tell none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import positions
from onrecord.findings.stance_lexicon import senses
from onrecord.language import Analyser
from onrecord.record import Analysis, Article, Block, Grounds, Position, Span, Statement, Voice, Why


def read(text: str, analyser: Analyser, statements: tuple[Statement, ...] = ()) -> tuple[Position, ...]:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return positions(article, analyser.analyse([article])[0], statements, Grounds())


TOLD = [
    # sentence, holder, stance, words of the object
    ("Russia opposes any military action against Iran.", "Russia", "opposes", "military action"),
    ("The European Union condemned the attack.", "The European Union", "opposes", "the attack"),
    ("The senator criticised the ruling.", "The senator", "opposes", "the ruling"),
    ("France is unlikely to back the plan.", "France", "opposes", "the plan"),
    ("The government does not support the amendment.", "The government", "opposes", "the amendment"),
    ("China no longer backs the regime.", "China", "opposes", "the regime"),
    ("Lawmakers voted against the treaty.", "Lawmakers", "opposes", "the treaty"),
    ("Poland has been outspoken against the pipeline.", "Poland", "opposes", "the pipeline"),
    ("The president is against the bill.", "The president", "opposes", "the bill"),
    ("Turkey's opposition to the treaty is well known.", "Turkey", "opposes", "the treaty"),
    ("Egypt supports the ceasefire.", "Egypt", "supports", "the ceasefire"),
    ("The ministry endorsed the proposal.", "The ministry", "supports", "the proposal"),
    ("The plan is backed by Germany.", "Germany", "supports", "The plan"),
    ("Senators are in favour of the reform.", "Senators", "supports", "the reform"),
    ("Canada's support for the mission has grown.", "Canada", "supports", "the mission"),
    ("The opposition has demanded the president's departure.", "The opposition", "demands", "departure"),
    ("Residents called for an inquiry into the flood.", "Residents", "demands", "an inquiry"),
    ("Egypt called on both sides to stop the fighting.", "Egypt", "demands", "stop the fighting"),
    ("The union urged the government to raise pay.", "The union", "demands", "raise pay"),
    ("Washington wants assurances from Moscow.", "Washington", "demands", "assurances"),
    ("Japan wants India to join the pact.", "Japan", "demands", "join the pact"),
    ("The American insistence that the council authorize the steps was firm.", "American", "demands", "the council"),
    ("Hungary rejected the proposal.", "Hungary", "rejects", "the proposal"),
    ("The minister ruled out talks with the rebels.", "The minister", "rejects", "talks"),
    ("Israel refused to release the prisoners.", "Israel", "rejects", "release the prisoners"),
    ("Kenya offered to host the talks.", "Kenya", "offers", "host the talks"),
    ("Japan is ready to send aid.", "Japan", "offers", "send aid"),
    ("Hungary would veto any new package.", "Hungary", "would block", "any new package"),
    ("The US vetoed the resolution.", "US", "opposes", "the resolution"),
    ("The senator described the ruling as shameful.", "The senator", "opposes", "the ruling"),
    ("France praised the operation.", "France", "supports", "the operation"),
    ("The government wants a parade.", "The government", "demands", "a parade"),
    ("Lawmakers want the rifles destroyed.", "Lawmakers", "demands", "the rifles destroyed"),
    ("Many residents do not want it shut.", "Many residents", "opposes", "it shut"),
    ("Bolivia offered two ambulances.", "Bolivia", "offers", "two ambulances"),
    ("The company has offered 8 percent.", "The company", "offers", "8 percent"),
    ("The cabinet plans to abolish the levy.", "The cabinet", "supports", "abolish the levy"),
    ("The government's bid to close the mine failed.", "The government", "supports", "close the mine"),
    ("Beekeepers are lobbying to ban the spray.", "Beekeepers", "demands", "ban the spray"),
    ("Peru's proposal to widen the canal is popular.", "Peru", "offers", "widen the canal"),
    ("Parliament enacted a law on fisheries.", "Parliament", "supports", "a law on fisheries"),
    ("The governor signed a decree restoring the levy.", "The governor", "supports", "a decree"),
    ("The chancellor is a defender of the levy.", "The chancellor", "supports", "the levy"),
    ("Norway signalled support for the treaty.", "Norway", "supports", "the treaty"),
    ("The lender made the sale of the mine a condition of the loan.", "The lender", "demands", "the sale"),
    ("The senate cut the grant on Friday. Two charities cried foul.", "Two charities", "opposes", "cut the grant"),
    ("Peru closed the port. Ministers in Chile disagree.", "Ministers", "opposes", "closed the port"),
    ("The raid drew rebukes from the pope.", "the pope", "opposes", "The raid"),
    ("Norway has said that it is working to dismantle the militia.", "Norway", "supports", "dismantle the militia"),
    ("Norway will send aid to the islands, the foreign minister said.", "Norway", "offers", "send aid"),
    ("Poland will not send troops, the president said.", "Poland", "rejects", "troops"),
    ("The minister compared the levy with theft.", "The minister", "opposes", "the levy"),
    ("The senator is not convinced by the bill.", "The senator", "opposes", "the bill"),
    ("Mediators set a deadline for the release of the crew.", "Mediators", "demands", "the release"),
    ("Rail workers voted on Saturday to support the dockers.", "Rail workers", "supports", "the dockers"),
    ("Residents voted for the levy.", "Residents", "supports", "the levy"),
    ("The government plans to raise or freeze the levy.", "The government", "supports", "raise or freeze the levy"),
    ("Unless it rains, Japan offers to send aid.", "Japan", "offers", "send aid"),
]


@pytest.mark.parametrize(("text", "holder", "stance", "about"), TOLD)
def test_a_position_is_told(text: str, holder: str, stance: str, about: str, analyser: Analyser) -> None:
    found = read(text, analyser)
    assert [(p.stance, holder in p.holder.label, about in p.object) for p in found] == [(stance, True, True)]
    assert found[0].holder.span is not None
    assert found[0].holder.span.of(text) == found[0].holder.label


NONE = [
    "The talks end unless Orvenia withdraws it or the chair, Liv Corrane, puts forward a new proposal.",
    "Unless the owners give way or the government offers a loan, the yard shuts.",
    "The government gives the budget office its plans to raise or lower taxes.",
    "Americans voted for control of the legislature.",
    "The police take threats very seriously.",
    "The senator accepted the nomination of her party.",
    "The Tigers agreed to terms with the pitcher.",
    "The navy thwarted an attack on two tankers.",
    "None of the ministers wanted to be identified.",
    "The senator would not have resigned without the inquiry.",
    "Norway is no longer committed to the treaty.",
    "The project is backed by banks.",
    "Norway agreed to withdraw its objection to the survey.",
    "The mayor cited the study to support his claim.",
    "The governor backed a startup.",
    "Congress passed so few laws.",
    "Leaders of the two valleys signed a truce.",
    "The mayor saw herself as a mistake.",
    "The party ought to welcome the ruling.",
    "The captain called for the ball and scored a goal.",
    "The minister suggested that the water is foul.",
    "The senator requested anonymity.",
    "The speech was read as calling for a truce.",
    "Congress would need to enact a law first.",
    "The senator plans to visit the region.",
    "The senator is seeking to raise doubts about the judge.",
    "Norway dropped its opposition to the survey.",
    "Support staff want to sleep.",
    "She supports her family by selling tea.",
    "The coach backed his striker after the defeat.",
    "Officials asked if Italy supports the deal.",
    "The bridge supports four lanes of traffic.",
    "The hotel offers a view of the lake.",
    "Higher prices could support the currency.",
    "The opposition met in Prague.",
    "The evidence does not support the claim.",
    "He wants to be a pilot.",
    "The firm offers new phones.",
    "They were accused of supporting the coup.",
    "The data back the theory.",
    "Will the president reject the treaty?",
    "Gunners shot down the drone.",
    "The king dismissed his minister.",
    "A spokesman did not wish to be named.",
    "The ministers do not have the votes to pass the bill, a whip said.",
    "The bank's governor, Ada Lind, insisted that rates may need to stay high into spring.",
    "Finance Minister Tom Reed insisted that the outlook is far more optimistic than the figures suggest.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_position_is_told(text: str, analyser: Analyser) -> None:
    assert [(p.stance, p.span.of(text)) for p in read(text, analyser)] == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The minister ruled out talks unless the rebels lay down arms.", "unless the rebels lay down arms"),
        ("Kenya offered to host the talks if both sides agree.", "if both sides agree"),
    ],
)
def test_a_condition_is_kept(text: str, condition: str, analyser: Analyser) -> None:
    assert [p.condition for p in read(text, analyser)] == [condition]


def test_a_verdict_is_the_position_of_who_says_so(analyser: Analyser) -> None:
    text = "The tariffs are unacceptable, Economy Minister Ana Ruiz said."
    outlet = Voice(kind="outlet", label="The Paper")
    ruiz = Voice(kind="person", label="Ana Ruiz", span=Span(text.index("Ana"), text.index(" said")))
    page = Statement(id="s0", spans=(Span(0, len(text)),), chain=(outlet,), manner="article", why=Why(rule="test"))
    said = Statement(id="s1", spans=(Span(0, 28),), chain=(outlet, ruiz), manner="paraphrased", why=Why(rule="test"))
    (found,) = read(text, analyser, (page, said))
    assert (found.holder.label, found.stance, found.object) == ("Ana Ruiz", "opposes", "The tariffs")
    assert found.statement == "s1"
    assert read(text, analyser, (page,)) == ()


def test_no_words_no_positions() -> None:
    assert positions(Article(id="a", text="Iran objects."), Analysis(), (), Grounds()) == ()


def test_every_sense_can_be_looked_up() -> None:
    for part in ("verb", "adjective", "noun"):
        assert all(found for found in senses(part).values())


NEWS = st.sampled_from(
    [
        "Russia",
        "the minister",
        "opposes",
        "supports",
        "not",
        "does",
        "to",
        "called",
        "for",
        "on",
        "rebels",
        "a truce",
        "unless",
        "opposition",
        "its",
        "that",
        "they",
        "would",
        "veto",
        "was",
        "backed",
        "by",
        ",",
        ".",
        "against",
        "is",
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(NEWS, max_size=25))
def test_any_words_give_positions_that_re_read(words: list[str], analyser: Analyser) -> None:
    text = " ".join(words)
    for found in read(text, analyser):
        assert found.object in text
        assert found.span.of(text).strip()
        assert found.holder.span is not None
        assert found.holder.span.of(text) == found.holder.label
        assert found.condition is None or found.condition in text
