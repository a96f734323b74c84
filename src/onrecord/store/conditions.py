"""What is asked for becomes conditions of a query: names, codes and days, each with its parameters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.record import RunStopped, UnknownSetting
from onrecord.store.names import folded

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

    def one_of(self, column: str, values: str | None, known: Collection[str]) -> None:
        """The column has one of the values between commas, written large or small.

        Raises UnknownSetting, which names the known ones, for a value that no row could have.
        """
        if not values:
            return
        spelt = {value.casefold(): value for value in known}
        given = [value.strip() for value in values.split(",")]
        for value in given:
            if value.casefold() not in spelt:
                raise UnknownSetting(column, value, known)
        self.add(f"{column} IN ({', '.join('?' * len(given))})", *(spelt[value.casefold()] for value in given))

    def named(self, columns: Iterable[str], name: str | None) -> None:
        """One of the columns names somebody: each word of `name` is a word of it.

        A column is a key ("speaker_key"), or plain text.
        """
        words = folded(name).split() if name else []
        if not words:
            return
        either = []
        for column in columns:
            plain = column if column.endswith("_key") else _key_of(column)
            either.append("(" + " AND ".join(f"contains({plain}, ?)" for _ in words) + ")")
            self.parameters += [f" {word} " for word in words]
        self.texts.append("(" + " OR ".join(either) + ")")

    def actors(self, roles: Iterable[str], name: str | None) -> None:
        """Somebody with one of these roles ("actor", "recipient") is called so, all words in one name."""
        words = folded(name).split() if name else []
        if not words:
            return
        marks = [f" {word} " for word in words]
        cheap = {role: "(" + " AND ".join(f"contains({role}_key, ?)" for _ in words) + ")" for role in roles}
        self.add("(" + " OR ".join(cheap.values()) + ")", *marks * len(cheap))
        if len(words) > 1:
            # Few rows have all the words, and only those are asked whether one name has them.
            inside = " AND ".join(f"contains({_key_of('one')}, ?)" for _ in words)
            # Where a row has one name alone, its key is that name's.
            one = [
                f"(CASE WHEN NOT {has} THEN false WHEN len({role}s) = 1 THEN true ELSE {_any(role, inside)} END)"
                for role, has in cheap.items()
            ]
            self.add("(" + " OR ".join(one) + ")", *marks * 2 * len(cheap))

    def actor(self, role: str, given: str | None) -> None:
        """Somebody with this role ("actor", "recipient"): a country's code ("RUS") or a name."""
        if given and COUNTRY.fullmatch(given):
            self.add(f"list_contains({role}_countries, ?)", given)
        else:
            self.actors([role], given)

    def between(self, day: str, since: str | None, until: str | None) -> None:
        """The day lies in the period; both may be a year, a month or a day, and `until` is included."""
        if since:
            self.add(f"{day} >= ?", period(since)[0])
        if until:
            self.add(f"{day} < ?", period(until)[1])

    def where(self) -> str:
        """The conditions as a WHERE clause, or nothing."""
        return "WHERE " + " AND ".join(self.texts) if self.texts else ""


def _any(role: str, condition: str) -> str:
    return f"len(list_filter({role}s, lambda one: {condition})) > 0"


def _key_of(column: str) -> str:
    """SQL for the key of a column of plain text, as `onrecord.store.names.key` makes it."""
    return rf"(' ' || regexp_replace(strip_accents(lower({column})), '[^\p{{L}}\p{{N}}_]+', ' ', 'g') || ' ')"


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
