"""The reader of pairs: words that are kin, pairs that may be read, how sure the networks are, and what comes of it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import onrecord
from onrecord.pipeline.round_ups import published, told_by
from onrecord.record import Cite, Difference, Reading, Span, Why
from onrecord.stories import pairs as pairs_module
from onrecord.stories.answered_claims import CONFIRMS, READ, Answer
from onrecord.stories.asserted import Asserted
from onrecord.stories.between import clause_pairs, clauses_told, parties_of
from onrecord.stories.pair_reader import LABELS, NAMES, ROWS, PairReader, pair_reader, reader_of
from onrecord.stories.pairs import Pairs
from onrecord.stories.read_answers import DOUBTED, LEAST, weighed
from onrecord.stories.word_vectors import word_vectors

PAGES = (
    (
        "Lake Post",
        "A ferryman, Oto Sand, said soldiers had burned the mill at Ruda on Monday night. Two men were taken.",
    ),
    ("Army Command", "No soldier of ours was at Ruda. The mill was set alight by smugglers, the command said."),
    ("Ruda Radio", "The miller, Ana Fehr, saw men in uniform pour petrol over the wheel. She fled to the chapel."),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Asserted], tuple[Reading, ...]]:
    """The clauses of three pages, in order of publication."""
    path = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    rows = [
        {"id": str(n), "outlet": outlet, "body": body, "published": f"2031-05-0{6 + n}T09:00:00+00:00"}
        for n, (outlet, body) in enumerate(PAGES)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    pages = tuple(sorted(onrecord.read_all(path), key=published))
    return clauses_told(pages, told_by(pages)), pages


@pytest.mark.parametrize(
    ("word", "kin", "stranger"),
    [("shut", "closed", "banana"), ("soldiers", "troops", "lemon"), ("bribe", "money", "owl")],
)
def test_words_that_are_kin_lie_near(word: str, kin: str, stranger: str) -> None:
    one, near, far = word_vectors().of([word, kin, stranger])
    assert one @ near > one @ far + 0.15


def test_a_form_is_known_by_its_stem_and_a_word_of_no_table_lies_nowhere() -> None:
    table = word_vectors()
    stem = next(word for word in table.rows if len(word) > 5 and f"{word}xq" not in table.rows)
    one, form, unknown = table.of([stem, f"{stem}xq", "qqxzy"])
    assert one @ form == pytest.approx(1.0, abs=1e-5)
    assert not unknown.any()


def test_pairs_are_of_two_pages_the_later_first(told: tuple[list[Asserted], tuple[Reading, ...]]) -> None:
    every, pages = told
    found = clause_pairs(every, pages, parties_of(pages), ())
    assert found is not None
    for later, earlier in zip(found.later, found.earlier, strict=True):
        assert every[later].at > every[earlier].at
    assert len(found.numbers) == len(found.vectors) == len(found.later)
    assert np.isfinite(found.numbers).all()
    assert np.isfinite(found.vectors).all()


def test_of_many_pairs_the_most_alike_are_read(
    told: tuple[list[Asserted], tuple[Reading, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    every, pages = told
    whole = clause_pairs(every, pages, parties_of(pages), ())
    monkeypatch.setattr(pairs_module, "PAIRS", 2)
    few = clause_pairs(every, pages, parties_of(pages), ())
    assert whole is not None
    assert few is not None
    assert len(whole.later) > len(few.later) == 2
    assert set(zip(few.later, few.earlier, strict=True)) <= set(zip(whole.later, whole.earlier, strict=True))
    monkeypatch.setattr(pairs_module, "CLAUSES", 2)
    assert clause_pairs(every, pages, parties_of(pages), ()) is None


def test_what_rules_find_is_told_to_the_reader(told: tuple[list[Asserted], tuple[Reading, ...]]) -> None:
    every, pages = told
    known = _answer(every, 0, "denied").difference
    with_rule, without = (
        clause_pairs(every, pages, parties_of(pages), (known,)),
        clause_pairs(every, pages, parties_of(pages), ()),
    )
    assert with_rule is not None
    assert without is not None
    apart = np.flatnonzero((with_rule.numbers != without.numbers).any(1))
    assert len(apart)
    assert all(with_rule.numbers[at, 0] == 1.0 for at in apart)


def test_the_networks_share_out_one_whatever_is_asked_beside() -> None:
    rng = np.random.default_rng(7)
    shapes = ((5,), (5,), (2, 4, 6, 3), (2, 4, 3), (2, 17, 8), (2, 8), (2, 8, len(LABELS)), (2, len(LABELS)))
    tables = {name: rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}
    tables["spread"] = np.abs(tables["spread"]) + 0.1
    reader = reader_of(tables)
    numbers = rng.normal(size=(3 * ROWS + 1, 5)).astype(np.float32)
    vectors = rng.normal(size=(3 * ROWS + 1, 4, 6)).astype(np.float32)
    shares = reader.shares(numbers, vectors)
    assert shares.sum(1) == pytest.approx(np.ones(len(numbers)), abs=1e-5)
    assert reader.shares(numbers[-1:], vectors[-1:])[0] == pytest.approx(shares[-1], abs=1e-5)
    assert reader.shares(numbers[:0], vectors[:0]).shape == (0, len(LABELS))


def _answer(every: list[Asserted], at: int, kind: str, rule: str = CONFIRMS) -> Answer:
    first, other = every[at], next(one for one in every if one.at > every[at].at)
    cites = first.said.cite, other.said.cite
    found = Difference(
        kind=kind,  # type: ignore[arg-type]
        on="the whole",
        first=cites[0],
        other=cites[1],
        speakers=("a", "b"),
        why=Why(rule=rule),
    )
    return Answer(found, first.said, other.said)


class _Sure:
    """A reader that is as sure as it is told of one label."""

    def __init__(self, label: str, share: float) -> None:
        self.told = np.zeros((1, len(LABELS)), np.float32)
        self.told[0, LABELS.index(label)] = share

    def shares(self, numbers: np.ndarray, vectors: np.ndarray) -> np.ndarray:
        return self.told


@pytest.mark.parametrize(
    ("label", "kind", "on"), [("denied", "denied", "the whole"), ("place", "contradicted", "place")]
)
def test_what_the_reader_is_sure_of_is_found_and_no_more(
    told: tuple[list[Asserted], tuple[Reading, ...]], label: str, kind: str, on: str
) -> None:
    every, _ = told
    later = next(at for at, one in enumerate(every) if one.at > 0)
    pair = Pairs([later], [0], np.zeros((1, 1), np.float32), np.zeros((1, 4, 1), np.float32))
    least = LEAST[kind]  # type: ignore[index]
    (found,) = weighed((), every, pair, _Sure(label, least + 0.01))  # type: ignore[arg-type]
    assert (found.difference.kind, found.difference.on, found.difference.why.rule) == (kind, on, READ)
    assert (found.difference.first, found.difference.other) == (every[0].said.cite, every[later].said.cite)
    assert not weighed((), every, pair, _Sure(label, least - 0.01))  # type: ignore[arg-type]


def test_a_rule_that_the_reader_doubts_is_left_out(told: tuple[list[Asserted], tuple[Reading, ...]]) -> None:
    every, _ = told
    later = next(at for at, one in enumerate(every) if one.at > 0)
    pair = Pairs([later], [0], np.zeros((1, 1), np.float32), np.zeros((1, 4, 1), np.float32))
    rule = _answer(every, 0, "denied", "a rule")
    doubt = DOUBTED["denied"]
    assert weighed((rule,), every, pair, _Sure("denied", doubt + 0.01)) == (rule,)  # type: ignore[arg-type]
    assert weighed((rule,), every, pair, _Sure("denied", doubt - 0.01)) == ()  # type: ignore[arg-type]
    # What both find stands once, by its rule; a pair that was not read is left to the rule.
    assert weighed((rule,), every, pair, _Sure("denied", 0.9)) == (rule,)  # type: ignore[arg-type]
    elsewhere = replace(rule, difference=replace(rule.difference, first=Cite(page="x", span=Span(0, 1), item="")))
    assert elsewhere in weighed((elsewhere,), every, pair, _Sure("denied", 0.0))  # type: ignore[arg-type]


def test_networks_ship_for_the_vectors_and_numbers_that_are_read(
    told: tuple[list[Asserted], tuple[Reading, ...]],
) -> None:
    every, pages = told
    reader, found = pair_reader(), clause_pairs(every, pages, parties_of(pages), ())
    assert isinstance(reader, PairReader)
    assert found is not None
    shares = reader.shares(found.numbers, found.vectors)
    assert shares.sum(1) == pytest.approx(np.ones(len(shares)), abs=1e-4)
