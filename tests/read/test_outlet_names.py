"""An outlet goes by its name: a motto before or behind it is left out, and what may be part of the name stays."""

from __future__ import annotations

import pytest

from onrecord.read.outlet_names import without_motto

NAMES = [
    # as the page has it, host, the name
    ("Quay Post", "quaypost.example", "Quay Post"),
    ("Breaking Harbour and World News Headlines - 7Quay", "7quay.com.example", "7Quay"),
    ("7Quay: Latest news from the coast and beyond", None, "7Quay"),
    ("Quaysider - The website that the harbour lives by.", None, "Quaysider"),
    ("Quaysider – By the sea", "www.quaysider.example", "Quaysider"),
    ("The Quay Post | World News", "quaypost.example", "The Quay Post"),
    ("News · Harbour Today", "harbourtoday.example", "Harbour Today"),
    ("The Line -", None, "The Line"),
    ("Tide & Berth | All that matters to people of the sea", None, "Tide & Berth"),
    ("Is the harbour closed again today? | Berth", None, "Berth"),
    ("News - Berth", "news.berth.example", "Berth"),
    (".: | Berth", None, "Berth"),
    # What may be the name's own part stays.
    ("Quay Post - Lobito", "news.example", "Quay Post - Lobito"),
    ("Quay Post | Tide TV", None, "Quay Post | Tide TV"),
    ("Sun-Herald", "sunherald.example", "Sun-Herald"),
    ("Post & Courier", None, "Post & Courier"),
    ("Voice of the People of the North Sea Coast", None, "Voice of the People of the North Sea Coast"),
    ("|", None, "|"),
]


@pytest.mark.parametrize(("told", "host", "name"), NAMES)
def test_an_outlet_goes_by_its_name_without_its_motto(told: str, host: str | None, name: str) -> None:
    assert without_motto(told, host) == name
