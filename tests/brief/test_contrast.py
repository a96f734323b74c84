"""Colours of the pages can be read: WCAG 2.2 contrast of at least 4.5 to 1 for all text, in light and in dark."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import onrecord.brief

STYLE = (Path(onrecord.brief.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
TEXTS = ("ink", "soft", "link", "said", "event", "figure", "position", "procedure")
PAIRS = [*product(TEXTS, ("paper", "sheet")), ("ink", "faint"), ("lit-ink", "lit")]
LIGHT = STYLE[: STYLE.index("@media")]
DARK = STYLE[STYLE.index(":root[data-theme=dark]") : STYLE.index("*{box-sizing")]


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * one for one in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("000", "ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids="-".join)
def test_text_stands_out(theme: str, text: str, ground: str) -> None:
    colours = dict(re.findall(r"--([a-z-]+):#([0-9a-f]{3,6})\b", theme))
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_the_switch_has_the_colours_of_the_system() -> None:
    system = STYLE[STYLE.index("@media (prefers-color-scheme:dark)") : STYLE.index(":root[data-theme=dark]")]
    assert re.findall(r"--[a-z-]+:[^;}]+", system) == re.findall(r"--[a-z-]+:[^;}]+", DARK)
