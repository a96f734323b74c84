"""Links between mentions: who stands for whom, and by which rule, never joining two different people."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.referents import Gender, Referent
from onrecord.record import Why


class Links:
    """Referents, by number in text order, joined into those that stand for the same one."""

    def __init__(self, referents: Sequence[Referent]) -> None:
        self.referents = referents
        self.reasons: dict[int, Why] = {}
        self._root = list(range(len(referents)))
        self._members = [[n] for n in range(len(referents))]
        self._full: dict[int, tuple[str, ...]] = {}
        self._gender: list[Gender] = [r.gender for r in referents]

    def root(self, number: int) -> int:
        """The first mention of the same one."""
        return self._root[number]

    def members(self, number: int) -> Sequence[int]:
        """All mentions of the same one."""
        return self._members[self._root[number]]

    def gender(self, number: int) -> Gender:
        """The gender that any mention of the same one tells."""
        return self._gender[self._root[number]]

    def set_full_name(self, number: int, key: tuple[str, ...]) -> None:
        """Say which person's full name a mention bears; two with different keys are never joined."""
        self._full[self._root[number]] = key

    def full_name(self, number: int) -> tuple[str, ...] | None:
        """The key of the full name of the same one."""
        return self._full.get(self._root[number])

    def may_join(self, a: int, b: int) -> bool:
        """Whether nothing says that they are two."""
        one, two = self._root[a], self._root[b]
        names = self._full.get(one), self._full.get(two)
        genders = self._gender[one], self._gender[two]
        return (None in names or names[0] == names[1]) and ("" in genders or genders[0] == genders[1])

    def join(self, number: int, other: int, why: Why) -> bool:
        """Join the mention `number` with `other`; False where they are two, or one already."""
        one, two = self._root[number], self._root[other]
        if one == two or not self.may_join(one, two):
            return False
        first, second = min(one, two), max(one, two)
        self.reasons[number if first != number else other] = why
        for member in self._members[second]:
            self._root[member] = first
        self._members[first] = sorted(self._members[first] + self._members[second])
        self._gender[first] = self._gender[first] or self._gender[second]
        if second in self._full:
            self._full.setdefault(first, self._full[second])
        return True
