"""Events: who did what to whom, when and where, whether it happened, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.findings.circumstances import Circumstances, Told
from onrecord.findings.clauses import Clauses, clauses_of
from onrecord.findings.conditions import inverted
from onrecord.findings.contexts import contexts_of
from onrecord.findings.days_ahead import is_ahead, is_surely_ahead
from onrecord.findings.factuality import Factuality, factuality, held_off, is_told_aside
from onrecord.findings.history import history
from onrecord.findings.modes import mode_by_act, mode_by_words
from onrecord.findings.noun_triggers import noun_triggers
from onrecord.findings.public_affairs import is_page_of_public_affairs, is_public
from onrecord.findings.read_acts import borne_out, read_acts
from onrecord.findings.scenes import in_scenes
from onrecord.findings.somebody import Somebody, somebody_of
from onrecord.findings.statement_of import statement_of
from onrecord.findings.third_parties import thirds_of
from onrecord.findings.triggers import Trigger
from onrecord.findings.verb_triggers import verb_triggers
from onrecord.findings.verdict_acts import verdict_triggers
from onrecord.findings.word_classes import word_class
from onrecord.record import (
    Analysis,
    Article,
    Event,
    Grounds,
    Role,
    RoleName,
    Span,
    Statement,
    When,
    Where,
    Why,
    content_id,
    day_of_words,
)

_TELLS_ANOTHER = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
"""Types of acts in words that name the act they are about, and take their mode from it."""
_SHOWS_ANOTHER = frozenset({"AGREE", "REQUEST"})
"""Those under which the act, demanded or promised, is a row of its own; one threatened or refused is not."""

_TOOK_PLACE = frozenset({"happened", "ongoing", "denied"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "them", "him", "her"})
_VOWS = frozenset({"vow", "swear", "pledge", "promise"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_FACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types whose nouns deep inside a demand ("an inquiry into the killing of …") tell what took place."""
_CHARGES = frozenset({"ACCUSE", "COERCE", "SANCTION"})
_VOTED = frozenset({"vote", "votes", "voted", "voting"})
_LATER = frozenset({"PROTEST", "ASSAULT", "MOBILIZE", "RETREAT", "CONSULT", "COOPERATE", "AID"})
"""Types of acts that a vote only decides on."""
_DOWNWARD = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "conj", "nsubj:pass", "advcl", "acl"})


def events(
    article: Article, analysis: Analysis, statements: Sequence[Statement], grounds: Grounds
) -> tuple[Event, ...]:
    """The events of an article in PLOVER 0.8 types, in text order.

    A row needs a participant of public affairs or a word that is plain in itself; an act told again in the same
    words is one row. With no `statements`, the events' `statement` is "".
    """
    page = _Page(article, clauses_of(article.text, analysis), statements, grounds)
    return tuple(page.events())


@dataclass(frozen=True)
class _Page:
    article: Article
    clauses: Clauses
    statements: Sequence[Statement]
    grounds: Grounds

    def events(self) -> Iterator[Event]:
        people = somebody_of(self.clauses, self.grounds)
        acts = list(_distinct(self.clauses, people))
        circumstances = Circumstances(self.clauses, self.grounds, frozenset(trigger.word for trigger, _ in acts))
        settled: list[tuple[Event, Trigger]] = []
        for trigger, mode in acts:
            trigger = replace(trigger, thirds=thirds_of(self.clauses, people, trigger))
            event = self._event(trigger, mode, people, circumstances)
            alleged = held_off(self.clauses, trigger.word) is not None
            if _is_settled(event, trigger, alleged=alleged) and not self._is_supposed(trigger):
                settled.append((event, trigger))
        told: list[Event] = []
        for event, _ in in_scenes(self.article, self.clauses, sorted(settled, key=lambda pair: pair[0].trigger)):
            same = next((place for place, before in enumerate(told) if _same_act(event, before)), None)
            if same is None:
                told.append(event)
            elif _fullness(event) > _fullness(told[same]):
                told[same] = event
        told = [event for event in told if not self._is_announced(event, told)]
        yield from sorted(told, key=lambda event: event.trigger)

    def _is_supposed(self, trigger: Trigger) -> bool:
        """Whether the act stands in the condition itself ("if he refused", "whoever refuses"), which tells nothing."""
        predicate = trigger.predicate
        if self.clauses.words.dep[predicate] == "acl:relcl":
            return self.clauses.lowers[self.clauses.words.head[predicate]] in word_class("whoever")
        while True:
            if any(self.clauses.lowers[mark] in ("if", "unless") for mark in self.clauses.below(predicate, "mark")):
                return True
            if inverted(self.clauses, predicate) is not None:
                return True
            if self.clauses.words.dep[predicate] not in ("conj", "xcomp"):
                return False
            predicate = self.clauses.words.head[predicate]

    def _is_announced(self, event: Event, told: list[Event]) -> bool:
        """Whether a headline or standfirst names an act that the body tells, with everybody in it."""
        head = [block.span for block in self.article.blocks if block.kind in ("headline", "standfirst")]
        if not any(span.covers(event.trigger) for span in head):
            return False
        people = {actor for _, actor in _cast(event)}
        return any(
            other is not event
            and other.type == event.type
            and people <= {actor for _, actor in _cast(other)}
            and not any(span.covers(other.trigger) for span in head)
            for other in told
        )

    def _event(self, trigger: Trigger, mode: str | None, people: Somebody, circumstances: Circumstances) -> Event:
        span = self.clauses.span(trigger.first, trigger.last)
        status = self._status(trigger)
        day, place = circumstances.when(trigger), circumstances.where(trigger)
        if day and status.status in ("happened", "ongoing") and is_ahead(day.item, day_of_words(self.article)):
            # What a page tells as past has no day after it: a year that was only guessed is wrong, and a plan is none.
            day, status = (day, Factuality("planned", None)) if is_surely_ahead(day.item) else (None, status)
        sense = trigger.sense
        roles = tuple(_roles(trigger, people, place.item if place else None))
        old = history(self.article, self.clauses, trigger, day.item if day else None)
        why = self._why(trigger, status, day=day, place=place)
        return Event(
            id=content_id("event", self.article.id, sense.type, span.start, span.end),
            statement=statement_of(span, self.statements),
            type=sense.type,
            mode=mode or sense.mode,
            cameo=sense.cameo,
            status=status.status,
            trigger=span,
            roles=roles,
            when=day.item if day else None,
            where=place.item if place else None,
            contexts=contexts_of(self.clauses, people, trigger, roles),
            historical=old is not None and status.status in _TOOK_PLACE,
            why=why if old is None else replace(why, detail=f"{why.detail}; history by {old!r}"),
        )

    def _status(self, trigger: Trigger) -> Factuality:
        """A vote to reject or to approve is the act itself; a vote to strike or to leave is a plan."""
        status = factuality(self.clauses, trigger.word)
        voted = status.word is not None and self.clauses.lowers[status.word] in _VOTED
        return Factuality("happened", None) if voted and trigger.sense.type not in _LATER else status

    def _why(self, trigger: Trigger, status: Factuality, *, day: Told[When] | None, place: Told[Where] | None) -> Why:
        sense = trigger.sense
        depth = sum(1 for _ in self.clauses.subordinate_to(trigger.predicate))
        sure = 0.6 if "read" in sense.needs else 0.9 if sense.plain else 0.8
        score = max(0.3, sure - 0.1 * min(depth, 4))
        reasons = [f"{sense.type} as the act head reads it" if "read" in sense.needs else sense.type]
        if status.word is not None:
            reasons.append(f"status by {self.clauses.lowers[status.word]!r}")
        if day:
            reasons.append(f"day by {day.rule}")
        if place:
            reasons.append(f"place by {place.rule}")
        return Why(rule=f"{trigger.construction}: {sense.name}", score=score, detail="; ".join(reasons))


def _is_settled(event: Event, trigger: Trigger, *, alleged: bool) -> bool:
    """Whether a row says enough to be put down: a noun for what may be ("an agreement would …") tells no act yet, save
    one that somebody alleges, what anybody may do is a rule, and a pronoun that nobody was found for is no actor."""
    if trigger.construction == "nominal" and not alleged and event.status in ("possible", "conditional"):
        return False
    generic = word_class("generic")
    if event.status == "possible" and any(role.label.lower().split()[0] in generic for role in event.roles):
        return False
    actors = [role for role in event.roles if role.role == "actor"]
    return not actors or any(role.actor or role.label.lower() not in _PRONOUNS for role in actors)


def _fullness(event: Event) -> int:
    """How much a mention tells: of an act told twice the fuller mention stands."""
    return 2 * (event.when is not None) + 2 * (event.where is not None) + len(event.roles)


def _roles(trigger: Trigger, people: Somebody, place: Where | None) -> Iterator[Role]:
    parts: tuple[tuple[RoleName, tuple[int, ...]], ...] = (
        ("actor", trigger.actors),
        ("recipient", trigger.recipients),
        ("third", trigger.thirds),
        ("instrument", trigger.instruments),
    )
    taken: list[Span] = []
    for name, words in parts:
        for word in words:
            role = people.role(name, word)
            if role.span and not any(role.span.overlaps(span) for span in taken):
                taken.append(role.span)
                yield role
    if place:
        yield Role(role="place", label=place.words, span=place.span, country=place.country)


# One act, one trigger


def _distinct(clauses: Clauses, people: Somebody) -> Iterator[tuple[Trigger, str | None]]:
    """The triggers of public affairs, one an act, in text order, with the mode that their complement gives them."""
    found = [*verb_triggers(clauses, people), *noun_triggers(clauses, people)]
    found += list(read_acts(clauses, people, found))
    telling = frozenset(trigger.word for trigger in found if trigger.sense.type != "STATE")
    page = is_page_of_public_affairs(people)
    blames = list(verdict_triggers(clauses, people, telling)) if page else []
    blaming = {trigger.word for trigger in blames}
    found = [trigger for trigger in found if trigger.word not in blaming]
    found = sorted([*found, *blames], key=lambda t: (t.word, t.first))
    sure = frozenset() if page else borne_out(clauses)
    public = [t for t in found if is_public(t, people, page=page or (t.word, t.sense.type) in sure)]
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in public:
        by_sentence.setdefault(clauses.words.sentence[trigger.word], []).append(trigger)
    for together in by_sentence.values():
        yield from _of_sentence(clauses, people, together)


def _of_sentence(clauses: Clauses, people: Somebody, found: list[Trigger]) -> Iterator[tuple[Trigger, str | None]]:
    taken = {word for trigger in found for word in trigger.takes}
    left = [t for t in found if t.word not in taken]
    left = [t for t in left if not _is_charge(clauses, t, left)]
    absorbed: dict[int, str] = {}
    shown: dict[int, bool] = {}
    for trigger in left:
        teller = _teller(clauses, trigger, left)
        if teller is not None:
            absorbed[trigger.word] = mode_by_act(teller, trigger) or ""
            shown[trigger.word] = teller.sense.type in _SHOWS_ANOTHER and any(trigger.participants)
            if teller.sense.name in _VOWS and trigger.sense.type in _HARM:
                left = [_as_threat(t, trigger) if t is teller else t for t in left]
    modes = {t.word: _mode_from(clauses, people, (t, left), absorbed) for t in left}
    kept = [t for t in left if t.word not in absorbed or shown.get(t.word)]
    if any(t.sense.type != "STATE" for t in kept):
        kept = [t for t in kept if t.sense.type != "STATE"]
    for trigger in _merged(clauses, kept):
        yield trigger, modes[trigger.word]


def _is_charge(clauses: Clauses, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the act is only what somebody is accused of ("arrested for helping the rebels"), has a right to do, or is
    to do by another act ("to remove a minister, it needs …")."""
    word = trigger.word
    if _is_put_first(clauses, word):
        return True
    while clauses.words.dep[word] == "conj" and clauses.words.head[word] != word:
        word = clauses.words.head[word]
    head, relation = clauses.words.head[word], clauses.words.dep[word]
    if relation == "acl" and clauses.lowers[head] in word_class("capability"):
        return True
    if not any(t.word == head and t.sense.type in _CHARGES for t in others):
        return False
    if relation.startswith("obl"):
        return clauses.preposition(word) in ("of", "for", "on") and trigger.construction == "nominal"
    if clauses.words.tag[word] != "VBG" or relation not in ("advcl", "xcomp") or trigger.sense.type in _FACTS:
        return False
    marks = {clauses.lowers[m] for m in clauses.below(word, "mark", "case")}
    return bool(marks & {"for", "of", "on"})


def _is_put_first(clauses: Clauses, word: int) -> bool:
    """Whether an infinitive that opens a clause tells its purpose."""
    if clauses.words.tag[word] != "VB" or clauses.words.dep[word] != "advcl":
        return False
    marks = [m for m in clauses.below(word, "mark") if clauses.lowers[m] == "to"]
    opens = bool(marks) and (marks[0] == clauses.sentence(word).start or clauses.lowers[marks[0] - 1] in (";", ":"))
    return opens or (clauses.words.head[word] > word and not clauses.below(word, "nsubj"))


def _as_threat(vow: Trigger, harm: Trigger) -> Trigger:
    """A vow to do harm is a threat; its recipient is whom the harm is to fall on."""
    recipients = tuple(r for r in harm.recipients if r not in vow.actors) or vow.recipients
    return replace(vow, sense=replace(vow.sense, type="THREATEN", cameo="130"), recipients=recipients)


def _teller(clauses: Clauses, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """The act in words ("demanded", "agreed to") that this act is what it is about, or None."""
    by_word = {t.word: t for t in others if t.sense.type in _TELLS_ANOTHER and t.word != trigger.word}
    at, hops = trigger.word, 1
    if is_told_aside(clauses, at):
        return None
    while True:
        relation, head = clauses.words.dep[at], clauses.words.head[at]
        if head == at or (relation not in _DOWNWARD and relation.split(":")[0] not in ("obj", "obl", "nmod")):
            return None
        if relation == "advcl" and clauses.words.tag[at] != "VBG" and clauses.words.tag[at] != "VB":
            return None
        called_on = clauses.words.tag[at] == "VB" and head in by_word and by_word[head].sense.type == "REQUEST"
        if head in by_word and relation != "conj" and (relation != "advcl" or called_on):
            told_of = trigger.sense.type in _FACTS and clauses.words.pos[trigger.word] != "VERB" and hops > 1
            return None if told_of else by_word[head]
        at, hops = head, hops + 1


def _mode_from(
    clauses: Clauses, people: Somebody, act: tuple[Trigger, list[Trigger]], absorbed: dict[int, str]
) -> str | None:
    trigger, others = act
    if trigger.sense.mode:
        return None
    for other in others:
        if absorbed.get(other.word) and _teller(clauses, other, [trigger]) is not None:
            return absorbed[other.word]
    return mode_by_words(clauses, people, trigger) if trigger.sense.type in _TELLS_ANOTHER else None


def _merged(clauses: Clauses, found: list[Trigger]) -> list[Trigger]:
    """Two words of one sentence for one act become one: "killed in an air strike", "bombed the town, killing six"."""
    kept: list[Trigger] = []
    for trigger in found:
        for place, before in enumerate(kept):
            if before.sense.type == trigger.sense.type and _tell_the_same(clauses, before, trigger):
                first, second = (before, trigger) if _leads(clauses, before, trigger) else (trigger, before)
                kept[place] = first.joined(second)
                break
        else:
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.word)


def _leads(clauses: Clauses, a: Trigger, b: Trigger) -> bool:
    """Whether `a` is the fuller telling: a verb before a noun, a governor before what hangs on it."""
    verbs = (clauses.words.pos[a.word] == "VERB", clauses.words.pos[b.word] == "VERB")
    if verbs[0] != verbs[1]:
        return verbs[0]
    return b.word not in set(clauses.ancestors(a.word))


def _tell_the_same(clauses: Clauses, a: Trigger, b: Trigger) -> bool:
    if a.sense.mode and b.sense.mode and a.sense.mode != b.sense.mode and a.sense.type == "COERCE":
        return False
    if a.actors and b.actors and not set(a.actors) & set(b.actors):
        return False
    if a.recipients and b.recipients and not set(a.recipients) & set(b.recipients):
        nested = b.word in clauses.subtree(a.word) or a.word in clauses.subtree(b.word)
        return (
            nested and clauses.words.dep[b.word] in ("advcl", "xcomp", "conj") and bool(set(a.actors) & set(b.actors))
        )
    if _is_apart(clauses, a.word, b.word) or _is_apart(clauses, b.word, a.word):
        return False
    lineage = {a.word, *clauses.ancestors(a.word)} & {b.word, *clauses.ancestors(b.word)}
    return bool({a.word, b.word} & lineage) or clauses.predicate(a.word) == clauses.predicate(b.word)


def _is_apart(clauses: Clauses, low: int, high: int) -> bool:
    """Whether `low` stands under `high` in a clause of its own: one told of a noun, or with another subject."""
    at = low
    while at != high and clauses.words.head[at] != at:
        relation = clauses.words.dep[at]
        finite = relation == "advcl" and bool(clauses.below(at, "nsubj"))
        if finite or relation in ("acl", "acl:relcl", "ccomp", "parataxis"):
            return high in set(clauses.ancestors(at))
        at = clauses.words.head[at]
    return False


# Told again


def _same_act(event: Event, before: Event) -> bool:
    """Whether an event is told again: same type and status, nobody new in it, and no other day."""
    if event.type != before.type or event.status != before.status:
        return False
    if event.when and before.when and (event.when.start, event.when.end) != (before.when.start, before.when.end):
        return False
    return _cast(event) <= _cast(before) and _core(event) == _core(before)


def _cast(event: Event) -> frozenset[tuple[str, str]]:
    return frozenset((r.role, r.actor or r.label.lower()) for r in event.roles if r.role in ("actor", "recipient"))


def _core(event: Event) -> str:
    return event.why.rule.partition(": ")[2]
