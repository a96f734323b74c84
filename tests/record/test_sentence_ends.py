"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.sentence_ends import begins, sentence_ends, stops

ENDS = [
    # text, least letters, sentences
    ("The pier broke. Nobody came.", 3, ["The pier broke.", "Nobody came."]),
    ("“It broke.” She left.", 3, ["“It broke.”", "She left."]),
    ("Sgt. Ada Orm came. So did Lt. Per Aas.", 2, ["Sgt. Ada Orm came.", "So did Lt. Per Aas."]),
    ("He told us. Then he left.", 2, ["He told us.", "Then he left."]),
    ("He told us. Then he left.", 3, ["He told us.", "Then he left."]),
    ("The car of Ed. Orm left.", 3, ["The car of Ed. Orm left."]),
    ("It rose by 1.5 metres in 2015. Then it fell.", 3, ["It rose by 1.5 metres in 2015.", "Then it fell."]),
    ("At 5 p.m. Ada Orm left.", 2, ["At 5 p.m. Ada Orm left."]),
    ("The boats came at 2 p.m. Orm blamed fog.", 2, ["The boats came at 2 p.m.", "Orm blamed fog."]),
    ("It broke at 2 p.m. Tarn time, or 1 p.m. GMT.", 2, ["It broke at 2 p.m. Tarn time, or 1 p.m. GMT."]),
    ("It broke at 2 p.m. (1300 GMT) on 3 May.", 2, ["It broke at 2 p.m. (1300 GMT) on 3 May."]),
    ("It broke at 2 p.m. Friday, he said.", 2, ["It broke at 2 p.m. Friday, he said."]),
    ("It hit the wall.Police came at noon.", 3, ["It hit the wall.", "Police came at noon."]),
    ("She runs Orm.Example for a living.", 3, ["She runs Orm.Example for a living."]),
    ("One line\n\nand another", 3, ["One line", "and another"]),
]


@pytest.mark.parametrize(("text", "least", "sentences"), ENDS)
def test_a_sentence_ends_at_a_stop_that_shortens_no_word(text: str, least: int, sentences: list[str]) -> None:
    ends, starts = sentence_ends(text, least)
    assert [text[a:b] for a, b in zip((0, *starts), (*ends, len(text)), strict=True)] == sentences


@given(st.text(alphabet="ab A.!?\n”“1", max_size=60), st.integers(0, 59), st.sampled_from([2, 3]))
def test_every_character_is_of_one_sentence(text: str, at: int, least: int) -> None:
    at = min(at, len(text))
    assert 0 <= begins(text, at, least) <= at
    assert at <= stops(text, at, least) <= len(text)
