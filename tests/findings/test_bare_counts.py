"""Numbers without a noun of their own: what the question, the list, the table or the toll above them counts."""

from __future__ import annotations

import pytest

from onrecord.findings import figures
from onrecord.language import Analyser
from onrecord.record import Article, Block, Figure, Grounds, Span

KINDS = {"#": "heading", "-": "list", "|": "table", "": "paragraph"}


def article_of(page: str) -> Article:
    """Lines become blocks; the sign before a line tells its kind."""
    text, blocks = "", []
    for line in page.strip().split("\n"):
        sign, words = (line[0], line[1:].strip()) if line[0] in KINDS else ("", line.strip())
        blocks.append(Block(kind=KINDS[sign], span=Span(len(text), len(text) + len(words))))  # type: ignore[arg-type]
        text += words + "\n"
    return Article(id="a", text=text, blocks=tuple(blocks))


def told(page: str, analyser: Analyser) -> list[str]:
    """Measure and number of each figure, in text order."""
    article = article_of(page)
    found: tuple[Figure, ...] = figures(article, analyser.analyse([article])[0], (), Grounds())
    return [f"{one.measure} {one.low:g}" for one in found if one.low is not None]


PAGES = [
    ("How many people died?\nAs of this morning 19. Yesterday it was 12.", ["killed 19", "killed 12"]),
    ("And the missing?\nSix. Two of those are children.", ["missing 6", "missing 2"]),
    ("How many came?\nForty thousand, and I counted the buses.", ["people 40000"]),
    ("#How many died?\nThe government says 14. Hospital staff say 29.", ["killed 14", "killed 29"]),
    ("#Where to eat\nThe government says 14.", []),
    ("What did the minister say?\nThe answer was 14 pages long.", []),
    ("The flood drove 14,300 people from their homes.\n-Norrby: 6,200, most in the stadium\n-Sela: 3,000",
     ["displaced 14300", "displaced 6200", "displaced 3000"]),
    ("The flood killed 21 people: 12 in Ardel and nine in Voss.", ["killed 21", "killed 12", "killed 9"]),
    ("212: deaths in the valley since July", ["killed 212"]),
    ("Police arrested nine men. Seven were released by evening.", ["arrested 9", "arrested 7"]),
    ("The toll of 17 includes three members of the crew.", ["killed 17", "killed 3"]),
    ("Nine bodies were found.\nAll nine were men.", ["killed 9", "killed 9"]),
    ("Talks open with 14 or 29 dead to argue over.", ["killed 14", "killed 29"]),
    ("Police found two or three bodies.", ["killed 2"]),
    ("The city will spend 24 million dollars. The union asked for 31 million.", ["money 2.4e+07", "money 3.1e+07"]),
    ("The report gave the number of dead as three.", ["killed 3"]),
    ("The state says 78 died. The list of the dead has passed 90 names.", ["killed 78", "killed 90"]),
    ("The office put the number of people without a home at about 8,000.", ["displaced 8000"]),
    ("Police put the number of injured at 12, the mayor puts the number of missing at 9.", ["wounded 12", "missing 9"]),
    ("Four members of rescue teams who lost their lives are listed apart.", ["killed 4"]),
    ("Some 600 people spent the night in a school gymnasium.", ["displaced 600"]),
    ("The dead: 31. The missing: 112.", ["killed 31", "missing 112"]),
    ("There are 112 names on the list of the missing.", ["missing 112"]),
    ("61 of the 96 dead were from Ilmary.", ["killed 61"]),
    ("One of the five injured was a guide.", []),
    ("The dead include 22 children.", ["killed 22"]),
    ("Minister: 14 dead. Monitor: 29.", ["killed 14", "killed 29"]),
    ("The ministry speaks of 14 dead, the monitor of 29.", ["killed 14", "killed 29"]),
    ("Police said 14 people were killed. “I have seen 14 carried past,” a baker said.", ["killed 14", "killed 14"]),
    ("Police said 14 people were killed. There were not 14, he said.", ["killed 14", "killed 14"]),
    ("The storm killed 14 people. The mayor says “around 20”.", ["killed 14", "killed 20"]),
    ("The ministry says 22. The fire killed 30 people.", ["killed 22", "killed 30"]),
    ("In Britain 200,000 homes were dark on Saturday, down from 1.4 million at the height of the storm.",
     ["other 200000", "other 1.4e+06"]),
    ("Ninety-four people fell ill on Sunday, against 211 last Wednesday.", ["infected 94", "infected 211"]),
    ("Some 700,000 people were uprooted, twice the 340,000 of a week ago.", ["displaced 700000", "displaced 340000"]),
    ("The office cut its figure for the dead to 3,958 from 11,300.", ["killed 3958", "killed 11300"]),
    ("The union says 40 people died. The ministry has confirmed 28.", ["killed 40", "killed 28"]),
    ("Eight skiers are dead. Five came from Norland.", ["killed 8", "killed 5"]),
    ("Flood toll nears 80", ["killed 80"]),
    ("Not one life was lost on our bank.", ["killed 0"]),
    ("There were no victims. No lives were lost.", ["killed 0", "killed 0"]),
    ("There was no loss of life.", ["killed 0"]),
    ("Count the dead properly. The monitor says 134. Of those, 101 are in Ardel.", ["killed 134", "killed 101"]),
    ("Your paper keeps printing at least 31 on the map. My wife was buried on Sunday.", ["killed 31"]),
    ("Graves were dug all night. The team has 31.", []),
    ("The strike goes on. The union says 134.", []),
    ("More than 200 had been treated in hospital.", ["wounded 200"]),
    ("Nine people died. The number of victims on our bank is 11.", ["killed 9", "killed 11"]),
    ("The number of victims of the fraud is 110 people.", ["people 110"]),
    ("They arrested pickets on Monday. Fourteen. All are home.", ["arrested 14"]),
    ("The storm killed 14 people and hurt 90. It had been nine late on Monday.",
     ["killed 14", "wounded 90", "killed 9"]),
    ("The storm killed 14 people. The repairs came to 900 million.", ["killed 14"]),
    ("The number of trapped men was given as 38.", ["missing 38"]),
    ("The blast killed 31 people. A doctor buried 12 in the old town.", ["killed 31", "killed 12"]),
    ("The blast killed 31 people. The road is closed at 31.", ["killed 31"]),
    ("The chamber voted: 61 votes in favour, 74 against and five abstentions.", ["votes 61", "votes 74", "votes 5"]),
    ("An earthquake with a magnitude of 6.4 struck at dawn.", ["other 6.4"]),
    ("Cholera: 412 cases in a week. The port has 190 patients.", ["infected 412", "infected 190"]),
    ("The lawyer took on 412 cases in a year.", ["other 412"]),
    ("Rescuers are still digging for twelve.", ["missing 12"]),
    ("Police are still looking for two suspects.", ["people 2"]),
    ("Some 6,120 people are in public shelters, another 8,000 with relatives.", ["displaced 6120", "displaced 8000"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "wanted"), PAGES, ids=[page[:40] for page, _ in PAGES])
def test_a_number_takes_what_is_counted_around_it(page: str, wanted: list[str], analyser: Analyser) -> None:
    assert told(page, analyser) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("|Province | Dead | Injured\n|Calder | 112 | 840\n|Irsa | 57 | 1,310",
         ["killed 112", "wounded 840", "killed 57", "wounded 1310"]),
        ("|Item | 27 March\n|Deaths confirmed | 96\n|of these in the town | 61\n|Persons reported missing | 27",
         ["killed 96", "killed 61", "missing 27"]),
        ("|Persons in public shelters | 6,120", ["displaced 6120"]),
        ("|Team | Won | Lost\n|Harriers | 12 | 3", []),
        ("|Year | Title\n|2019 | 7", []),
    ],
)  # fmt: skip
def test_a_cell_counts_what_its_column_or_its_row_says(page: str, wanted: list[str], analyser: Analyser) -> None:
    assert told(page, analyser) == wanted


def test_what_is_not_true_of_the_next_number_denies_none_before_it(analyser: Analyser) -> None:
    article = article_of(
        "Officials said 14 people died. “There is no other figure,” he said. It is not true that 29 died."
    )
    found = figures(article, analyser.analyse([article])[0], (), Grounds())
    assert [(one.low, one.polarity) for one in found][:1] == [(14, "positive")]


def test_a_number_repeated_in_order_to_be_denied_is_negative(analyser: Analyser) -> None:
    article = article_of("Police said 14 people were killed. There were not 14, the mayor said.")
    found = figures(article, analyser.analyse([article])[0], (), Grounds())
    assert [(one.low, one.polarity) for one in found] == [(14, "positive"), (14, "negative")]


@pytest.mark.parametrize(
    ("page", "bound"),
    [("Flood toll passes 80", "over"), ("Flood toll nears 80", "about"), ("Flood toll hits 80", "exact")],
)
def test_a_verb_of_reaching_bounds_the_number(page: str, bound: str, analyser: Analyser) -> None:
    article = article_of(page)
    assert [one.bound for one in figures(article, analyser.analyse([article])[0], (), Grounds())] == [bound]


@pytest.mark.parametrize(
    ("page", "denied"),
    [
        ("The ministry calls the monitor's 29 dead “fantasy”.", True),
        ("The government does not recognise the 29 dead counted by the monitor.", True),
        ("“Twenty-nine dead are a tale,” he said.", True),
        ("Claims that 500 people were arrested are grossly inflated.", True),
        ("The monitor calls for help for 29 dead and their families.", False),
        ("The government recognised the 29 dead with a medal.", False),
    ],
)
def test_a_number_called_a_tale_is_denied(page: str, denied: bool, analyser: Analyser) -> None:
    article = article_of(page)
    (found,) = figures(article, analyser.analyse([article])[0], (), Grounds())
    assert (found.polarity == "negative") is denied


def test_a_message_about_so_many_is_of_so_many(analyser: Analyser) -> None:
    article = article_of("A message about 300 drowned people went round. The flood killed about 30 people.")
    bounds = [(one.low, one.bound) for one in figures(article, analyser.analyse([article])[0], (), Grounds())]
    assert bounds == [(300, "exact"), (30, "about")]
