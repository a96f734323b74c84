"""One analyser for all tests of the room."""

from __future__ import annotations

import pytest

from onrecord.language import Analyser, load


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load()
