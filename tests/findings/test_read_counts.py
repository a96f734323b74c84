"""The model's reading of a number beside the rules': where it is taken, and where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.findings import figures
from onrecord.findings.read_counts import RULE, SURE, SURER, SUREST
from onrecord.language import Analyser
from onrecord.record import Article, Block, Count, Figure, Grounds, Measure, Span


def read(text: str, analyser: Analyser, number: str, measure: Measure, sure: float) -> tuple[Figure, ...]:
    """The figures of a text whose `number` the model takes to count `measure`, and nothing else."""
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    analysis = analyser.analyse([article])[0]
    word = next(n for n, start in enumerate(analysis.start) if text.startswith(number, start))
    analysis = replace(analysis, counts=(Count(word=word, measure=measure, sure=sure),))
    return figures(article, analysis, (), Grounds())


def test_a_number_that_no_rule_reads_is_read_by_the_model(analyser: Analyser) -> None:
    (figure,) = read("The glacier gave back 13 on Friday.", analyser, "13", "killed", 0.9)
    assert (figure.measure, figure.low, figure.unit, figure.why.rule) == ("killed", 13, "people", RULE)
    assert figure.why.score == 0.9


@pytest.mark.parametrize("measure", sorted(SURE))
def test_only_where_it_is_sure(analyser: Analyser, measure: Measure) -> None:
    text = "The flood hurt two nurses. The glacier gave back 13,000 on Friday."
    assert len(read(text, analyser, "13,000", measure, SURE[measure])) == 2
    assert len(read(text, analyser, "13,000", measure, SURE[measure] - 0.01)) == 1


def test_on_a_page_without_a_calamity_it_has_to_be_surer(analyser: Analyser) -> None:
    text = "The glacier gave back 13 on Friday."
    assert read(text, analyser, "13", "killed", SUREST)
    assert not read(text, analyser, "13", "killed", SUREST - 0.01)


def test_before_a_noun_that_is_not_known_for_people_it_has_to_be_surer(analyser: Analyser) -> None:
    text = "The flood hurt two nurses. The glacier gave back 13 saffron pickers."
    assert len(read(text, analyser, "13", "killed", SUREST)) == 2
    assert len(read(text, analyser, "13", "killed", SUREST - 0.01)) == 1


@pytest.mark.parametrize("number", ["one of", "several", "many"])
def test_no_number_in_particular_is_left_alone(analyser: Analyser, number: str) -> None:
    text = f"The flood hurt two nurses. It was {number} the worst days that winter."
    assert len(read(text, analyser, number, "killed", 0.99)) == 1


@pytest.mark.parametrize("text", ["The two envoys shook hands.", "They know that two are home."])
def test_a_few_people_taken_up_again_are_no_new_count(analyser: Analyser, text: str) -> None:
    assert not read(text, analyser, "two", "people", 0.99)


def test_a_large_sum_of_an_unlisted_currency_is_money(analyser: Analyser) -> None:
    text = "The damage came to 1.4 billion ducats."
    (figure,) = read(text, analyser, "1.4", "money", SURER)
    assert (figure.measure, figure.unit, figure.why.rule) == ("money", "XXX", RULE)
    (figure,) = read(text, analyser, "1.4", "money", SURER - 0.01)
    assert figure.measure == "other"


def test_a_large_sum_alone_is_money(analyser: Analyser) -> None:
    (figure,) = read("The claims came to 900 million.", analyser, "900", "money", SURE["money"])
    assert (figure.measure, figure.low, figure.unit) == ("money", 9e8, "XXX")
    assert not read("The claims came to 90.", analyser, "90", "money", 0.99)


def test_an_hour_is_no_count(analyser: Analyser) -> None:
    text = "The flood hurt two nurses. Then at seven the gates were shut."
    assert len(read(text, analyser, "seven", "killed", 0.99)) == 1


@pytest.mark.parametrize("measure", ["percent", "area", "duration", "other"])
def test_measures_that_units_tell_are_left_to_the_rules(analyser: Analyser, measure: Measure) -> None:
    assert not read("The glacier gave back 13 on Friday.", analyser, "13", measure, 0.99)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Anna Lund, 44, kept the list.", "44"),
        ("It was the worst since 1987.", "1987"),
        ("Hall won 3-1 at Port Vessa.", "3"),
    ],
)
def test_what_counts_nothing_is_refused_whatever_the_model_says(analyser: Analyser, text: str, number: str) -> None:
    assert not read(text, analyser, number, "killed", 0.99)


def test_a_rule_that_tells_a_fate_stands(analyser: Analyser) -> None:
    (figure,) = read("The blast wounded 12 miners.", analyser, "12", "killed", 0.99)
    assert (figure.measure, figure.why.rule) == ("wounded", "object of a verb")


def test_people_whom_a_rule_only_counts_may_be_told_dead(analyser: Analyser) -> None:
    text = "The flood hurt two nurses. The sea kept 12 sailors of the Mirel."
    figure = read(text, analyser, "12", "killed", SURER)[-1]
    assert (figure.measure, figure.why.rule) == ("killed", RULE)
    figure = read(text, analyser, "12", "killed", SURER - 0.01)[-1]
    assert (figure.measure, figure.why.rule) == ("people", "counted noun")


def test_who_is_only_told_to_be_shot_is_not_taken_for_dead(analyser: Analyser) -> None:
    text = "The flood hurt two nurses. Gunfire met 12 visitors of the fair{}."
    assert read(text.format(""), analyser, "12", "killed", 0.99)[-1].measure == "people"
    assert read(text.format(", a deadly end"), analyser, "12", "killed", 0.99)[-1].measure == "killed"


def test_a_count_under_if_is_none(analyser: Analyser) -> None:
    assert not read("If the wall gives back 13, they will dig.", analyser, "13", "killed", 0.99)
