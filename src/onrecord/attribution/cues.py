"""What a cue does to what is said: the act, how sure the speaker is, and whether the content is turned round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.tables import rows
from onrecord.record import Act, Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of cues.tsv."""

    act: Act
    certainty: Certainty
    polarity: Polarity
    clause: bool
    noun: bool


@dataclass(frozen=True, slots=True)
class Said:
    """How something was said."""

    act: Act
    certainty: Certainty
    polarity: Polarity


@cache
def lexicon() -> dict[str, Cue]:
    """Cues by lemma."""
    return {
        lemma: Cue(act, certainty, polarity, clause == "yes", noun == "yes")  # type: ignore[arg-type]
        for lemma, act, certainty, polarity, clause, noun in rows("cues.tsv")
    }


_POSSIBLE = frozenset({"may", "might", "could", "possibly", "perhaps", "maybe", "possible", "can"})
_PROBABLE = frozenset(
    {"likely", "probably", "appear", "seem", "should", "apparently", "expect", "probable", "presumably"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_DENIALS: dict[Act, Act] = {
    "believe": "doubt",
    "support": "oppose",
    "say": "say",
    "know": "doubt",
    "confirm": "doubt",
    "deny": "admit",
}
_RAISING: frozenset[Act] = frozenset({"predict", "demand"})
"""Acts of which a negation turns round what they are about."""
_OPEN_ACTS: frozenset[Act] = frozenset({"say", "ask", "claim"})
"""Acts whose cue says least; the content says more: a question asks, an imperative demands."""
HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly"})
"""Adverbs by which an author stands back from a clause, which is then the word of somebody who is not named."""
_HEARD = frozenset({"say", "allege", "claim", "report", "rumour", "rumor", "purport"})
"""Verbs whose passive tells what is about without anybody who says it: "is said to", "it is alleged"."""
_SHOWN = frozenset({"hear", "see", "show", "quote", "record", "film", "find", "remember", "recall"})
"""Verbs that show somebody saying something."""
_QUESTION_WORDS = frozenset("whether if who whom whose what which when where why how".split())


def reading_of(page: Page, cue: Stretch | None, content: Stretch) -> Said:
    """The act, certainty and polarity of one attribution; an unknown cue says no more than "say"."""
    known = known_cue(page, cue)
    act: Act = known.act if known else "say"
    certainty: Certainty = known.certainty if known else "certain"
    polarity: Polarity = known.polarity if known else "positive"
    if cue and _negated(page, page.head_of(cue.first, cue.last)) and act in _DENIALS:
        act = _DENIALS[act]
        certainty = "possible" if act == "doubt" else certainty
        # "Did not deny that": what is not denied is let stand.
        polarity = "positive" if act == "admit" else polarity
    head = page.head_of(content.first, content.last)
    if cue and known:
        act, polarity = _by_matter(page, cue, content, Matter(act, polarity, _is_to_come(page, content)))
    if act in _OPEN_ACTS:
        act = _by_content(page, act, content, head)
    if act in {"ask", "demand"}:
        certainty = "unknown"
    if certainty in {"certain", "probable"}:
        certainty = _hedge(page, head) or certainty
    if cue and _is_hearsay(page, cue):
        certainty = "unknown"
        # Whom nobody names accuses nobody: "is alleged to have" and "it is alleged that" claim alike.
        act = "claim" if act == "accuse" else act
    if cue and act in _RAISING and _negated(page, page.head_of(cue.first, cue.last)):
        # "Did not expect any trouble", "doesn't want him to go": it is what is expected or wanted that is not.
        polarity = "negative" if polarity == "positive" else "positive"
    if _negated(page, head):
        polarity = "negative" if polarity == "positive" else "positive"
    return Said(act, certainty, polarity)


def _is_hearsay(page: Page, cue: Stretch) -> bool:
    """ "Reportedly said", "is said to", "it is alleged": how sure whoever said it was, nobody tells."""
    verb = page.head_of(cue.first, cue.last)
    below = page.children[verb]
    if HEARSAY & {page.forms[i].lower() for i in (*below, *range(cue.first, cue.last + 1))}:
        return True
    deps = {page.words.dep[child] for child in below}
    return known_lemma(page, verb) in _HEARD and "aux:pass" in deps and "obl:agent" not in deps


def _by_content(page: Page, act: Act, content: Stretch, head: int) -> Act:
    """What the content makes of a cue such as "said" or "asked".

    A question asks; an infinitive or an imperative demands; "I never …" and "no such …" deny; what somebody asks for
    is a demand unless it is a question.
    """
    forms = [form.lower() for form in page.forms[content.first : content.last + 1]]
    if "?" in page.forms[max(content.last - 1, content.first) : content.last + 2]:
        return "ask"
    if act == "claim":
        return "deny" if _has_no_such(forms) or _is_said_false(page, content, head) else act
    if _is_to_be_done(page, content, head):
        return "promise" if content.first and _is_plan(page, content.first - 1) else "demand"
    if act == "ask":
        return "ask" if _QUESTION_WORDS & set(forms[:3]) or "about" in forms[:3] else "demand"
    past = page.words.tag[head] in {"VBD", "VBN"}
    never = "never" in forms and past and _negated(page, head)
    if (never and page.words.lemma[head].lower() not in _LIVED) or _has_no_such(forms) or forms[:2] == ["no", ","]:
        return "deny"
    if _is_said_false(page, content, head) or _is_none_of_mine(page, content, head):
        return "deny"
    return "accuse" if _is_wrong(page, content, head) else act


def _is_plan(page: Page, word: int) -> bool:
    """ "Announced plans on Tuesday to resume …": what one means to do oneself is no demand."""
    first = max(page.sentence_of(word)[0], word - 4)
    return any(page.words.lemma[i].lower() in _MEANING_TO for i in range(first, word + 1))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a cue does by itself, and whether what is said is yet to come."""

    act: Act
    polarity: Polarity
    to_come: bool


def _by_matter(page: Page, cue: Stretch, content: Stretch, matter: Matter) -> tuple[Act, Polarity]:
    """What the matter makes of a verb that has two senses: "assured him it was clear" promises nothing."""
    verb = page.head_of(cue.first, cue.last)
    lemma = known_lemma(page, verb)
    head = page.head_of(content.first, content.last)
    thing = page.words.pos[head] in {"NOUN", "PROPN", "PRON"} and not _has_subject(page, head)
    if lemma in {"assure", "reassure"} and not matter.to_come and not thing:
        return "say", matter.polarity
    if lemma == "swear" and not matter.to_come and not thing:
        return ("deny" if _negated(page, head) else "claim"), matter.polarity
    if lemma == "advise" and not thing and page.words.tag[head] not in {"VB", "VBG"} and not matter.to_come:
        return "say", matter.polarity
    if lemma == "plead":
        return _plea(page, verb, matter)
    if lemma == "estimate" and not matter.to_come and not thing:
        return "say", matter.polarity
    if lemma == "agree" and (thing or page.words.tag[head] == "VB"):
        return "promise", matter.polarity
    if lemma == "reject" and not (thing and page.words.lemma[head].lower() in _PLANS):
        return "deny", "negative"
    if lemma == "allege" and not thing:
        return "accuse", matter.polarity
    return matter.act, matter.polarity


def _plea(page: Page, verb: int, matter: Matter) -> tuple[Act, Polarity]:
    """ "Pleaded guilty to fraud" admits it, "not guilty" denies it."""
    behind = [form.lower() for form in page.forms[verb + 1 : verb + 3]]
    if behind[:1] == ["guilty"]:
        return "admit", matter.polarity
    return ("deny", "negative") if behind == ["not", "guilty"] else (matter.act, matter.polarity)


_PLANS = frozenset(
    "offer plan proposal deal demand merger bid amendment motion request bill project scheme treaty loan".split()
)
"""What one rejects by being against it; of anything else one says that it is not so."""
_COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_FALSE = frozenset(
    "false untrue fake fiction fabrication fabricate invention invent nonsense baseless unfounded misquote".split()
)
_WRONGS = frozenset(
    "lie bribe steal strangle murder shell torture rig falsify forge mislead fabricate cheat rob rape poison".split()
)
"""Deeds that nobody tells of another without accusing him."""
_LYING_SOMEWHERE = frozenset({"ahead", "in", "on", "at", "with", "behind", "beyond", "between", "under", "idle"})
_LIVED = frozenset({"have", "see", "hear", "experience", "witness", "imagine", "expect", "feel", "forget"})
"""What one has never lived through before, and does not deny: "we have never seen such a day"."""
_SELF = frozenset({"i", "we", "he", "she", "it", "they"})
_NO_DENIAL = frozenset(
    "choice option alternative idea time money doubt problem regret illusion desire reason chance hope comment "
    "sympathy patience complaint fear friend child family home job answer excuse interest issue objection".split()
)
_MEANING_TO = frozenset("plan intention decision willingness readiness agreement promise pledge vow".split())
_RECOGNISING = frozenset("recognise recognize know keep form ask order do take make have".split())


def _has_subject(page: Page, head: int) -> bool:
    return any(page.words.dep[child].startswith(("nsubj", "csubj")) for child in page.children[head])


def _is_to_come(page: Page, content: Stretch) -> bool:
    """Whether a content is an infinitive or speaks of what will be."""
    head = page.head_of(content.first, content.last)
    below = {page.forms[child].lower() for child in page.children[head]}
    infinitive = page.words.tag[head] == "VB" and "to" in below
    return bool(below & _COMING) or infinitive or _is_to_be_done(page, content, head)


def _is_said_false(page: Page, content: Stretch, head: int) -> bool:
    """ "That was untrue", "the clip is a fake": what others said is said not to be so."""
    if page.words.lemma[head].lower() not in _FALSE or _negated(page, head):
        return False
    return content.first <= head <= content.last and _has_subject(page, head)


def _is_none_of_mine(page: Page, content: Stretch, head: int) -> bool:
    """ "It kept no list", "she knew of no such plan", "we do not recognise the memo": the speaker's own no."""
    subjects = [c for c in page.children[head] if page.words.dep[c].startswith("nsubj")]
    own = bool(subjects) and subjects[0] == content.first and page.forms[subjects[0]].lower() in _SELF
    if not own or page.words.pos[head] != "VERB" or page.words.lemma[head].lower() not in _RECOGNISING:
        return False
    below = page.children[head]
    if any(page.forms[c].lower() in {"could", "can", "would", "will", "may", "might"} for c in below):
        return False
    if page.words.lemma[head].lower() in {"recognise", "recognize"}:
        return _negated(page, head)
    objects = [c for c in below if page.words.dep[c] in {"obj", "obl"} and content.first <= c <= content.last]
    if page.words.lemma[head].lower() == "have":
        # "Has no choice" denies nothing.
        objects = [c for c in objects if page.words.lemma[c].lower() not in _NO_DENIAL]
    return any(page.forms[word].lower() in {"no", "nothing"} for o in objects for word in (o, *page.children[o]))


def _is_wrong(page: Page, content: Stretch, head: int) -> bool:
    """ "The judges were bribed", "he had lied": a wrong that somebody other than the speaker did."""
    if page.words.lemma[head].lower() not in _WRONGS or page.words.pos[head] != "VERB" or _negated(page, head):
        return False
    if page.words.lemma[head].lower() == "lie" and page.forms[min(head + 1, content.last)].lower() in _LYING_SOMEWHERE:
        return False
    subjects = [c for c in page.children[head] if page.words.dep[c].startswith("nsubj")]
    return bool(subjects) and page.forms[subjects[0]].lower() not in {"i", "we"}


def _is_to_be_done(page: Page, content: Stretch, head: int) -> bool:
    """Whether the content is an infinitive ("told them to go") or an imperative ("“Put it down”, he said")."""
    if page.words.tag[head] != "VB" or page.words.pos[head] != "VERB":
        return False
    below = page.children[head]
    if any(page.words.dep[c] in {"aux", "aux:pass"} and page.forms[c].lower() not in {"do", "to"} for c in below):
        return False
    if any(page.words.dep[c] == "cop" for c in below):
        # "The goal is to reach everyone" asks for nothing.
        return False
    to = any(page.forms[c].lower() == "to" and page.words.dep[c] == "mark" for c in below)
    return to or not any(page.words.dep[c].startswith(("nsubj", "csubj", "expl")) for c in below)


def _has_no_such(forms: list[str]) -> bool:
    """ "There was no such call"; "no such thing" alone is what was not said."""
    ends = " ".join(forms[-4:])
    if len(forms) <= 4:
        return False
    of_the_kind = {f"{a} of the {b}" for a in ("nothing", "anything") for b in ("kind", "sort")}
    return any(a == "no" and b == "such" for a, b in pairwise(forms)) or ends in of_the_kind


_ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("s", ""),
    ("es", ""),
    ("d", ""),
)


def known_lemma(page: Page, word: int) -> str:
    """The word's lemma or, where the lexicon does not know that, the regular form of the word that it knows."""
    return _known(page.words.lemma[word], page.forms[word])


@lru_cache(maxsize=20_000)
def _known(lemma: str, form: str) -> str:
    lemma, form = lemma.lower(), form.lower()
    if lemma in lexicon() or form in lexicon():
        return lemma if lemma in lexicon() else form
    regular = (form.removesuffix(ending) + instead for ending, instead in _ENDINGS if form.endswith(ending))
    return next((candidate for candidate in regular if candidate in lexicon()), lemma)


def known_cue(page: Page, cue: Stretch | None) -> Cue | None:
    """The row of the cue's head or, in "went on to warn", of its last word that has one."""
    if cue is None:
        return None
    after = cue.last + 1 < len(page.forms) and page.words.pos[cue.last + 1] in {"ADP", "PART"}
    lemmas = [known_lemma(page, i) for i in range(cue.first, cue.last + 1 + after)]
    for a, b in pairwise(lemmas):
        if f"{a} {b}" in lexicon():
            return lexicon()[f"{a} {b}"]
    lemmas = lemmas[: cue.last + 1 - cue.first]
    head = known_lemma(page, page.head_of(cue.first, cue.last))
    if head in _SHOWN and cue.last > cue.first and page.words.tag[cue.last] == "VBG" and lemmas[-1] in lexicon():
        # "Is heard saying": what is heard or seen is that somebody says it.
        return lexicon()[lemmas[-1]]
    return lexicon().get(head) or next((lexicon()[lemma] for lemma in reversed(lemmas) if lemma in lexicon()), None)


def _negated(page: Page, verb: int) -> bool:
    """Whether a negation, or a subject or object such as "nobody" and "no troops", turns the verb round."""
    for child in page.children[verb]:
        if page.words.lemma[child].lower() in _NEGATIONS:
            return True
        if page.words.dep[child].split(":")[0] not in {"nsubj", "obj", "expl"}:
            continue
        if page.forms[child].lower() in _NOBODY:
            return True
        if any(page.words.dep[c] == "det" and page.forms[c].lower() in {"no", "not"} for c in page.children[child]):
            return True
    return "no longer" in " ".join(page.forms[max(0, verb - 3) : verb]).lower()


def _hedge(page: Page, head: int) -> Certainty | None:
    near = {page.words.lemma[i].lower() for i in (head, *page.children[head])}
    if near & _POSSIBLE:
        return "possible"
    return "probable" if near & _PROBABLE else None
