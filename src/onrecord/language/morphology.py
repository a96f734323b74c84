"""Tense, number, voice and mood of each word, by its tag and what hangs on it in the tree."""

from __future__ import annotations

from collections.abc import Sequence

FEATURES = ("Mood", "Number", "Tense", "Voice")

_SINGULAR = frozenset("i me he him she her it my his its mine hers myself himself herself itself this that".split())
_PLURAL = frozenset("we us they them our their ours theirs ourselves themselves these those".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "SYM"})
_GERUND = frozenset({"amod", "csubj", "xcomp", "ccomp", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound"})
_COMMANDS = frozenset({"root", "parataxis", "ccomp", "conj"})
_FINITE = {"VBD": "Past", "VBZ": "Pres", "VBP": "Pres"}


def morphology(
    forms: Sequence[str], tag: Sequence[str], pos: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> list[str]:
    """Universal features of each word in CoNLL-U's spelling, "Mood=Ind|Number=Sing|Tense=Past"; "" where it has none.

    Of the features of Universal Dependencies those that rules ask for: Mood (Ind, Imp), Number (Sing, Plur), Tense
    (Past, Pres) and Voice (Pass). A finite verb's number is its subject's, as the English treebanks have it.
    """
    children: list[list[int]] = [[] for _ in forms]
    for place, governor in enumerate(head):
        if governor != place:
            children[governor].append(place)
    lower = [form.lower() for form in forms]
    numbers = [_number(word, tag[i], pos[i]) for i, word in enumerate(lower)]
    words = _Words(lower, tag, dep, head, children, numbers)
    return ["|".join(f"{name}={value}" for name, value in words.features(i) if value) for i in range(len(forms))]


class _Words:
    """The columns that a word's features are read off."""

    def __init__(
        self,
        lower: list[str],
        tag: Sequence[str],
        dep: Sequence[str],
        head: Sequence[int],
        children: list[list[int]],
        numbers: list[str],
    ) -> None:
        self.lower, self.tag, self.dep, self.head = lower, tag, dep, head
        self.children, self.numbers = children, numbers

    def features(self, word: int) -> tuple[tuple[str, str], ...]:
        """Each feature and its value, by name; an empty value where it does not apply."""
        tag = self.tag[word]
        if tag in _FINITE:
            number = "Sing" if tag == "VBZ" else self._subject_number(word)
            return ("Mood", "Ind"), ("Number", number), ("Tense", _FINITE[tag])
        if tag == "VBN":
            return ("Tense", "Past"), ("Voice", "Pass" if self._is_passive(word) else "")
        if tag == "VBG":
            return (("Tense", "" if self._is_gerund(word) else "Pres"),)
        if tag == "VB":
            return (("Mood", "Imp" if self._is_command(word) else ""),)
        return (("Number", self.numbers[word]),) if self.numbers[word] else ()

    def _subject_number(self, verb: int) -> str:
        """The number of the subject of a verb, or of the verb or predicate that an auxiliary stands with."""
        helps = self.dep[verb].split(":")[0] in {"aux", "cop"}
        governor = self.head[verb] if helps else verb
        for _ in range(4):
            subject = next((c for c in self.children[governor] if self.dep[c].startswith("nsubj")), None)
            if subject is not None:
                return self._phrase_number(subject, governor)
            if self.dep[governor] != "conj":
                break
            governor = self.head[governor]
        return "Sing"

    def _phrase_number(self, subject: int, verb: int) -> str:
        """Plural for several joined things; a relative pronoun's is that of the noun it stands for."""
        if any(self.dep[c] == "conj" for c in self.children[subject]):
            return "Plur"
        if self.tag[subject] in {"WDT", "WP"} and self.dep[verb] == "acl:relcl":
            subject = self.head[verb]
        return self.numbers[subject] or "Sing"

    def _is_passive(self, participle: int) -> bool:
        """Whether a past participle is passive: not where "have" alone stands with it."""
        if self.dep[participle] in {"aux", "cop"}:
            return False
        helpers = [c for c in self.children[participle] if self.dep[c].startswith("aux")]
        if any(self.dep[c] == "aux:pass" for c in helpers):
            return True
        # A parser that is not ours may call a root "conj".
        first = self.head[participle]
        if self.dep[participle] == "conj" and first != participle and not helpers and self.tag[first] == "VBN":
            return self._is_passive(first)
        return not any(self.lower[c] in {"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"} for c in helpers)

    def _is_gerund(self, word: int) -> bool:
        """Whether a form in -ing stands as a noun would: the treebanks give a gerund no tense."""
        if any(self.dep[c].startswith("aux") for c in self.children[word]):
            return False
        marked = any(self.dep[c] in {"mark", "case"} for c in self.children[word])
        return self.dep[word] in _GERUND or (marked and self.dep[word] == "acl")

    def _is_command(self, verb: int) -> bool:
        """Whether a bare form is an imperative: nothing governs its form, and nobody is its subject."""
        if self.dep[verb] not in _COMMANDS:
            return False
        if any(
            self.dep[c].startswith(("nsubj", "aux", "mark", "expl")) or self.tag[c] == "TO" for c in self.children[verb]
        ):
            return self.lower[verb] != "let" and any(
                self.lower[c] in {"do", "don't"} and self.dep[c] == "aux" for c in self.children[verb]
            )
        if self.dep[verb] == "conj" and self.head[verb] != verb:
            return self.tag[self.head[verb]] == "VB" and self._is_command(self.head[verb])
        return True


def _number(word: str, tag: str, pos: str) -> str:
    """Of a noun by its tag, of a pronoun by its form."""
    if tag in {"NNS", "NNPS"}:
        return "Plur"
    if tag in {"NN", "NNP"}:
        return "Sing" if pos in _NOMINAL else ""
    if tag in {"PRP", "PRP$", "DT"}:
        return "Sing" if word in _SINGULAR else "Plur" if word in _PLURAL else ""
    return ""
