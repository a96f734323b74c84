"""Which language a text is in, from its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

SAMPLE = 20_000
SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("hi", "[\u0900-\u097f]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("te", "[\u0c00-\u0c7f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
"""Scripts that nearly give the language away."""
ENOUGH = 60
"""Words that are enough to say what a text is not."""
HARDLY = 0.06
"""Share of English function words under which no prose is English; a list of names or results has about a tenth."""


@cache
def function_words() -> dict[str, frozenset[str]]:
    """ISO 639-1 code → the language's commonest function words."""
    text = files("onrecord.read").joinpath("data", "function_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {code: frozenset(words.split()) for code, words in rows}


@cache
def all_function_words() -> frozenset[str]:
    """Function words of all languages of the table together."""
    return frozenset().union(*function_words().values())


def guess(text: str) -> str | None:
    """The language (ISO 639-1) that the words themselves speak for; None for too few words or no clear winner."""
    sample = text[:SAMPLE]
    # No script that gives a language away has a letter in ASCII.
    foreign = re.sub("[\x00-\x7f]+", "", sample)
    letters = len(re.findall(r"[^\W\d_]", sample))
    if letters < 20:
        return None
    for code, letter in SCRIPTS:
        if len(re.findall(letter, foreign)) > (0.1 if code == "ja" else 0.3) * letters:
            return code
    if len(re.findall("[\u0400-\u04ff]", foreign)) > 0.3 * letters:
        return "uk" if re.search("[іїєґ]", sample) else "bg" if not re.search("[ыэё]", sample) else "ru"
    if len(re.findall("[\u0600-\u06ff]", foreign)) > 0.3 * letters:
        return "fa" if re.search("[گچپژ]", sample) else "ar"
    return _by_words(sample)


def _by_words(sample: str) -> str | None:
    counts = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    whole = max(1, counts.total())
    shares = sorted(
        (
            (sum([counts[word] for word in table if word in counts]) / whole, code)
            for code, table in function_words().items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = shares[:2]
    return code if best >= 0.15 and best > 1.05 * second else None


def settled(text: str, declared: str | None) -> str | None:
    """What the text speaks for; the declared language where the text does not tell.

    Prose that is surely not English is "und" (ISO 639-2, undetermined) where nothing better is declared: pages often
    declare the English of their templates.
    """
    found = guess(text)
    if found is None and _is_not_english(text[:SAMPLE]):
        return declared if declared and not declared.lower().startswith("en") else "und"
    return found or declared


def _is_not_english(sample: str) -> bool:
    """Whether a text of some length has hardly any of the words that make a quarter of all English prose."""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    known = function_words()["en"]
    return len(words) >= ENOUGH and sum(word in known for word in words) < HARDLY * len(words)
