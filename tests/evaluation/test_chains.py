"""The mark-up of chains, the matching of sources and chains, the halves, and two readers' agreement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.chain_agreement import agreement
from evaluation.chain_agreement import main as agree
from evaluation.chain_errors import classed
from evaluation.chain_gold import GoldError, parsed, read_passages
from evaluation.chain_match import Agreement, of_passage, of_reading, pairs
from evaluation.chain_split import HOME, divided, split_of
from evaluation.chains import listed, readings
from evaluation.source_names import same_source

PASSAGE = """### c900 | Quay Post | wire | ferries
# {4.s|Ferry chief}{4.c|:} {4.t|boats are late}

{1.s|The Pier Gazette} {1.c|reported} that
{1.t|{2.s|two crew members} {2.c|fear} {2.t|the line will close}}. {3.s|Its owner, Ines Dahl,} {3.c|denied}
{3.t|any such plan}.

1 < 0 | The Pier Gazette | say | certain | positive | paraphrased
2 < 1 | two crew members | crew members | believe | possible | positive | paraphrased
3 < 0 | Ines Dahl | deny | certain | negative | paraphrased
4 < 0 | Ferry chief | say | certain | positive | headline
"""


def test_marks_become_spans_of_the_plain_text() -> None:
    passage = parsed(PASSAGE)
    assert passage.headline == "Ferry chief: boats are late"
    assert passage.text.split("\n")[1] == (
        "The Pier Gazette reported that two crew members fear the line will close. "
        "Its owner, Ines Dahl, denied any such plan."
    )
    second = passage.statements[1]
    assert [span.of(passage.text) for span in (*second.source, *second.cue, *second.content)] == [
        "two crew members",
        "fear",
        "the line will close",
    ]
    assert passage.chain(second) == [("The Pier Gazette",), ("two crew members", "crew members")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("| wire |", "| magazine |", "style 'magazine' is none of"),
        ("### c900 |", "### x9 |", "a header reads"),
        ("any such plan}", "any such plan", "the content of statement 3 is never closed"),
        ("late}", "late}}", "a closing brace without a mark"),
        ("{4.c|:}", "{colon}", "a mark reads"),
        ("| deny |", "| refuse |", "act 'refuse' is none of"),
        ("3 < 0 |", "3 < 7 |", "stands in 7, which does not exist"),
        ("3 < 0 |", "3 < 1 |", "lies outside that of its parent"),
        ("1 < 0 |", "1 < 1 |", "stands inside itself"),
        ("4 < 0 |", "5 < 0 |", "which has no line"),
        ("| certain | negative | paraphrased\n", "| negative | paraphrased\n", "a statement reads"),
    ],
)
def test_a_passage_that_breaks_the_guide_is_told_by_its_fault(old: str, new: str, message: str) -> None:
    section = PASSAGE.replace(old, new, 1)
    assert section != PASSAGE
    with pytest.raises(GoldError, match=message):
        parsed(section)


def test_an_id_stands_for_one_passage(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PASSAGE + "\n" + PASSAGE, encoding="utf-8")
    with pytest.raises(GoldError, match="c900: the id is used twice"):
        read_passages(path)


@pytest.mark.parametrize(
    ("ours", "gold", "same"),
    [
        ("Kroll", "Prime Minister Ada Kroll", True),
        ("Ada", "Ada Kroll", False),
        ("Its director, Maris Oll", "Maris Oll", True),
        ("officials", "two union officials", True),
        ("two officials", "three officials", False),
        ("two officials", "two officials briefed on the talks", True),
        ("a spokesman for the army", "a spokesman for the navy", False),
        ("the ministry", "Interior Ministry", True),
        ("The Coast Ledger", "Coast Ledger", True),
        ("José Peña", "Jose Pena", True),
        ("unnamed", "unnamed", True),
        ("unnamed", "unnamed officials", False),
        ("she", "Ada Kroll", False),
        ("U.N.", "UN", True),
        ("Kroll’s", "Kroll", True),
    ],
)
def test_one_source_under_two_names(ours: str, gold: str, same: bool) -> None:
    assert same_source([ours], [gold]) is same
    assert same_source([gold], [ours]) is same


def test_a_passage_agrees_with_itself_in_full() -> None:
    told = of_passage(parsed(PASSAGE))
    total = Agreement()
    total.add(told, told)
    assert (total.f1(1), total.f1(2), total.content_f1(), total.act_macro_f1()) == (1.0, 1.0, 1.0, 1.0)
    assert all(total.share(key) == 1.0 for key in ("path", "act", "certainty", "polarity", "manner"))


def test_another_parent_is_another_path() -> None:
    passage = parsed(PASSAGE)
    other = parsed(PASSAGE.replace("2 < 1 |", "2 < 0 |"))
    total = Agreement()
    total.add(of_passage(other), of_passage(passage))
    assert total.f1(2) == 0.0
    assert total.share("path") == 3 / 4
    assert total.content_f1() == 1.0


def test_each_statement_is_paired_once() -> None:
    told = of_passage(parsed(PASSAGE))
    assert len(pairs([told[0], told[0]], [told[0]])) == 1


def test_readings_are_listed_beside_the_gold() -> None:
    passage = parsed(PASSAGE)
    found = readings([passage])
    assert found[0].article is not None
    assert found[0].article.text == passage.text
    assert of_reading(found[0])
    lines = "\n".join(listed([passage], found))
    assert "### c900" in lines
    assert "Ines Dahl" in lines


def test_the_halves_are_drawn_by_id_and_faults_name_the_passage() -> None:
    halves, problems = divided(PASSAGE + "\n" + PASSAGE.replace("c900", "c901").replace("any such plan}", "any plan"))
    assert sum(map(len, halves.values())) == 1
    assert halves[split_of("c900")] == [PASSAGE]
    assert problems == ["c901: the content of statement 3 is never closed"]
    drawn = [split_of(f"c{n:03}") for n in range(1000)]
    assert 420 < drawn.count("test") < 580


def test_two_readers_are_compared_where_both_coded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = [parsed(PASSAGE), parsed(PASSAGE.replace("c900", "c901"))]
    second = [parsed(PASSAGE.replace("| believe |", "| warn |"))]
    both, total = agreement(first, second)
    assert both == 1
    assert total.share("act") == 3 / 4
    with pytest.raises(GoldError, match="the two texts part at"):
        agreement(first, [parsed(PASSAGE.replace("the line will", "the route will"))])
    assert agree([str(tmp_path / "none.txt")]) == 2
    assert agree([str(tmp_path / "none.txt"), str(tmp_path / "other.txt")]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(HOME.glob("*-*.txt")), ids=lambda p: p.name)
def test_every_passage_that_ships_keeps_to_the_guide_and_to_its_half(path: Path) -> None:
    passages = read_passages(path)
    half = path.name.split("-")[0]
    if half == "later":
        # Written afterwards: odd ones to look at, even ones to check by.
        assert {int(passage.id[1:]) % 2 for passage in passages} == {int("look" in path.name)}
    elif half == "later2":
        # Every third to check by.
        assert {int(passage.id[1:]) % 3 == 0 for passage in passages} == {"check" in path.name}
    else:
        assert {split_of(passage.id) for passage in passages} == {half}


def test_errors_of_chains_have_one_class_each() -> None:
    gold = of_passage(parsed(PASSAGE))
    deep = next(told for told in gold if len(told.chain) == 2)
    other = replace(deep, chain=(("The Pier Gazette",), ("the mayor",)))
    shallow = replace(deep, chain=deep.chain[1:])
    found = {
        "right": list(classed(gold, gold)),
        "last": list(classed([other], gold)),
        "few": list(classed([shallow], gold)),
        "none": list(classed([], gold)),
        "much": list(classed([*gold, replace(other, letters=frozenset({0, 1}))], gold)),
        "act": list(classed([replace(told, act="say") for told in gold], gold)),
    }
    names = {key: {name for name, _, _ in errors} for key, errors in found.items()}
    assert names == {
        "right": set(),
        "last": {"last voice"},
        "few": {"too few voices"},
        "none": {"no content"},
        "much": {"too much"},
        "act": {"act"},
    }
