from __future__ import annotations

import pytest

from onrecord.read import prose
from onrecord.read.composition import split_credits, split_datelines
from onrecord.read.credits import credit_in
from onrecord.read.datelines import opening
from onrecord.read.languages import guess
from onrecord.record import Block, Span


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("DUBLIN, Dec. 6 (Reuters) — Talks began on Thursday.", "DUBLIN, Dec. 6 (Reuters) —", "Reuters"),
        ("TARN, Velland (AP) -- Rescue boats waited.", "TARN, Velland (AP) --", "Associated Press"),
        ("LISBON — The ferry did not sail.", "LISBON —", None),
        ("Kiel (dpo) - Finns were asked to leave.", "Kiel (dpo) -", "dpo"),
        ("NEW DELHI/ISLAMABAD (Reuters) - Talks began.", "NEW DELHI/ISLAMABAD (Reuters) -", "Reuters"),
        ("RIO DE JANEIRO – Carnival began.", "RIO DE JANEIRO –", None),
        ("NATO-led troops left.", None, None),
        ("Ann Poe — a writer — said no.", None, None),
        ("The plan (a draft) - as it was called - failed.", None, None),
        ("“We go,” she said — and left.", None, None),
        ("A - B", None, None),
    ],
)
def test_a_dateline_opens_a_report(text: str, dateline: str | None, agency: str | None) -> None:
    found = opening(text)
    assert (found[0].of(text) if found else None) == dateline
    assert (found[1] if found else None) == agency


def test_a_dateline_parts_the_paragraph_and_loses_nothing() -> None:
    text = "LISBON — The ferry did not sail.\nIt was late, the PORTO — as it is called."
    blocks, agency = split_datelines(text, prose.blocks(text)[0])
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        ("dateline", "LISBON —"),
        ("paragraph", "The ferry did not sail."),
        ("paragraph", "It was late, the PORTO — as it is called."),
    ]
    assert agency is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A boat waits at the bridge. Photograph: Sam Reed/AP", "Photograph: Sam Reed/AP"),
        ("A boat waits at the bridge. (Photo by Sam Reed)", "(Photo by Sam Reed)"),
        ("A boat waits at the bridge. © Sam Reed", "© Sam Reed"),
        ("A boat waits. Foto: dpa", "Foto: dpa"),
        ("A boat waits. Sam Reed/Getty Images", "Sam Reed/Getty Images"),
        ("A boat waits. (Sam Reed/Meridian Press)", "(Sam Reed/Meridian Press)"),
        ("Getty Images", "Getty Images"),
        ("The photograph shows a boat that waits.", None),
        ("A boat waits at the bridge.", None),
    ],
)
def test_a_credit_ends_a_caption(caption: str, credit: str | None) -> None:
    found = credit_in(caption)
    assert (found.of(caption) if found else None) == credit


def test_a_caption_and_its_credit_are_two_blocks() -> None:
    text = "A boat waits at the bridge. (Photo by Sam Reed)"
    blocks, credits = split_credits(text, [Block(kind="caption", span=Span(0, len(text)))])
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        ("caption", "A boat waits at the bridge."),
        ("credit", "(Photo by Sam Reed)"),
    ]
    assert credits == ["(Photo by Sam Reed)"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam was closed on Monday after two days of rain, and the water board said it would stay so.", "en"),
        ("Der Damm wurde am Montag geschlossen, und die Behörde sagte, dass er nicht mehr sicher ist.", "de"),
        ("Le barrage a été fermé lundi après deux jours de pluie, et les autorités ne sont pas sûres.", "fr"),
        ("La presa fue cerrada el lunes después de dos días de lluvia, y las autoridades no saben más.", "es"),
        ("A barragem foi fechada na segunda-feira e as autoridades não sabem se ela vai abrir em breve.", "pt"),
        ("Министр сказал, что переговоры продолжатся в четверг, когда обе стороны приедут.", "ru"),
        ("Міністр сказав, що переговори триватимуть у четвер, коли обидві сторони приїдуть.", "uk"),
        ("大雨のため月曜日にダムが閉鎖されたと当局が発表した。再開の見通しは立っていない。", "ja"),
        ("因大雨，水坝周一关闭，当局表示尚不清楚何时重新开放，附近居民已经撤离到安全地区。", "zh"),
        ("أعلنت السلطات إغلاق السد يوم الاثنين بعد يومين من الأمطار الغزيرة في الشمال", "ar"),
        ("Dam closed", None),
        ("12 345 678 910", None),
        ("", None),
    ],
)
def test_the_text_itself_tells_its_language(text: str, language: str | None) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It rained for two days.\nThe dam was closed.", ["paragraph", "paragraph"]),
        ("It rained for two days.\n\nWhat comes next\n\nNobody knows.", ["paragraph", "heading", "paragraph"]),
        ("It rained for two days.\n• The dam is closed\n• The road is open", ["paragraph", "list", "list"]),
        ("It rained.\nCorrection: an earlier version gave the wrong day.", ["paragraph", "correction"]),
        ("It rained for two days in the north", ["paragraph"]),
        ("  \n\n \n", []),
    ],
)
def test_prose_is_told_apart_by_shape(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in prose.blocks(text)[0]] == kinds
