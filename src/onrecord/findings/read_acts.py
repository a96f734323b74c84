"""Acts told by words that no row of the lexicon reads: the act head sees them, syntax says who is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import Sense, verb_senses
from onrecord.findings.noun_triggers import is_modifier, noun_trigger
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger
from onrecord.findings.verb_frame import VerbFrame
from onrecord.findings.verb_triggers import is_ruled_out, verb_trigger
from onrecord.findings.word_classes import word_class

VERB_SURE, NOUN_SURE = 0.8, 0.9
"""How sure the head must be that a verb or a noun tells an act."""
TYPE_SURE = 0.45
"""How sure it must be of the type."""
PLAIN = 0.9
"""How sure where nobody of public affairs needs to be told to take part, on a page of public affairs."""
AGREED = 0.8
"""How sure where a row has read the word, too, on a page of other things than public affairs."""
AGREED_TYPE = 0.6
_EVERYDAY = frozenset({"CONSULT", "PROTEST"})
"""Acts whose words teams, stars and firms fill with other things: they meet, visit and take to the floor."""
_WHOM = {
    "AGREE": ("w", "with"),
    "CONSULT": ("w", "with", "to"),
    "COOPERATE": ("w", "with"),
    "AID": ("o", "to", "for"),
    "SUPPORT": ("o", "behind", "for", "to"),
    "RETREAT": ("from", "o"),
    "CONCEDE": ("to", "o"),
    "REQUEST": ("x", "o", "to", "on"),
    "REJECT": ("o", "from", "by"),
    "THREATEN": ("o", "against", "at"),
    "PROTEST": ("against", "o"),
    "MOBILIZE": ("to", "against"),
    "SANCTION": ("o", "on", "against"),
    "ACCUSE": ("o", "against", "at", "on", "into"),
}
"""Where whom an act is done to may stand, as in data/event_verbs.tsv; else the object, or after "on" and "against"."""
_FELT = frozenset(
    "doubt worry fear hope believe think wonder suspect feel expect regret know see hear remember forget prefer "
    "dislike hate love enjoy wish guess assume imagine trust consider understand".split()
)
"""What goes on in a mind is no act, in whatever company its word stands."""
_TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_UNDOING = frozenset({"RETREAT", "REJECT"})
"""Types of acts that end the act that their object names ("dropped the investigation")."""


def read_acts(clauses: Clauses, people: Somebody, known: Sequence[Trigger]) -> Iterator[Trigger]:
    """Triggers that only the act head sees, in text order; `known` are those that the lexicons have read."""
    types = {trigger.word: trigger.sense.type for trigger in known}
    for act in clauses.words.acts:
        word = act.word
        if word in types or any(types.get(near) == act.type for near in _beside(clauses, word)):
            continue
        verbal = clauses.words.pos[word] == "VERB"
        if act.sure < (VERB_SURE if verbal else NOUN_SURE) or act.of_type < TYPE_SURE:
            continue
        sense = Sense(
            name=clauses.lemma(word),
            type=act.type,
            mode=None,
            cameo=None,
            recipient=_WHOM.get(act.type, ("o", "on", "against")),
            needs=("read", "sure") if act.sure >= PLAIN else ("read",),
            frame="sym" if act.type in _TOGETHER and not verbal else "act",
        )
        trigger = _verb(clauses, people, word, sense) if verbal else _noun(clauses, people, word, sense)
        if trigger is not None:
            undone = [w for w in clauses.objects(word) if w in types] if act.type in _UNDOING else []
            yield replace(trigger, takes=(*trigger.takes, *undone))


def borne_out(clauses: Clauses) -> frozenset[tuple[int, str]]:
    """The words, with their types, that tell an act of public affairs to the head for sure, whatever the page is about.

    Not where those of sport, shows and trade do the like every day.
    """
    sure = (act for act in clauses.words.acts if act.sure >= AGREED and act.of_type >= AGREED_TYPE)
    return frozenset((act.word, act.type) for act in sure if act.type not in _EVERYDAY)


def _beside(clauses: Clauses, word: int) -> Iterator[int]:
    """What the word hangs on and what hangs on it."""
    yield clauses.words.head[word]
    yield from clauses.children[word]


def _verb(clauses: Clauses, people: Somebody, word: int, sense: Sense) -> Trigger | None:
    if is_ruled_out(clauses, people, word) or sense.name in word_class("undergoing") or sense.name in _FELT:
        return None
    if sense.type == "ASSAULT" and any(known.type == "ASSAULT" for known in verb_senses().get(sense.name, ())):
        # The lexicon knows the verb and found no violence ("killed in a crash").
        return None
    if sense.type == "REJECT" and (clauses.below(word, "ccomp", "xcomp") or not clauses.objects(word)):
        # What is denied or declined tells its own act, or none ("declined to comment").
        return None
    if clauses.words.tag[word] == "VBG" and clauses.words.dep[word] in ("amod", "compound"):
        return None
    return verb_trigger(sense, VerbFrame(clauses, people, word, word), word)


def _noun(clauses: Clauses, people: Somebody, word: int, sense: Sense) -> Trigger | None:
    if clauses.words.pos[word] != "NOUN" or is_modifier(clauses, word):
        return None
    if clauses.lowers[word] in word_class("generic"):
        return None
    found = noun_trigger(clauses, people, word, (sense, word, word))
    return found if found is not None and any(found.participants) else None
