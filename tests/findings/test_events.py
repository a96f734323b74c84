"""Sentences and the events they tell: type, actor, recipient, status; and sentences that tell none."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.sentences import read_sentences
from onrecord import grounding
from onrecord.findings import events
from onrecord.findings.plover import cameo_quarter, coded_type
from onrecord.language import load, resolved
from onrecord.record import Article, Block, Event, Grounds, Span, When, Why

TOLD = [
    # sentence, type, words of an actor, words of a recipient, status
    ("Norwegian police arrested four activists in Bergen.", "COERCE", "police", "activists", "happened"),
    ("Four activists were arrested by police in Bergen.", "COERCE", "police", "activists", "happened"),
    (
        "Three journalists were detained at the border by Belarusian guards.",
        "COERCE",
        "guards",
        "journalists",
        "happened",
    ),
    ("The army shelled the villages along the river.", "ASSAULT", "army", "", "happened"),
    ("Turkish warplanes bombed rebel camps in the mountains.", "ASSAULT", "warplanes", "rebel", "happened"),
    ("Gunmen killed two soldiers near the checkpoint.", "ASSAULT", "Gunmen", "soldiers", "happened"),
    ("Rebels kidnapped a priest and his driver.", "ASSAULT", "Rebels", "priest", "happened"),
    ("The bombing of the capital by Ethiopian jets went on.", "ASSAULT", "jets", "capital", "happened"),
    ("Rebels launched an attack on the army base.", "ASSAULT", "Rebels", "", "happened"),
    ("Soldiers, who opened fire on the crowd, killed six students.", "ASSAULT", "Soldiers", "crowd", "happened"),
    ("Armenia and Azerbaijan held talks in Brussels.", "CONSULT", "Azerbaijan", "", "happened"),
    ("The Finnish president met the king of Jordan.", "CONSULT", "president", "king", "happened"),
    ("Talks between Egypt and Sudan ended without a statement.", "CONSULT", "Egypt", "", "happened"),
    ("The Canadian prime minister will visit Poland in May.", "CONSULT", "prime minister", "Poland", "planned"),
    ("The tariffs are a blunder, Finance Minister Ana Ruiz said Monday.", "ACCUSE", "Ana Ruiz", "", "happened"),
    ('"This treaty is a disgrace," the general told the senate.', "ACCUSE", "general", "", "happened"),
    ("The high court ruled the curfew unlawful.", "REJECT", "high court", "", "happened"),
    ("The premier is under fire for breaking his vow.", "ACCUSE", "", "premier", "ongoing"),
    ("Lorries have delivered relief aid to Gaza.", "AID", "", "Gaza", "happened"),
    ("Russia proposed an amendment to the text.", "REQUEST", "Russia", "", "happened"),
    ("Chile condemned the Russian invasion.", "ACCUSE", "Chile", "Russian", "happened"),
    ("The opposition accused the president of fraud.", "ACCUSE", "opposition", "president", "happened"),
    ("The senator slammed the governor.", "ACCUSE", "senator", "governor", "happened"),
    ("Kenya urged Somalia to reopen the border.", "REQUEST", "Kenya", "Somalia", "happened"),
    ("The rebels demanded the release of their leader.", "REQUEST", "rebels", "", "happened"),
    ("Lebanon called on Israel to withdraw its troops.", "REQUEST", "Lebanon", "Israel", "happened"),
    ("Hungary rejected the proposal of the European Commission.", "REJECT", "Hungary", "Commission", "happened"),
    ("The militia refused to leave the town.", "REJECT", "militia", "", "happened"),
    ("Russia vetoed the resolution.", "REJECT", "Russia", "", "happened"),
    ("North Korea threatened to attack South Korea.", "THREATEN", "North Korea", "South Korea", "happened"),
    ("Thousands of protesters marched through Lima.", "PROTEST", "", "", "happened"),
    ("Teachers went on strike over pay.", "PROTEST", "Teachers", "", "happened"),
    ("Students rioted in the capital.", "PROTEST", "Students", "", "happened"),
    ("The United States imposed sanctions on Belarus.", "SANCTION", "United States", "Belarus", "happened"),
    ("Poland expelled two Russian diplomats.", "SANCTION", "Poland", "diplomats", "happened"),
    ("Japan has suspended its aid to Myanmar.", "SANCTION", "Japan", "Myanmar", "happened"),
    ("Ethiopia deployed troops along the border.", "MOBILIZE", "Ethiopia", "", "happened"),
    ("The government declared a state of emergency.", "COERCE", "government", "", "happened"),
    ("India and Nepal agreed to share the water of the river.", "AGREE", "Nepal", "", "happened"),
    ("Sweden and Finland reached an agreement on fishing.", "AGREE", "Sweden", "", "happened"),
    ("The minister praised the Kenyan army.", "SUPPORT", "minister", "army", "happened"),
    ("Germany sent food aid to Sudan.", "AID", "Germany", "Sudan", "happened"),
    ("Norway provided the refugees with blankets and tents.", "AID", "Norway", "refugees", "happened"),
    ("The rebels released 14 hostages.", "RETREAT", "rebels", "hostages", "happened"),
    ("France withdrew its troops from Niger.", "RETREAT", "France", "", "happened"),
    ("The defence minister resigned on Monday.", "RETREAT", "minister", "", "happened"),
    ("The governor lifted the curfew.", "CONCEDE", "governor", "", "happened"),
    ("Norway sent 30 medics and a field hospital to Nepal.", "AID", "Norway", "Nepal", "happened"),
    ("Finland, which has sent a plane with blankets, thanked the king.", "AID", "Finland", "", "happened"),
    ("The government will pay every family that lost a son $900.", "AID", "government", "family", "planned"),
    ("Sweden pledged $5 million to Haiti.", "AGREE", "Sweden", "Haiti", "happened"),
    ("Qatar offered three helicopters.", "AGREE", "Qatar", "", "happened"),
    ("Leaders of both clans signed a truce.", "AGREE", "Leaders", "", "happened"),
    ("Egypt and Kuwait signed a treaty of friendship.", "SUPPORT", "Egypt", "", "happened"),
    ("The Liberal Party supported the motion.", "SUPPORT", "Party", "", "happened"),
    ("Oman detained a cargo ship.", "COERCE", "Oman", "ship", "happened"),
    ("Riot police have cleared the square.", "COERCE", "police", "", "happened"),
    (
        "Officers beat strikers and arrested at least 20 people, villagers said.",
        "COERCE",
        "Officers",
        "people",
        "happened",
    ),
    ("Gunmen took six nuns in March. Two were released on Monday.", "RETREAT", "", "Two", "happened"),
    ("The Reform Party has left the coalition.", "RETREAT", "Party", "", "happened"),
    ("The strike that has closed the port goes into a third week.", "PROTEST", "", "", "happened"),
    ("Dockers closed the harbour.", "PROTEST", "Dockers", "", "happened"),
    ("Army trucks rolled into the capital.", "MOBILIZE", "Army", "", "happened"),
    ("Kenya demanded the release of 30 soldiers captured in April.", "COERCE", "", "soldiers", "happened"),
    ("Kenya has ruled out talks with the rebels.", "REJECT", "Kenya", "rebels", "happened"),
    ("The prime minister refused.", "REJECT", "prime minister", "", "happened"),
    (
        "Haiti has been under a United Nations arms embargo since 2022.",
        "SANCTION",
        "United Nations",
        "Haiti",
        "happened",
    ),
    ("“We will block the bridge,” warned Ali Omar, the leader of the union.", "THREATEN", "Omar", "", "happened"),
    ("Peru threatened to expel the mission.", "THREATEN", "Peru", "mission", "happened"),
    ("Chad accused Sudan of shelling the border town of Tina.", "ASSAULT", "Sudan", "Tina", "happened"),
    ("The United States imposed a series of sanctions on Belarus.", "SANCTION", "United States", "Belarus", "happened"),
    ("The prime minister faced accusations of fraud.", "ACCUSE", "", "prime minister", "happened"),
    ("Talks took place in Geneva between Chad and Niger.", "CONSULT", "Chad", "", "happened"),
    # status
    ("Pilots voted on Monday to strike from 3 May.", "PROTEST", "Pilots", "", "planned"),
    ("The two presidents are due to meet in Oslo.", "CONSULT", "presidents", "", "planned"),
    ("Israel did not bomb the hospital.", "ASSAULT", "Israel", "", "denied"),
    ("Iran denied that its navy had attacked the tanker.", "ASSAULT", "navy", "", "denied"),
    ("The police failed to arrest the minister.", "COERCE", "police", "minister", "denied"),
    ("Spain plans to expel the ambassador.", "SANCTION", "Spain", "ambassador", "planned"),
    ("The army is expected to release the prisoners.", "RETREAT", "army", "prisoners", "planned"),
    ("Troops could attack the rebels soon.", "ASSAULT", "Troops", "rebels", "possible"),
    ("The president is ready to meet the rebels.", "CONSULT", "president", "rebels", "offered"),
    ("The soldiers are shelling the town.", "ASSAULT", "soldiers", "", "ongoing"),
    ("A plan to arrest the general was leaked.", "COERCE", "", "general", "planned"),
]

NOT_TOLD = [
    "The spies closed the book on the case.",
    "The senator will host a garden party in June.",
    "The clinic received 90 patients a day.",
    "The senator seeks re-election in the autumn.",
    "Spain and Norway met in the semi-final.",
    "The winter is terrible, the minister said.",
    "If the army attacks the rebels, nobody will come.",
    "The president warned that we will see more floods.",
    "To remove a minister, parliament needs the votes of two thirds of its members.",
    "Either side may ask for a panel of judges.",
    "Each government may veto the nominees.",
    "The plan demanded several concessions by the regime.",
    "The striker shot wide before the league match against the champion.",
    "The engineer attacked the problem from another angle.",
    "The team's defence collapsed in the second half of the match.",
    "She shot a film about her childhood in a small village.",
    "Shares fell after the market opened.",
    "The committee killed the bill on Thursday.",
    "The bank struck a deal with its supplier.",
    "The storm killed eleven people on the coast.",
    "The bus crash wounded nine passengers.",
    "Two climbers were killed in an avalanche.",
    "My sister agreed to water the plants.",
    "The company fired its chef.",
    "The actor praised his own album and the band's singer.",
    "The heat wave hit the north of the valley.",
    "The coach blasted the referee after the match and the striker missed a goal.",
    "Scientists bombarded the metal with particles.",
    "The novel received warm reviews.",
    "The dog attacked the postman's bicycle.",
    "Doctors fought the infection for weeks.",
    "The recipe calls for two eggs.",
    "Prices met the forecasts of the bank.",
    "The museum opened a new wing on Sunday.",
    "The spokeswoman declined to comment.",
    "The plant releases its seeds in autumn.",
    "A new phone will hit the shelves in May.",
    "The judge of the cake contest met the bakers' expectations.",
    "The virus invaded the cells.",
    "The ministers agree that the tax is unfair.",
]


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Event, ...]]:
    texts = [row[0] for row in TOLD] + NOT_TOLD
    articles = [
        Article(id=str(number), text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
        for number, text in enumerate(texts)
    ]
    analyses = load().analyse(articles)
    return {a.text: events(a, b, (), Grounds()) for a, b in zip(articles, analyses, strict=True)}


def labels(event: Event, role: str) -> str:
    return " | ".join(r.label for r in event.roles if r.role == role)


@pytest.mark.parametrize(("text", "kind", "actor", "recipient", "status"), TOLD, ids=[row[0] for row in TOLD])
def test_a_sentence_tells_an_event(
    read: dict[str, tuple[Event, ...]], text: str, kind: str, actor: str, recipient: str, status: str
) -> None:
    found = [event for event in read[text] if event.type == kind]
    assert found, [event.type for event in read[text]]
    assert any(
        actor in labels(event, "actor") and recipient in labels(event, "recipient") and event.status == status
        for event in found
    ), [(labels(e, "actor"), labels(e, "recipient"), e.status) for e in found]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_words_of_war_elsewhere_tell_nothing(read: dict[str, tuple[Event, ...]], text: str) -> None:
    assert not [(event.type, event.trigger.of(text)) for event in read[text]]


def test_every_span_re_reads(read: dict[str, tuple[Event, ...]]) -> None:
    for text, found in read.items():
        for event in found:
            assert event.trigger.of(text).strip()
            assert event.why.rule
            for role in event.roles:
                assert role.span is not None
                assert role.span.of(text) == role.label


def test_an_act_is_one_row(read: dict[str, tuple[Event, ...]]) -> None:
    for text, found in read.items():
        triggers = [(event.type, event.trigger) for event in found]
        assert len(triggers) == len(set(triggers)), text


def test_ids_are_the_same_when_read_again() -> None:
    text = "Norwegian police arrested four activists. Chile condemned the arrests."
    article = Article(id="x", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    first, second = (events(article, load().analyse([article])[0], (), Grounds()) for _ in range(2))
    assert first
    assert first == second


def test_plover_files_a_plan_as_an_agreement(read: dict[str, tuple[Event, ...]]) -> None:
    visit = read["The Canadian prime minister will visit Poland in May."][0]
    assert (coded_type(visit), cameo_quarter(visit)) == ("AGREE", "verbal cooperation")
    expulsion = read["Spain plans to expel the ambassador."][0]
    assert (coded_type(expulsion), cameo_quarter(expulsion)) == ("THREATEN", "verbal conflict")


DATED = [
    # sentence, type, the words of its day
    ("Police raided the bank on Monday evening and seized three rifles.", "COERCE", "on Monday evening"),
    ("Kenya demanded the release of soldiers captured in April and ruled out talks with the rebels.", "REJECT", None),
    ("During the April debate the mayor accused the governor of lying.", "ACCUSE", "April"),
    ("Poland condemned the invasion of Kuwait that began in April.", "ASSAULT", "in April"),
    ("Iran rejects the proposal to admit experts, Prime Minister Ali Omar declared in April.", "REJECT", "in April"),
    ("Iran rejected the plan, its foreign minister said in April.", "REJECT", None),
    ("The mayor declared in April at a meeting with rebels that prices would fall.", "CONSULT", "in April"),
]


@pytest.mark.parametrize(("text", "kind", "day"), DATED)
def test_a_day_inside_another_clause_dates_no_act_around_it(text: str, kind: str, day: str | None) -> None:
    article = Article(id="x", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    at = text.index(day or "April")
    span = Span(at, at + len(day or "April"))
    when = When(
        words=span.of(text),
        span=span,
        start=date(2021, 4, 5),
        end=date(2021, 4, 6),
        precision="day",
        type="DATE",
        value="2021-04-05",
        why=Why(rule="x"),
    )
    found = events(article, load().analyse([article])[0], (), Grounds(times=(when,)))
    assert {e.when.words if e.when else None for e in found if e.type == kind} == {day}


PARTS = [
    # sentence, type, words of the third party, contexts that it has
    ("Norway held talks with Sweden about Finland in Oslo.", "CONSULT", "Finland", {"diplomatic"}),
    ("Egypt accused Ethiopia of arming the rebels.", "ACCUSE", "rebels", set()),
    ("The army shelled the town with the help of Belarus.", "ASSAULT", "Belarus", {"military"}),
    ("The court sentenced the former minister for taking bribes.", "SANCTION", None, {"legal", "corruption"}),
    ("Hackers attacked the network of the electoral commission.", "COERCE", None, {"cyber", "election"}),
    ("Thousands of women marched on parliament to demand abortion rights.", "PROTEST", None, {"gender"}),
    ("North Korea carried out a nuclear test.", "MOBILIZE", None, {"cbrn"}),
]


@pytest.mark.parametrize(("text", "kind", "third", "about"), PARTS)
def test_an_act_names_its_third_party_and_what_it_is_about(
    text: str, kind: str, third: str | None, about: set[str]
) -> None:
    event = next(e for e in read_sentences([text])[0].events if e.type == kind)
    thirds = [role.label for role in event.roles if role.role == "third"]
    assert any(third in label for label in thirds) if third else thirds == []
    assert about <= set(event.contexts)


SCENES = [
    # text, trigger, the words of its day, whether it is history
    ("On Tuesday rebels attacked Goma. They then captured the airport.", "captured", "Tuesday", False),
    ("On Tuesday rebels attacked Goma. They had captured the airport.", "captured", None, False),
    ("On Tuesday rebels attacked Goma. They will release the prisoners.", "release", None, False),
    ("Rebels attacked Goma on Tuesday. Years earlier they captured the airport.", "captured", None, False),
    ("Rebels attacked Goma on Tuesday. France sent aid to Fiji.", "sent", None, False),
    ("Iran once attacked Kuwait with missiles.", "attacked", None, True),
    ("The army shelled the port decades ago.", "shelled", None, True),
    ("The army shelled the port on Friday.", "shelled", "Friday", False),
]


@pytest.mark.parametrize(("text", "trigger", "day", "old"), SCENES)
def test_a_scene_keeps_its_day_and_history_is_no_news(text: str, trigger: str, day: str | None, old: bool) -> None:
    article = Article(
        id="x", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),), published=date(2021, 4, 8)
    )
    analysis = resolved(article, load().analyse([article])[0])
    places = grounding.places(article, analysis)
    who = grounding.actors(article, analysis, places)
    grounds = Grounds(times=grounding.times(article, analysis), places=places, actors=who)
    event = next(e for e in events(article, analysis, (), grounds) if e.trigger.of(text) == trigger)
    assert (day or "") in (event.when.words if event.when else "")
    assert (event.when is None) == (day is None)
    assert event.historical is old


NO_FUSION = [
    # sentence, type, the place it must not have
    ("Bashir, who was deposed by soldiers, lives in Khartoum.", "COERCE", "Khartoum"),
    ("Police arrested three men over the murder of a judge in Lima.", "COERCE", "Lima"),
    ("Egypt accused Ethiopia of arming the rebels in Sudan.", "ACCUSE", "Sudan"),
]


@pytest.mark.parametrize(("text", "kind", "place"), NO_FUSION)
def test_a_place_of_another_clause_is_not_the_acts(text: str, kind: str, place: str) -> None:
    event = next(e for e in read_sentences([text])[0].events if e.type == kind)
    assert event.where is None or event.where.words != place
