"""What is asked for becomes conditions of a query: names, codes and days, each with its parameters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.record import RunStopped

COUNTRY = re.compile(r"[A-Z]{3}")
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(slots=True)
class Conditions:
    """Conditions that all have to hold, with their parameters in order."""

    texts: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, text: str, *parameters: object) -> None:
        """One more condition; "?" stands for a parameter."""
        self.texts.append(text)
        self.parameters += parameters

    def equal(self, column: str, value: object | None) -> None:
        """The column has this value; None asks for nothing."""
        if value is not None:
            self.add(f"{column} = ?", value)

    def one_of(self, column: str, values: str | None) -> None:
        """The column has one of the values between commas."""
        if values:
            given = [value.strip() for value in values.split(",")]
            self.add(f"{column} IN ({', '.join('?' * len(given))})", *given)

    def named(self, columns: Iterable[str], name: str | None) -> None:
        """One of the columns (text, or lists of it) names somebody: each word of `name` is a word of it."""
        words = folded(name).split() if name else []
        if not words:
            return
        either = []
        for column in columns:
            plain = f"strip_accents(lower(array_to_string({column}, ' ; ')))" if column.endswith("s") else None
            plain = plain or f"strip_accents(lower({column}))"
            # The cheap test first: few names hold the letters, and only those are searched for the word.
            either.append(" AND ".join(f"(contains({plain}, ?) AND regexp_matches({plain}, ?))" for _ in words))
            self.parameters += [part for word in words for part in (word, rf"(^|\W){re.escape(word)}($|\W)")]
        self.texts.append("(" + " OR ".join(either) + ")")

    def actor(self, role: str, given: str | None) -> None:
        """Somebody with this role ("actor", "recipient"): a country's code ("RUS") or a name."""
        if given and COUNTRY.fullmatch(given):
            self.add(f"list_contains({role}_countries, ?)", given)
        else:
            self.named([f"{role}s"], given)

    def between(self, day: str, since: str | None, until: str | None) -> None:
        """The day lies in the period; both may be a year, a month or a day, and `until` is included."""
        if since:
            self.add(f"{day} >= ?", period(since)[0])
        if until:
            self.add(f"{day} < ?", period(until)[1])

    def where(self) -> str:
        """The conditions as a WHERE clause, or nothing."""
        return "WHERE " + " AND ".join(self.texts) if self.texts else ""


def folded(name: str) -> str:
    """A name without accents, capitals and marks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.lower()))


def period(words: str) -> tuple[date, date]:
    """The interval [start, end) of "2012", "2012-12" or "2012-12-06". Raises RunStopped for anything else."""
    match = DAY.fullmatch(words.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        start = date(year, month or 1, day or 1)
        if day:
            return start, start + timedelta(days=1)
        if month:
            return start, date(year + month // 12, month % 12 + 1, 1)
        return start, date(year + 1, 1, 1)
    except ValueError:
        raise RunStopped(f"{words!r} is no day; write a year, a month or a day: 2012, 2012-12 or 2012-12-06") from None
