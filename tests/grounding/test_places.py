"""Place names in their context: which place, which runner-up, and when a name is no place of the story."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.place_hints import Hint, hints
from onrecord.grounding.place_names import candidates
from onrecord.grounding.place_scores import Name, beliefs
from onrecord.grounding.places import places, resolve_places
from onrecord.record import Analysis, Article, Block, BlockKind, Mention, MentionKind, Span, Where, Why


def spans_of(text: str, *names: str) -> list[Span]:
    return [Span(text.index(name), text.index(name) + len(name)) for name in names]


def resolved(text: str, *names: str) -> list[Where | None]:
    return resolve_places(text, spans_of(text, *names))


@pytest.mark.parametrize(
    ("text", "name", "country", "admin"),
    [
        ("A flood reached Springfield, Ill., overnight.", "Springfield", "USA", "Illinois"),
        ("A flood reached Springfield, Mass., overnight.", "Springfield", "USA", "Massachusetts"),
        ("The mill in Paris, Texas, will close.", "Paris", "USA", "Texas"),
        ("The mill in Paris will close.", "Paris", "FRA", "Île-de-France"),
        ("A bridge in Cambridge (Ontario) was shut.", "Cambridge", "CAN", "Ontario"),
        ("Troops left the Syrian town of Tripoli unwatched, near the Libyan city of Tripoli.", "Tripoli", "LBY", None),
        ("Two were held in Birmingham, England.", "Birmingham", "GBR", "England"),
        ("Two were held in Birmingham, Ala.", "Birmingham", "USA", "Alabama"),
        ("Rain fell over Valencia, Venezuela.", "Valencia", "VEN", None),
        ("Talks go on in Washington.", "Washington", "USA", "District of Columbia"),
        ("They met in New York on Monday.", "New York", "USA", "New York"),
        ("Shells fell on northern Aleppo.", "northern Aleppo", "SYR", "Aleppo"),
        ("Sailors crossed the Red Sea.", "Red Sea", None, None),
        ("The president of the United States spoke.", "United States", "USA", None),
    ],
)
def test_resolve(text: str, name: str, country: str | None, admin: str | None) -> None:
    (where,) = resolved(text, name)
    assert where is not None
    assert where.country == country
    assert admin is None or where.admin == admin
    assert where.words == name == where.span.of(text)


def test_neighbours_on_the_page_decide() -> None:
    text = "Police in Portland said the road to Augusta and Bangor was open. Maine roads are icy."
    portland, augusta, bangor, _ = resolved(text, "Portland", "Augusta", "Bangor", "Maine")
    assert [w and w.admin for w in (portland, augusta, bangor)] == ["Maine"] * 3
    assert portland is not None
    assert portland.runner_up is not None
    assert portland.runner_up.endswith("USA")


def test_a_state_is_told_from_the_country_of_its_name() -> None:
    state, _, _ = resolved("Georgia and Alabama sued; Atlanta will host the hearing.", "Georgia", "Alabama", "Atlanta")
    country, _, _ = resolved("Georgia and Armenia signed it; Tbilisi was pleased.", "Georgia", "Armenia", "Tbilisi")
    assert state is not None
    assert country is not None
    assert (state.country, country.country) == ("USA", "GEO")


def test_one_sense_a_page() -> None:
    text = "A crash in Athens, Ga., closed a road. Drivers avoided Athens all day. In Athens, nobody was hurt."
    starts = [i for i in range(len(text)) if text.startswith("Athens", i)]
    found = resolve_places(text, [Span(i, i + 6) for i in starts])
    assert {w and w.admin for w in found} == {"Georgia"}
    assert found[0] is not None
    assert found[0].why.rule == "region told beside the name"


def test_the_outlets_own_record_is_heard() -> None:
    text = "The council in Lebanon voted on Tuesday. Lebanon has new lights."
    span = spans_of(text, "Lebanon")
    (plain,) = resolve_places(text, span)
    (local,) = resolve_places(text, span, {("USA", "Indiana"): 40.0, ("USA", "Ohio"): 1.0})
    assert plain is not None
    assert local is not None
    assert plain.country == "LBN"
    assert local.why.score <= 1.0
    assert local.runner_up is not None


@pytest.mark.parametrize("name", ["Qwxyzhem", "IT", "us", "royal", "Mars", "University"])
def test_unknown_names_stay_unknown(name: str) -> None:
    assert resolved(f"They went to {name} then.", name) == [None]


@pytest.mark.parametrize(
    ("words", "name", "rule"),
    [
        ("Syrian", "Syria", "people of a country"),
        ("Scottish", "Scotland", "region"),
        ("the Donbas", "Donbas", "region"),
        ("Ala.", "Alabama", "region"),
        ("the White House", "White House", "building"),
        ("Idlib province", "Idlib", "name without its qualifier"),
        ("Nairobi University", "Nairobi", "place inside a name"),
        ("Kerala state", "Kerala", "name without its qualifier"),
        ("Ohio State", "Ohio", "place inside a name"),
    ],
)
def test_candidates(words: str, name: str, rule: str) -> None:
    assert (name, rule) in {(c.place.name, c.rule) for c in candidates(words)}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("in Salem, Ore., on", "Salem", Hint("USA", "Oregon", 1.0)),
        ("in Salem (India) on", "Salem", Hint("IND", None, 1.0)),
        ("in Salem in southern India on", "Salem", Hint("IND", None, 0.6)),
        ("the Indian city of Salem on", "Salem", Hint("IND", None, 0.8)),
        ("India's port city of Salem on", "Salem", Hint("IND", None, 0.8)),
    ],
)
def test_hints(text: str, name: str, expected: Hint) -> None:
    assert expected in hints(text, *spans_of(text, name))


def test_a_list_is_hardly_a_hint() -> None:
    text = "in Jordan, Iraq and Syria"
    assert all(hint.weight < 0.5 for hint in hints(text, *spans_of(text, "Jordan")))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Paris", "Texas", "London", "Ontario", "Qwxyz", "Kenya", "Salem"]), max_size=6))
def test_belief_is_shared_out_whole(words: list[str]) -> None:
    for shares, word in zip(beliefs([Name(candidates(w), (), 1) for w in words]), words, strict=True):
        assert (not shares) == (not candidates(word))
        assert 0 <= sum(shares) <= 1 + 1e-9


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.data())
def test_any_span_of_any_text_re_reads_to_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    (where,) = resolve_places(text, [span])
    assert where is None or where.words == text[where.span.start : where.span.end]


def page(text: str, *blocks: tuple[BlockKind, str]) -> Article:
    kept = [Block(kind=k, span=Span(text.index(part), text.index(part) + len(part))) for k, part in blocks]
    return Article(id="a", text=text, blocks=tuple(kept) or (Block(kind="paragraph", span=Span(0, len(text))),))


def parsed(text: str, rows: list[tuple[str, str, str, int]], *mentions: tuple[MentionKind, str]) -> Analysis:
    """Columns from (word, pos, dep, head) in text order, and mentions by kind and words."""
    starts, at = [], 0
    for word, *_ in rows:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    told = [
        Mention(id=i, kind=kind, span=spans_of(text, words)[0], same_as=i, why=Why(rule="test"))
        for i, (kind, words) in enumerate(mentions)
    ]
    return Analysis(
        start=tuple(starts),
        end=tuple(s + len(row[0]) for s, row in zip(starts, rows, strict=True)),
        lemma=tuple(row[0].lower() for row in rows),
        tag=tuple("X" for _ in rows),
        pos=tuple(row[1] for row in rows),
        dep=tuple(row[2] for row in rows),
        head=tuple(row[3] for row in rows),
        sentence=(0,) * len(rows),
        role=("O",) * len(rows),
        mentions=tuple(told),
    )


def test_a_place_that_acts_is_left_to_actors() -> None:
    text = "Moscow rejected talks in Geneva"
    analysis = parsed(
        text,
        [
            ("Moscow", "PROPN", "nsubj", 1),
            ("rejected", "VERB", "root", 1),
            ("talks", "NOUN", "obj", 1),
            ("in", "ADP", "case", 4),
            ("Geneva", "PROPN", "nmod", 2),
        ],
        ("place", "Moscow"),
        ("place", "Geneva"),
    )
    assert [(w.words, w.country) for w in places(page(text), analysis)] == [("Geneva", "CHE")]


def test_a_place_that_is_told_about_stays() -> None:
    text = "Aleppo was shelled"
    rows = [("Aleppo", "PROPN", "nsubj:pass", 2), ("was", "AUX", "aux:pass", 2), ("shelled", "VERB", "root", 2)]
    assert [w.name for w in places(page(text), parsed(text, rows, ("place", "Aleppo")))] == ["Aleppo"]


def test_without_an_analysis_prepositions_and_datelines_speak() -> None:
    text = "NAIROBI, Kenya — Crowds met in Kisumu on Friday and prayed for May Smith near the town of Eldoret."
    found = places(page(text), Analysis())
    assert [(w.words, w.country) for w in found] == [("NAIROBI", "KEN"), ("Kisumu", "KEN"), ("Eldoret", "KEN")]


def test_places_of_chrome_are_not_the_storys() -> None:
    text = "Rain fell in Oslo.\nMore from Bergen"
    article = page(text, ("paragraph", "Rain fell in Oslo."), ("teaser", "More from Bergen"))
    assert [w.words for w in places(article, Analysis())] == ["Oslo"]


def test_no_places_no_rows() -> None:
    assert places(page("Nothing happened anywhere."), Analysis()) == ()
    assert places(Article(id="a", text=""), Analysis()) == ()
