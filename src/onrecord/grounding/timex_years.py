"""Years, decades and centuries: 1987, "nineteen ninety-seven", 1914-18, the 1990s, the 17th century, 44 B.C."""

from __future__ import annotations

from datetime import date

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.intervals import Interval
from onrecord.grounding.timex_patterns import Found, Rule, Sense

VEHICLES = frozenset(
    "flight no room route highway interstate resolution article section bus train number boeing page law".split()
)
COUNTED = frozenset(
    "people percent per men women troops soldiers dollars euros pounds miles feet km meters metres tons yen".split()
)
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place way highway hwy parkway pkwy terrace"
    " square circle block".split()
)
"""Words that end the name of a street, or count its houses: the digits before it are a house number."""
STRONG = frozenset(["in", "since", "by", "until", "till", "during", "year", "circa", "ca", "c"])


def year_of(found: Found, group: str = "year") -> int | None:
    """The year that four digits or ’96 name; two digits lie in 1940–2039."""
    text = found.word(group)
    digits = "".join(c for c in text if c.isdigit())
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 40 else 2000
    return year


def day_number(found: Found, group: str = "day") -> int:
    """The day's number, from 5, 5th or fifth."""
    text = found.word(group)
    digits = "".join(c for c in text if c.isdigit())
    return int(digits[:4]) if digits else int(found.value(group, "ORDWORD") or 0)


def date_sense(value: str, group: str = "x", detail: str = "") -> Sense:
    """A DATE that later words may count from."""
    return Sense("DATE", value, group=group, tells=True, detail=detail)


def bare_year(found: Found, anchor: Anchor) -> Sense | None:
    """Four digits that are a year and no count, price, flight or house number."""
    year = year_of(found)
    if year is None:
        return None
    before, after = found.near(-1), found.near(1)
    lead = found.near(-2).lower() if before == "." and found.near(-2).lower() in ("c", "ca") else before.lower()
    if after.lower() in COUNTED or (after in "%$€£" and after) or lead in VEHICLES or (before in "$€£#" and before):
        return None
    if joined_to_name(found) or numbers_house(found):
        return None
    plural = after.islower() and after != "onwards" and after.endswith("s") and len(after) > 3
    if lead in STRONG or found.has("word"):
        return Sense("DATE", f"{year:04d}", bounded="fiscal" not in found.word("word"), tells=True)
    first = 1000 if anchor.narrative else 1700
    if not first <= year <= 2099 or (plural and lead not in ("the", "its", "their", "his", "her")):
        return None
    if (before == "-" and found.near(-2).isdigit()) or (after == "-" and found.near(2).isdigit()):
        return None
    return None if before.isdigit() else date_sense(f"{year:04d}")


def joined_to_name(found: Found) -> bool:
    """Whether the digits hang on a name ("ABC-2024", "user1976") and not on "mid-" or "post-"."""
    first = found.match.start()
    tokens = found.line.tokens[max(0, first - 2) : first + 1]
    if len(tokens) < 2 or tokens[-2].end != tokens[-1].start:
        return False
    before = tokens[-2].text
    if before == "-" and len(tokens) == 3 and tokens[0].end == tokens[1].start:
        return tokens[0].text[0].isupper() and tokens[0].text.lower() not in ("mid", "early", "late", "pre", "post")
    return before.isalnum()


def numbers_house(found: Found) -> bool:
    """Whether the digits number a house: "at 1304 Franklin Ave.", "the 1900 block of"."""
    if found.near(1).lower() == "block":
        return True
    for ahead in (1, 2, 3, 4):
        word = found.near(ahead)
        if not word[:1].isupper() and not (ahead > 1 and word[:1].isdigit()):
            return False
        if ahead > 1 and word.lower() in STREETS:
            return True
    return False


def year_range(found: Found, anchor: Anchor) -> tuple[Sense, ...] | None:
    """1914-18 or 2011-2012: two years, each with the bounds of the whole."""
    first, text = year_of(found, "a"), found.word("b")
    if first is None:
        return None
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if not first < last <= first + 120:
        return None
    whole = Interval(date(first, 1, 1), date(last + 1, 1, 1), "year")
    return Sense("DATE", f"{first:04d}", whole, "a", tells=True), Sense("DATE", f"{last:04d}", whole, "b", tells=True)


def spoken_year(found: Found, anchor: Anchor) -> Sense | None:
    """nineteen ninety-seven, two thousand and one."""
    values = [int(v) for t in found.tokens("said") if (v := found.lexicon.value(t.text, "NUMWORD"))]
    if values[:2] == [2, 1000]:
        return date_sense(f"{2000 + sum(values[2:]):04d}")
    low = sum(values[1:])
    return date_sense(f"{values[0] * 100 + low:04d}") if 10 <= low < 100 else None


def decade(found: Found, anchor: Anchor) -> Sense | None:
    """The 1990s, ’90s and nineties; "his 30s" are years of age."""
    if found.near(-1).lower() in ("his", "her", "their", "my", "your", "our"):
        return None
    digits = "".join(c for c in found.word("d") if c.isdigit()) or found.value("d", "DECADEWORD") or ""
    if len(digits) == 2:
        bare = found.tokens("d")[0].text[0].isdigit() or found.tokens("d")[0].text.isalpha()
        if bare and not found.has("the"):
            return None
        digits = ("19" if int(digits) >= 20 else "20") + digits
    hundreds = digits[2:] == "00" and int(digits) < 2000
    return date_sense(digits[:2] + "XX" if hundreds else digits[:3] + "X")


def century(found: Found, anchor: Anchor) -> Sense | None:
    """The 20th century is 19XX; one before Christ keeps its value alone."""
    nth = day_number(found, "n")
    if found.has("era"):
        return Sense("DATE", f"BC{nth - 1:02d}XX", bounded=False) if 1 <= nth <= 30 else None
    return date_sense(f"{nth - 1:02d}XX") if 1 <= nth <= 30 else None


def before_christ(found: Found, anchor: Anchor) -> Sense | None:
    """480 BC keeps its value; the calendar of the bounds has no such year."""
    digits = found.word("n")
    return Sense("DATE", f"BC{int(digits):04d}", bounded=False) if len(digits) <= 4 else None


def year_of_our_lord(found: Found, anchor: Anchor) -> Sense | None:
    """AD 79, 476 CE."""
    digits = found.word("n")
    return date_sense(f"{int(digits):04d}") if len(digits) <= 4 and 1 <= int(digits) <= 2100 else None


def between_years(found: Found, anchor: Anchor) -> tuple[Sense, ...] | None:
    """Between 1914 and 1918: two years, each with the bounds of the whole."""
    first, last = year_of(found, "a"), year_of(found, "b")
    if first is None or last is None or not first < last <= 2100:
        return None
    whole = Interval(date(first, 1, 1), date(last + 1, 1, 1), "year")
    return Sense("DATE", f"{first:04d}", whole, "a", tells=True), Sense("DATE", f"{last:04d}", whole, "b", tells=True)


def fiscal_year(found: Found, anchor: Anchor) -> Sense | None:
    """FY2012, Q4 FY 2011: a value without bounds, since whose year it is stays untold."""
    text = found.word("fy")
    digits = "".join(c for c in text if c.isdigit()) or found.word("year").strip("'’")
    if len(digits) not in (2, 4) or not digits.isdigit():
        return None
    year = int(digits) + (0 if len(digits) == 4 else 2000)
    quarter = f"-Q{int(found.word('n'))}" if found.has("n") and found.word("n") in ("1", "2", "3", "4") else ""
    return Sense("DATE", f"{year:04d}{quarter}", bounded=False, tells=True)


RULES = (
    Rule(
        "date.year-spoken",
        "(the year)? <said:(NUMWORD TENWORD (HYPHEN? NUMWORD)?)|(two thousand (and? NUMWORD)?)>"
        " (?!UNITS|UNIT|HYPHEN|LOW|ED|hundred|million|percent)",
        spoken_year,
    ),
    Rule(
        "date.year",
        "(?<!CURRENCY|FRACTION) <word:the? (year|fiscal)>? <year:YEAR> (?!HYPHEN INT|PERCENT|COMMA THREE)",
        bare_year,
    ),
    Rule("date.years", "(?<!HYPHEN) <a:YEAR> <upto:HYPHEN|SLASH> <b:YEAR|TWO> (?!HYPHEN)", year_range),
    Rule("date.decade", "<the:the>? <d:DECADE|DECADEWORD>", decade),
    Rule("date.century", "the? <n:ORDWORD|ORDINAL> HYPHEN? century (?!BC)", century),
    Rule("date.century-before-christ", "the? <n:ORDWORD|ORDINAL> HYPHEN? century <era:BC>", century),
    Rule("date.before-christ", "<n:INT> BC", before_christ),
    Rule("date.anno-domini", "(AD <n:INT>)", year_of_our_lord),
    Rule("date.common-era", "<n:INT> (AD|CE)", year_of_our_lord),
    Rule("date.between-years", "(?<=between) <a:YEAR> and <b:YEAR>", between_years),
    Rule("date.fiscal-year", "(q <n:INT>)? <fy:FISCALYEAR> <year:YEAR|SHORTYEAR|TWO>", fiscal_year),
)
