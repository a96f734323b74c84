"""What one article puts on the record, paragraph by paragraph: notes for its margin, each tied to its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.brief.acts import act_told
from onrecord.brief.marked import Mark, Passage, passages
from onrecord.brief.voices import Voices, is_pronoun, voices
from onrecord.brief.wording import MEASURES, amount, interval, listed, told_act
from onrecord.record import Article, Event, Figure, Position, Procedure, Reading, Span, When, Where

_ARROW = " → "


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A few words of a note, with the anchor of the words of the page that they come from."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing found: `kind` is said, event, figure, position or procedure; `label` heads it.

    The first part links to the words that tell it; `number` is the one it has in the text where no script runs.
    """

    id: str
    number: str
    kind: str
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Notes of one paragraph under the chain of voices that answers for them; the chain is empty for the outlet."""

    chain: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage of the article and the notes beside it."""

    passage: Passage
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A thing found before it is placed: `at` is where it begins, `statement` whose word it is."""

    at: int
    statement: str
    kind: str
    label: str
    said: tuple[tuple[str, tuple[Span, ...]], ...]


def rows(reading: Reading, article: Article) -> tuple[Row, ...]:
    """The passages of an article in reading order, with their notes grouped by who answers for them."""
    told = sorted(_found(reading, article), key=lambda one: (one.at, one.kind != "said"))
    marks: dict[tuple[Span, ...], Mark] = {}
    notes: list[tuple[_Found, Note]] = []
    for number, one in enumerate(told, 1):
        note = Note(
            id=f"n{number}",
            number=str(number),
            kind=one.kind,
            label=one.label,
            parts=tuple(
                Part(text=text, anchor=_mark(marks, spans, one.kind, number if place == 0 else 0))
                for place, (text, spans) in enumerate(one.said)
            ),
        )
        notes.append((one, note))
    return tuple(_rows(article, marks, notes, voices(reading)))


def _mark(marks: dict[tuple[Span, ...], Mark], spans: tuple[Span, ...], kind: str, number: int) -> str:
    """The anchor of the words at spans; the first note that tells of them is the one they lead to."""
    if not spans:
        return ""
    known = marks.get(spans)
    if known is None or (number and not known.note):
        name = "w" + "_".join(f"{span.start}-{span.end}" for span in spans)
        note, told = (f"n{number}", str(number)) if number else ("", "")
        marks[spans] = Mark(id=name, spans=spans, kind=kind if number else "with", note=note, number=told)
    return marks[spans].id


def _rows(
    article: Article, marks: Mapping[tuple[Span, ...], Mark], notes: list[tuple[_Found, Note]], known: Voices
) -> Iterator[Row]:
    placed = list(passages(article, marks.values()))
    for at, passage in enumerate(placed):
        after = placed[at + 1].block.span.start if at + 1 < len(placed) else len(article.text) + 1
        start = passage.block.span.start if at else 0
        groups: dict[tuple[str, ...], list[Note]] = {}
        for one, note in notes:
            if start <= one.at < after:
                groups.setdefault(known.chains.get(one.statement, ())[1:], []).append(note)
        yield Row(
            passage=passage,
            voices=tuple(Voice(chain=chain, notes=tuple(inside)) for chain, inside in groups.items()),
        )


def _found(reading: Reading, article: Article) -> Iterator[_Found]:
    names = {actor.id: actor.label for actor in reading.actors}
    for statement in reading.statements[1:]:
        spans = tuple(sorted(statement.spans))
        how = [told_act(statement.act), statement.certainty, "negated" if statement.polarity == "negative" else ""]
        label = ", ".join(part for part in how if part not in ("", "unknown", "certain"))
        words = " … ".join(" ".join(span.of(article.text).split()) for span in spans)
        yield _Found(spans[0].start, statement.id, "said", label, ((_short(words), spans),))
    for event in reading.events:
        yield _event(event, article, names)
    for figure in reading.figures:
        yield _figure(figure, article)
    for position in reading.positions:
        yield _position(position, names)
    for procedure in reading.procedures:
        yield _procedure(procedure, names)


def _short(words: str, most: int = 90) -> str:
    """The beginning of long words: the rest stands beside the note anyway."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _event(event: Event, article: Article, names: Mapping[str, str]) -> _Found:
    sides = []
    for role in ("actor", "recipient"):
        told = [_name(one.label, one.actor, names) for one in event.roles if one.role == role]
        if told:
            sides.append(listed(told, 2))
    kind = act_told(event.type, event.mode)
    trigger = " ".join(event.trigger.of(article.text).split())
    whole = f"{kind} “{trigger}”" + (f": {_ARROW.join(sides)}" if sides else "")
    said = ((whole, (event.trigger,)), *_time(event.when), *_place(event.where))
    return _Found(event.trigger.start, event.statement, "event", event.status, said)


def _time(when: When | None) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return ((interval(when) or when.words, (when.span,)),) if when else ()


def _place(where: Where | None) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    if where is None:
        return ()
    country = f", {where.country}" if where.country and where.kind != "country" else ""
    return ((f"{where.name}{country}", (where.span,)),)


def _figure(figure: Figure, article: Article) -> _Found:
    words = " ".join(figure.span.of(article.text).split())
    told = amount(figure.bound, figure.low, figure.high, words)
    what = MEASURES[figure.measure].lower() if figure.measure != "other" else (figure.unit or "")
    scope = f" ({' '.join(figure.scope.split())})" if figure.scope else ""
    unit = f" {figure.unit}" if figure.unit and figure.measure in ("money", "duration", "area") else ""
    plural = "s" if unit and figure.measure == "duration" and figure.low != 1 else ""
    said = ((f"{told}{unit}{plural}{scope}", (figure.span,)), *_time(figure.as_of))
    denied = ", denied" if figure.polarity == "negative" else ""
    return _Found(figure.span.start, figure.statement, "figure", what + denied, said)


def _position(position: Position, names: Mapping[str, str]) -> _Found:
    holder = _name(position.holder.label, position.holder.actor, names)
    condition = f", if: {' '.join(position.condition.split())}" if position.condition else ""
    told = f"{holder}: {_short(' '.join(position.object.split()))}{condition}"
    return _Found(position.span.start, position.statement, "position", position.stance, ((told, (position.span,)),))


def _procedure(procedure: Procedure, names: Mapping[str, str]) -> _Found:
    blockers = [_name(party.label, party.actor, names) for party in procedure.blockers]
    told = " ".join(procedure.decides.split()) or procedure.rule
    blocking = f"; can block it: {listed(blockers)}" if blockers else ""
    said = ((f"{told}{blocking}", (procedure.span,)),)
    return _Found(procedure.span.start, procedure.statement, "procedure", procedure.rule, said)


def _name(label: str, actor: str | None, names: Mapping[str, str]) -> str:
    full = names.get(actor or "", label)
    return " ".join((full if is_pronoun(label) or len(full) < len(label) else label).split())
