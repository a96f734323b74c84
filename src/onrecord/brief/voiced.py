"""What each source says, named or only described: each thing once, and nothing that is surely somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.brief.described import is_body, is_named_elsewhere
from onrecord.brief.desk import Desk
from onrecord.brief.lines import Line, Voiced
from onrecord.brief.sourcing import beginnings, folded, is_common, is_source_named, outlets_told, source_name
from onrecord.brief.voices import is_about
from onrecord.brief.whose import is_bare_paper
from onrecord.brief.wording import HEADINGS, LEAST_WORDS
from onrecord.record import Article, Cite, Source, Span, Statement

_TRUST = re.compile(r"\b(?:confidence|faith|trust|interests?|stakes?|shares|believe[sd]?)\s+$")
"""What somebody has in a firm or a person."""
_TRUSTED = 30
"""Characters before a name in which such a word stands."""
_EDITED = 0.6
"""Share of the words of the shorter line that a copy's edited one keeps, for both to say one thing."""
_DESCRIBED = frozenset(
    "police authorities official officer detective investigator prosecutor witness witnesses survivor resident "
    "neighbour neighbor villager expert engineer scientist researcher professor doctor nurse lawyer attorney "
    "judge court diplomat delegate analyst critic protester demonstrator marcher student worker farmer fitter "
    "trader driver passenger volunteer interpreter hydrologist forecaster rescuer firefighter teacher priest "
    "economist historian reporter correspondent policeman policewoman soldier troops source spokesman spokeswoman "
    "spokesperson woman women man men people person boy girl inquiry report document complaint motion record "
    "letter log note text poll survey study statement entry government ministry service leader friend relative".split()
)
"""What somebody is who is told of by what they are alone, and papers that speak; whoever has an office has a name."""
_WHAT = re.compile(
    r"(?:an?|the|one|two|three|four|five|several|some|many|most|both|other|another)?\s*(?P<what>[\w’' -]+?)"
    r"(?:,|\s+(?:of|in|on|at|from|for|with|by|near|who|that|which|familiar|close|acting|working|carrying|wearing)\b|$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?:its|his|her|their|our|my|your|this|these|those|the\s+same)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"(?:say|said|told|tell|accord|claim|den(?:y|ie)|confirm|warn|testif|insist|argu|admit|recall|explain|predict|estimat|"
    r"report|found|spoke|describ|read|stat|indicat|suggest|add|announc|not(?:e|ing))\w*\b",
    re.IGNORECASE,
)
_ON_RECORD = re.compile(r"\bpress\s+(?:service|office|department|secretary)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def voiced(source: Source, desk: Desk, at: int) -> tuple[Voiced, int]:
    """A source with what it surely says, and how many of its statements are left out.

    What stands inside another of its statements, or in a copy, is told once. A source that pages only describe has no
    lines: "he" of one page and of another are not one voice.
    """
    named = is_source_named(source, desk)
    lines: list[Line] = []
    left = 0
    own = {folded(name) for name in (source.label, *source.names, source_name(source), *source.outlets)}
    for number, cite in enumerate(source.cites if named else ()):
        statement = desk.voices[cite.page].statements.get(cite.item)
        if statement is None or statement.manner == "article" or cite.item != statement.id:
            continue
        told = desk.heard(cite.page, statement)
        line = desk.of_the_first(desk.statement(cite.page, statement, told, f"q{at}-{number}")) if told else None
        if (
            line is None
            or (source.own and folded(line.chain[-1]) not in own)
            or _is_another(line, cite.item, source, desk)
            or (told and _is_of_the_heading(cite.page, statement, told.spans, desk))
        ):
            left += 1
            continue
        words = " ".join(line.quote.words.split())
        # What only leads to somebody's words ("The port says:") tells nothing without them.
        if len(words.split()) >= LEAST_WORDS and words[-1] != ":" and not any(_again(line, one, desk) for one in lines):
            lines.append(line)
    if lines and _is_figure_of_speech(source, lines, desk):
        lines, left = [], left + len(lines)
    found = Voiced(
        name=_with_body(_called(source, desk), lines, desk),
        own=source.own,
        named=named,
        outlets=outlets_told(source.outlets),
        pages=len({cite.page for cite in source.cites}),
        why=f"{source.why.rule}: {source.why.detail}".removesuffix(": "),
        lines=tuple(lines),
    )
    return found, left


def _is_of_the_heading(page: str, statement: Statement, said: Iterable[Span], desk: Desk) -> bool:
    """Whether a heading alone lets somebody speak: nobody of that name speaks below it, nor anybody of such a thing.

    "The north says it was not warned" stands above what a mayor said.
    """
    if statement.manner != "headline" or statement.chain[-1].kind == "outlet":
        return False
    voice = statement.chain[-1]
    name = folded(voice.label)
    below = [
        one
        for one in desk.readings[page].statements
        if one.manner not in ("headline", "article") and len(one.chain) > 1 and one.spans
    ]
    if any(one.chain[-1].actor == voice.actor if voice.actor else folded(one.chain[-1].label) == name for one in below):
        return False
    text = desk.articles[page].text
    content = beginnings(" ".join(span.of(text) for span in said)) - beginnings(voice.label)
    told = (desk.sentence(Cite(page=page, span=one.spans[0], item=one.id)).words for one in below)
    return not any(content & beginnings(words) for words in told)


def _is_figure_of_speech(source: Source, lines: Sequence[Line], desk: Desk) -> bool:
    """Whether a source is a place that speaks in headings alone: "Old Quay says no" is said of those who live there."""
    name = source_name(source)
    cites = (Cite(page=line.quote.page, span=line.quote.spans[0], item="") for line in lines)
    if not all(desk.block(cite) in HEADINGS for cite in cites):
        return False
    # People work at a firm, or have confidence in it: that makes it no place.
    place = re.compile(rf"\b(?:in|near)\s+{re.escape(name)}\b")
    texts = (desk.articles[line.quote.page].text for line in lines)
    return any(
        not _TRUST.search(text, max(0, at.start() - _TRUSTED), at.start())
        for text in texts
        for at in place.finditer(text)
    )


def _called(source: Source, desk: Desk) -> str:
    """The name of a source; that of a town which a page has for the government in it is the government's."""
    name = source_name(source)
    return next((told for cite in source.cites if (told := desk.called(cite.page, name)) != name), name)


def _with_body(name: str, lines: Sequence[Line], desk: Desk) -> str:
    """The name of a source; somebody's who speaks for a body without a name with the body's, where it speaks, too,
    whoever has said more before the other.
    """
    bodies = Counter(line.chain[-1] for line in lines if is_body(line.chain[-1]) and name in desk.people)
    body, said = next(iter(bodies.most_common(1)), ("", 0))
    if not body:
        return name
    body = f"{body[:1].lower()}{body[1:]}"
    return f"{body} and {name}" if 2 * said >= len(lines) else f"{name} and {body}"


def described(sources: Iterable[Source], desk: Desk) -> tuple[Line, ...]:
    """What those say whom a page only describes ("a nurse", "the complaint"), oldest first; a copy adds none.

    Each stands by its page alone: the witness of one page and of another need not be one.
    """
    found: list[Line] = []
    for at, source in enumerate(sources):
        for number, cite in enumerate(() if is_source_named(source, desk) else source.cites):
            statement = desk.voices[cite.page].statements.get(cite.item)
            if statement is None or cite.item != statement.id or cite.page in desk.originals:
                continue
            if is_named_elsewhere(desk.readings[cite.page], statement):
                continue
            told = desk.heard(cite.page, statement) if _is_described(statement, desk.articles[cite.page]) else None
            line = desk.statement(cite.page, statement, told, f"u{at}-{number}") if told else None
            # Of which letter "the letter" is, no reader can tell.
            line = None if line and is_bare_paper(line.chain[-1]) else line
            words = line.quote.words if line else ""
            # A row of a table reports, and nobody in it does.
            if line and len(words.split()) > LEAST_WORDS and words[-1] not in ":?" and " | " not in words:
                found.append(line)
    order = {page: at for at, page in enumerate(desk.articles)}
    found.sort(key=lambda line: (order[line.quote.page], line.quote.spans[0].start))
    kept: list[Line] = []
    for line in found:
        if not any(_again(line, one, desk) for one in kept):
            kept.append(line)
    return tuple(kept)


def _is_described(statement: Statement, article: Article) -> bool:
    """Whether the last voice is somebody or a paper by what it is, and the cue a word for saying."""
    voice, cue = statement.chain[-1], statement.cue
    if cue is None or voice.span is None or not _SPEAKS.match(cue.of(article.text)) or _WHOSE.match(voice.label):
        return False
    # Who speaks in the name of a body is no unnamed source.
    return is_somebody(voice.label) and not _ON_RECORD.search(voice.label)


def is_somebody(label: str) -> bool:
    """Whether a description is of somebody who speaks or of a paper: "a nurse at the port", not "the flood"."""
    what = _WHAT.match(label)
    head = what["what"].split()[-1].lower() if what and what["what"].split() else ""
    return head in _DESCRIBED or head.removesuffix("s") in _DESCRIBED


def _again(line: Line, before: Line, desk: Desk) -> bool:
    """Whether a line says again what another does: words inside its words, or a copy's edited ones.

    A copy that has another number than its original corrects it.
    """
    one, other = (" ".join(told.quote.words.casefold().split()) for told in (line, before))
    if one in other or other in one:
        return True
    pages = {desk.originals.get(told.quote.page, told.quote.page) for told in (line, before)}
    if len(pages) > 1 or line.quote.page == before.quote.page or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    both, least = set(one.split()) & set(other.split()), min(len(set(one.split())), len(set(other.split())))
    return len(both) >= _EDITED * least


def _is_only_that(page: str, item: str, name: str, desk: Desk) -> bool:
    """Whether a page names a voice by no more than a common word, and has not got the full name of the source."""
    statement = desk.voices[page].statements.get(item)
    actor = statement.chain[-1].actor if statement else None
    label = next((one.label for one in desk.readings[page].actors if one.id == actor), "")
    named = label[:1].isupper() and not is_common(label)
    return not named and folded(name) not in folded(" ".join(desk.articles[page].text.split()))


def _is_named_on(page: str, person: str, desk: Desk) -> bool:
    """Whether a page names a person, by the last word of the name at least."""
    return re.search(rf"\b{re.escape(person.split()[-1])}\b", desk.articles[page].text) is not None


def _is_another(line: Line, item: str, source: Source, desk: Desk) -> bool:
    """Whether a line's voice is another than the person under whose name it would stand, or may be."""
    person = source_name(source)
    voice = line.chain[-1]
    # "Police" of a page need not be the police of the town that another page names.
    if is_common(voice) and _is_only_that(line.quote.page, item, person, desk):
        return True
    # "A witness against Orm" does not speak under Orm's name.
    if is_about(voice, person):
        return True
    # The brigade of one page need not be led by whoever speaks for a brigade on another.
    if person in desk.people and voice not in desk.people:
        statement = desk.voices[line.quote.page].statements.get(item)
        body = statement is not None and statement.chain[-1].kind == "organisation"
        if body or not _is_named_on(line.quote.page, person, desk):
            return True
    return {person, voice} <= desk.people and not set(folded(voice).split()) & set(folded(person).split())
