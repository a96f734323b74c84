"""Plans denied, acts left undone, demands shouted, acts that may come: none of them is told as done."""

from __future__ import annotations

import pytest

from evaluation.sentences import Reading, read_sentences

TOLD = [
    # sentence, trigger, status
    ("Norway denied that it had planned to expel Hungarian diplomats.", "expel", "denied"),
    ("Ethiopia denied planning to bomb the port of Assab.", "bomb", "denied"),
    ("The ministry denied it was planning to ban the party.", "ban", "denied"),
    ("Ankara denied having plans to arrest the mayor.", "arrest", "denied"),
    ("Chad denied trying to kill the rebel leader.", "kill", "denied"),
    ("Kenya plans to expel two Hungarian diplomats.", "expel", "planned"),
    ("The government raised taxes without consulting the central bank.", "consulting", "denied"),
    ("The army bombed the village instead of holding talks with the rebels.", "talks", "denied"),
    ("Officials were unable to hold talks with the rebels.", "hold", "denied"),
    ("Two envoys were unable to rearrange a meeting of Iran and Oman that was cancelled.", "meeting", "denied"),
    ("The foiled attack on the Dutch embassy shocked Lyon.", "attack", "denied"),
    ("There will be riots if fuel prices rise.", "riots", "planned"),
    ("There will be riots, and nobody wants them.", "riots", "planned"),
    ("There were riots in Lagos.", "riots", "happened"),
    ("Protesters chanted “Kovac resign” outside the parliament.", "resign", "demanded"),
    ('"Orsini resign!" the crowd chanted.', "resign", "demanded"),
    ("Its attempt to push Kenya into attacking the rebels was wrong.", "attacking", "possible"),
    ("It pushed Kenya into attacking the rebels.", "attacking", "happened"),
    ("When the ministers of Chad and Niger meet in Oslo, they will sign a treaty.", "meet", "planned"),
    ("When the ministers of Chad and Niger met in Oslo, they signed a treaty.", "met", "happened"),
    ("Chile nearly attacked Peru.", "attacked", "denied"),
    ("The rebels almost captured Goma.", "captured", "denied"),
    ("Chile attacked nearly all towns in Peru.", "attacked", "happened"),
    ("Iran pretended to attack Oman.", "attack", "denied"),
    ("The rebels held off attacking Goma.", "attacking", "denied"),
    ("It is right to arrest the general, the minister said.", "arrest", "possible"),
    ("The soldiers had attacked Peru.", "attacked", "happened"),
    ("The mayor is not going to resign.", "resign", "denied"),
    ("Chad has yet to sign the treaty with Niger.", "sign", "denied"),
    ("Chad is yet to send troops to Niger.", "send", "denied"),
    ("It is false that troops shelled the town.", "shelled", "denied"),
    ("Kenya dropped a plan to expel Hungarian diplomats.", "expel", "denied"),
    ("Chile shelved its plan to ban the party.", "ban", "denied"),
    ("A tip led to the arrest of three soldiers in Accra.", "arrest", "happened"),
]
UNTOLD = [
    # sentence, what is told of in no row
    ("The deals could result in more American sanctions on Iran.", "sanctions"),
    ("The vote may lead to new tariffs on Canada.", "tariffs"),
    ("A ruling could trigger protests in Dakar.", "protests"),
    ("There could be protests in Lagos.", "protests"),
    ("Mass shootings are rare in Norway.", "shootings"),
    ("Terror attacks in Spain are rare.", "attacks"),
    ("Bombings are common in Quetta.", "Bombings"),
    ("Had Chile attacked Peru, the talks would have failed.", "attacked"),
    ("Anyone who attacks Peru will be arrested.", "attacks"),
    ("In the event of an attack on Oman, Iran would respond.", "attack"),
    ("In case of an attack on Oman, Iran would respond.", "attack"),
    ("On the question of her resignation Prime Minister Ruta Vilks said nothing.", "resignation"),
    ("The prime minister has ruled out rebel involvement in the blast.", "ruled"),
]
RULED_OUT = [
    ("Poland ruled out sending troops to Moldova.", "Poland"),
    ("Serbia has ruled out joining the sanctions against Russia.", "Serbia"),
    ("Kenya ruled out talks with the rebels.", "Kenya"),
]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    texts = [row[0] for row in (*TOLD, *UNTOLD, *RULED_OUT)]
    return dict(zip(texts, read_sentences(texts), strict=True))


@pytest.mark.parametrize(("text", "trigger", "status"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_what_the_words_say_of_an_act_is_its_status(
    readings: dict[str, Reading], text: str, trigger: str, status: str
) -> None:
    told = {e.status for e in readings[text].events if trigger in e.trigger.of(text)}
    assert told == {status}


@pytest.mark.parametrize(("text", "words"), UNTOLD, ids=[row[0][:40] for row in UNTOLD])
def test_what_may_come_or_is_told_in_general_is_no_event(readings: dict[str, Reading], text: str, words: str) -> None:
    assert [e for e in readings[text].events if words in e.trigger.of(text)] == []


@pytest.mark.parametrize(("text", "who"), RULED_OUT, ids=[row[0][:40] for row in RULED_OUT])
def test_what_is_ruled_out_is_a_refusal_and_no_deed(readings: dict[str, Reading], text: str, who: str) -> None:
    rows = [(e.type, e.status, [r.label for r in e.roles if r.role == "actor"]) for e in readings[text].events]
    assert rows == [("REJECT", "happened", [who])]


STATED = [
    # sentence, whom it is told to
    ("The interior ministry said the gunman died.", []),
    ("Downing Street said Gibraltar's sovereignty was not in question.", []),
    ("The Kremlin told Turkey that the talks would go on.", ["Turkey"]),
]


@pytest.mark.parametrize(("text", "told"), STATED, ids=[row[0][:30] for row in STATED])
def test_what_a_statement_is_about_is_not_whom_it_is_made_to(text: str, told: list[str]) -> None:
    rows = [e for e in read_sentences([text])[0].events if e.type == "STATE"]
    assert [[r.label for r in e.roles if r.role == "recipient"] for e in rows] == [told]


def test_the_stamp_of_a_page_is_no_day_of_an_act() -> None:
    text = "16.03.2031 12:00 (UTC+3) Peru arrested two Chilean officers"
    dated = "On 16 March 2031 Peru arrested two Chilean officers."
    days = [[e.when and e.when.value for e in reading.events] for reading in read_sentences([text, dated])]
    assert days == [[None], ["2031-03-16"]]
