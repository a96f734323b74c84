"""Every kind of act has words of its own that a reader knows."""

from __future__ import annotations

import pytest

from onrecord.brief.acts import act_told
from onrecord.findings.plover import MODES

KINDS = [(kind, mode) for kind, modes in MODES.items() for mode in (None, *modes)]


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_each_kind_has_words(kind: str, mode: str | None) -> None:
    told = act_told(kind, mode)
    assert told[0].islower()
    assert told != kind.lower()
    assert mode is None or told != act_told(kind, None)


def test_within_a_type_no_two_modes_read_alike() -> None:
    for kind, modes in MODES.items():
        assert len({act_told(kind, mode) for mode in modes}) == len(modes)


def test_a_type_that_is_not_known_stands_as_it_is() -> None:
    assert act_told("SOMETHING", "new") == "something"
