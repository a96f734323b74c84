"""Pages that mark nothing: the outlet beside the title, a date alone, an agency's slug above its headline."""

from __future__ import annotations

import pytest

import onrecord

PROSE = (
    "The ferry to the outer islands stopped at noon because the harbour was full of ice, the port office said. "
    "Two hundred people waited on the pier, and the mayor had tea brought to them from the town hall. "
    "The office said that a tug would come from the south and open the channel before the evening."
)


def read(head: str, body: str) -> onrecord.Article:
    page = f"<html><head>{head}</head><body>{body}<p>{PROSE}</p><p>{PROSE[::1]}</p></body></html>"
    found = onrecord.read(page.encode()).article
    assert found
    return found


@pytest.mark.parametrize(
    ("tag", "outlet"),
    [
        ("Ferry stops as harbour freezes – Ilsund Gazette", "Ilsund Gazette"),
        ("Ferry stops as harbour freezes | World | Ilsund Gazette", "Ilsund Gazette"),
        ("IGA :: Ferry stops as harbour freezes", "IGA"),
        ("Harbour Watch: Ferry stops as harbour freezes", "Harbour Watch"),
        ("Ferry stops as harbour freezes", None),
    ],
)
def test_the_outlet_stands_beside_the_title(tag: str, outlet: str | None) -> None:
    found = read(f"<title>{tag}</title>", "<h1>Ferry stops as harbour freezes</h1>")
    assert found.outlet == outlet
    assert (found.title or "").endswith("Ferry stops as harbour freezes")


def test_a_date_alone_in_a_text_is_the_day_and_one_in_a_sentence_is_not() -> None:
    told = read("<title>Ferry stops</title>", "<table><tr><td><font>12.03.2031 18:30 (UTC+3)</font></td></tr></table>")
    assert str(told.published) == "2031-03-12 18:30:00+03:00"
    none = read("<title>Ferry stops</title>", "<p>The old pier of the harbour was built on 12.03.1931 by the town.</p>")
    assert none.published is None


@pytest.mark.parametrize(
    "head", ["IGA2105 4 gen 0210 ILSUND/Harbour", "ILSUND WIRE   WORLD SERVICE\nSlug: ILSUND-HARBOUR/ICE (UPDATE 2)"]
)
def test_an_agencys_slug_is_no_headline(head: str) -> None:
    found = onrecord.read(f"{head}\n\nFerry stops as harbour freezes\n\n{PROSE}\n\n{PROSE}\n".encode()).article
    assert found
    assert found.title == "Ferry stops as harbour freezes"
