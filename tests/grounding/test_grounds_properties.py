"""Whatever the text, what grounding says re-reads to its words, and nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding import actors, places
from onrecord.grounding.dictionaries import Dictionary, Row
from onrecord.grounding.feasts import feast
from onrecord.grounding.identities import identity
from onrecord.grounding.office_words import is_post, tenure_of
from onrecord.grounding.places import resolve_places
from onrecord.grounding.tenures import office_key
from onrecord.language.coreference import resolved
from onrecord.record import Analysis, Article, Span
from tests.language.parsed import TABLES, parsed

WORDS = (
    "Paris Texas Lagos Springfield Congo Georgia Jordan Syrian rebels U.N. envoy the of in near North Aleppo province"
    " Mr. Lavrov president former ex-minister Federal Reserve Moscow Kremlin Taliban , ( ) ' ’s - 7 Victoria"
    " Guinea-Bissau São Tomé Côte d’Ivoire minister foreign mayor University EU Middle East"
).split()
PHRASES = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(PHRASES)
def test_names_of_places_re_read_to_their_words(text: str) -> None:
    spans = [Span(0, len(text))] if text else []
    for span, where in zip(spans, resolve_places(text, spans), strict=True):
        if where is None:
            continue
        assert where.words == span.of(text)
        assert where.name
        assert -90 <= (where.lat or 0) <= 90
        assert -180 <= (where.lon or 0) <= 180
        assert 0 <= where.why.score <= 1.001


@settings(max_examples=150, deadline=None)
@given(PHRASES)
def test_places_without_syntax_re_read_to_their_words(text: str) -> None:
    article = Article(id="a", text=f"They met in {text} yesterday.")
    for where in places(article, Analysis()):
        assert where.words == where.span.of(article.text)


@settings(max_examples=150, deadline=None)
@given(PHRASES)
def test_phrases_have_identities_and_offices_have_keys(text: str) -> None:
    found = identity(text)
    assert found.why.rule
    assert found.country is None or len(found.country) == 3
    assert office_key(text.upper()) == office_key(text.lower()) or not text.isascii()
    assert tenure_of(tuple(text.split())) in {"current", "former", "acting", "elect", "unknown"}
    assert is_post(text) in {True, False}


@settings(max_examples=150, deadline=None)
@given(PHRASES, st.dates())
def test_a_dictionary_finds_its_own_names_however_they_are_written(name: str, day: object) -> None:
    found = Dictionary([Row(name, "SYRREB")]).name(name.upper() if name.isascii() else name, None)
    assert found is not None
    assert found.means.country == "SYR"


@given(
    st.integers(1600, 2400), st.sampled_from([("hebrew", ["7", "15"]), ("islamic", ["10", "1"]), ("orthodox", ["0"])])
)
def test_feasts_fall_in_the_year_asked(year: int, rule: tuple[str, list[str]]) -> None:
    day = feast(*rule, year)
    assert day is None or day.year == year


@pytest.mark.parametrize("name", sorted(TABLES))
def test_actors_and_their_offices_re_read_to_their_words(name: str) -> None:
    article, analysis = parsed(name)
    known = resolved(article, analysis)
    for actor in actors(article, known, places(article, known)):
        assert actor.why.rule
        assert any(actor.label == mention.of(article.text) for mention in actor.mentions)
        for office in actor.offices:
            told = office.span.of(article.text).casefold()
            assert told.strip()
            own = office.office.casefold().replace(" of ", " ").split()
            assert all(word in told or word.rstrip("s") in told for word in own)
