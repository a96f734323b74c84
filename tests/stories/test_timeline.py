from __future__ import annotations

from datetime import date

from onrecord.record import Article, Event, Reading, Role, Span, Statement, Status, Voice, When, Where, Why
from onrecord.stories.timeline import timeline

WHY = Why(rule="test")
MARCH = "PROTEST"


def page(
    key: str, outlet: str, kind: str, day: int, who: str | None, status: Status = "happened", source: str | None = None
) -> Reading:
    """A page with one event on 4 + `day` May, told by the outlet or by the source that it names."""
    voices = [Voice(kind="outlet", label=outlet)]
    if source:
        voices.append(Voice(kind="organisation", label=source))
    start = date(2031, 5, day)
    event = Event(
        id=f"e-{key}",
        statement="s",
        type=kind,
        status=status,
        trigger=Span(0, 1),
        why=WHY,
        roles=(Role(role="actor", label=who, span=None),) if who else (),
        when=When(words="d", span=Span(0, 1), type="DATE", value="", why=WHY, start=start, end=start, precision="day"),
        where=Where(words="Carrow", span=Span(0, 1), name="Carrow", kind="city", why=WHY, id="geonames:1"),
    )
    said = Statement(id="s", spans=(), chain=tuple(voices), manner="paraphrased", why=WHY)
    return Reading(id=key, article=Article(id=key, text="x"), statements=(said,), events=(event,))


def test_an_event_is_one_entry_on_its_own_day_and_the_best_sourced_stands_first() -> None:
    found = timeline(
        [
            page("p0", "Herald", "ACCUSE", 5, "Union", source="Ministry"),
            page("p1", "Herald", MARCH, 5, "Dockers"),
            page("p2", "Tribune", MARCH, 5, "dockers"),
            page("p3", "Courier", MARCH, 5, None, source="Police"),
            page("p4", "Courier", MARCH, 4, "Dockers", status="planned"),
        ]
    )
    assert [(e.day.day, e.type, e.pages, len(e.origins)) for e in found] == [
        (4, MARCH, ("p4",), 1),
        (5, MARCH, ("p1", "p2", "p3"), 3),
        (5, "ACCUSE", ("p0",), 1),
    ]
    assert found[1].place == "Carrow"


def test_a_copy_adds_a_page_but_no_source() -> None:
    first, copy = page("p1", "Herald", MARCH, 5, "Dockers"), page("p2", "Tribune", MARCH, 5, "Dockers")
    (entry,) = timeline([first, copy], {"p2": "p1"})
    assert (len(entry.pages), len(entry.origins)) == (2, 1)


def test_what_tellings_leave_an_event_at_is_kept_side_by_side() -> None:
    told = [page("p1", "Herald", MARCH, 5, "Dockers", "planned"), page("p2", "Tribune", MARCH, 5, "Dockers")]
    (entry,) = timeline(told)
    assert entry.statuses == ("planned", "happened")


def test_other_people_on_one_day_are_another_event() -> None:
    told = [page("p1", "Herald", MARCH, 5, "Dockers"), page("p2", "Tribune", MARCH, 5, "Farmers")]
    assert len(timeline(told)) == 2
    assert timeline([Reading(id="x", article=None)]) == ()
