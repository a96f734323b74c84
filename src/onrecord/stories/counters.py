"""Who counted: the body whose count a sentence gives in the outlet's own voice ("the office had counted 17 dead")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from onrecord.record import Actor, Article, Reading, Span
from onrecord.record.common_names import BODIES
from onrecord.record.counting_verbs import HAS, PUTS, SAYS, TELLS
from onrecord.stories.bodies import folded
from onrecord.stories.relations import rounds
from onrecord.stories.sentences import sentence_around
from onrecord.stories.speakers import PRONOUNS, Speaker, Speakers
from onrecord.stories.tellings import Telling

_COUNTED = re.compile(
    r"(?:\s+(?:in|of|for|on)\s+[A-Z][\w-]+)?(?:,[^,;.]{1,60},)?\s+(?:(?:has|had|have|is|are|now|also|then|later|still)\s+){0,2}"
    rf"(?:{HAS}|{PUTS}|{SAYS}|{TELLS}|stat(?:es|ed)|detain(?:s|ed)|(?:just\s+)?(?:put\s+out|issued|released|announced|published)"
    r"|cut|raised|revised|lowered|identified)\b"
)
"""What follows the name of a body that counts, before its number."""
_OWN_COUNT = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:total|count|list|tally|toll|figures?|estimate|number|dead|confirmed\s+dead)\b"
)
_AFTER = re.compile(r"(?:according\s+to|as\s+reported\s+by|,)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we|our)\b[^.;]{0,40}\b(?:hold|have|count|counted|recorded|list|listed|know|knew|names?|registered)\b",
    re.IGNORECASE,
)
"""An outlet that counts itself, as a monitor's own page does."""
_BREAK = re.compile(r"[;:]|\bbut\b|\bwhile\b")
_SAYS = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:and|but|while)\s+)[\"“]?(?P<who>(?:(?:The|the|A|Its|Their)\s+)?(?:[A-Z][\w’'-]*|[a-z][a-z’'-]+)"
    r"(?:\s+(?:of\s+the\s+|of\s+)?[\w’'-]+){0,4}?)"
    r"(?:,[^,;.\d]{1,60},)?\s+(?:now\s+|also\s+|itself\s+|has\s+|have\s+|had\s+|is\s+|are\s+|still\s+)*"
    rf"(?:{HAS}|{PUTS}|{SAYS}|{TELLS})\s"
    r"(?P<what>[^.;:“”\"]{0,60})$"
)
"""Whoever the words before a number make its source, be they a name or a description."""
_GAVE = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:put\s+out|published|gave|given|released|issued|announced|had|has)\s+(?:[\w-]+\s+){0,3}"
    r"(?:number|figure|toll|count|tally|total|update)s?(?:\s+[\w\s]{0,20})?:\s+"
)
"""What stands between a body and a number that it gave: "has put out a new figure: "."""
_ITS_COUNT = re.compile(r"\s*[’']s?\s+(?:\w+\s+){0,2}(?:count|tally|list|account|records|figures?|estimate)\b")
_EDITION = re.compile(
    r"\b(?:earlier|previous|first|original)\s+(?:version|edition)\b|\bthis\s+(?:article|report|story|page)\b",
    re.IGNORECASE,
)
"""A voice that is the page itself, before it was mended."""
_AT_FIRST = re.compile(
    r"^(?:(?:On|In|By|At|Since|Late|Early|Later|Yesterday|Today|Earlier)\s+)+(?:\w*day\s+)?(?:morning\s+|evening\s+|night\s+|afternoon\s+|noon\s+)?"
)
"""A time that begins a sentence before who speaks in it."""
_BODY = re.compile(
    rf"\b(?:{BODIES}"
    r"|military|doctors|hospital|officials|authorities|organisers|organizers|company|group|society"
    r"|prosecutors|rebels|activists|rescuers|residents|witnesses|observers|volunteers|resident|protester"
    r"|fishermen|farmer|worker|diplomat|source|federation|association|network|centre|center|clinic|embassy"
    r"|fund|bank|insurers|families|lawyers|elders|league|governor|mayor|minister|president|director"
    r"|spokes\w+|commander|coordinator|chief|keeper|manager|doctor|nurse)s?$",
    re.IGNORECASE,
)
"""Last words of a description that can be a source."""
_IN_CAPITALS = re.compile(r"(?:the\s+)?[A-Z]")
_FIXED = re.compile(
    r"(?:,[^,;.]{1,60},|,)?\s+(?:(?:has|had|have|later|then|also|now)\s+){0,2}"
    r"(?:corrected|revised|cut|lowered|raised|doubled|reduced|increased|amended|updated)\s+(?:the|its|his|her|their|that)\s+"
    r"(?:[\w-]+\s+){0,2}(?:number|figure|toll|count|estimate|total|tally|list)\b[^.;\d]{0,60}?\bto\s+$"
)
"""What stands between a source and the number that it has put in the place of another."""
_TURNS = re.compile(
    r"(?:[,;]\s*|\s)(?:while|whereas|but|and)\s+(?P<who>(?:(?:the|a|an|its|their|some|other)\s+)?(?:[\w’'-]+\s+){0,5}?[\w’'-]+)"
    r"(?:,[^,;.\d]{1,60},)?\s+(?:(?:has|had|have|also|later|himself|itself)\s+){0,2}"
    rf"(?:{PUTS}|{SAYS})\s(?P<what>[^.;:“”\"]{{0,50}})$"
)
"""Another source that the same sentence turns to before the number."""
_WHO_SPOKE = re.compile(
    rf",\s+(?:who|which)\s+(?:(?:has|had|have|also|earlier|first|later)\s+){{0,2}}(?:{PUTS})\s[^.;:,“”\"]{{0,40}}$"
)
_ACCORDED = re.compile(r"[^.;:\d]{0,50}?,?\s+according\s+to\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_WORDS, _SHARED = 60, 42
"""Characters around a number that are compared with those of another page, and the letters of them that must agree."""
_OFTEN = 2
"""Tellings of a speaker that show where it counts."""
_FULL = 10
_A_DAY = timedelta(days=1)
_LATELY = timedelta(days=3)
"""How old a count may be that an outlet rounds."""
_A_WEEK = timedelta(days=7)
_COUNTED_ONCE = frozenset({"killed", "wounded", "people", "infected"})
"""Measures whose numbers seldom come out the same on two days."""
_REACH = 90
_KINDS = frozenset({"organisation", "office", "person", "country", "place", "unnamed"})


def counted_by(reading: Reading, tellings: Sequence[Telling], known: Speakers) -> tuple[Telling, ...]:
    """The tellings of a page, those in the outlet's own voice under the body that their sentence gives them to."""
    article = reading.article
    if article is None:
        return tuple(tellings)
    spans = {figure.id: figure.span for figure in reading.figures}
    voices = {said.id: said.chain[-1] for said in reading.statements}
    kinds = {
        figure.id: next((block.kind for block in article.blocks if block.span.covers(figure.span)), "paragraph")
        for figure in reading.figures
    }
    mentions = sorted(
        ((span, actor) for actor in reading.actors if actor.kind in _KINDS for span in actor.mentions),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    last = {figure.id: voices[figure.statement] for figure in reading.figures}
    found = []
    for telling in tellings:
        voice = last[telling.id]
        if not telling.own and _EDITION.search(voice.label):
            first = telling.chain[0]
            telling = replace(telling, own=True, generic=False, speaker=frozenset({first}), chain=(first,), label=None)
        if kinds[telling.id] == "table":
            first = telling.chain[0]
            telling = replace(telling, own=True, generic=False, speaker=frozenset({first}), chain=(first,), label=None)
            found.append(telling)
            continue
        if not telling.own and voice.kind == "document":
            whose = _described(reading, article, spans[telling.id], known)
            found.append(given_to(telling, whose) if whose else telling)
            continue
        if telling.own and _WE.search(
            article.text, sentence_around(article, spans[telling.id]).start, spans[telling.id].start
        ):
            found.append(replace(telling, own=False))
            continue
        actor = _counter(article, telling, spans[telling.id], mentions)
        speaker = known.called(reading, actor.label) if actor else None
        if not telling.own and (other := _nearer(reading, article, spans[telling.id], (known, mentions))):
            found.append(telling if other.key in telling.speaker else given_to(telling, other))
            continue
        if speaker and actor and actor.kind == "organisation" and folded(actor.label) not in PRONOUNS:
            # A body under the name that its page has for it, not under that of who speaks for it elsewhere.
            speaker = replace(speaker, label=" ".join(actor.label.split()))
        if speaker is None and telling.own and not telling.headline:
            speaker = _described(reading, article, spans[telling.id], known)
        found.append(given_to(telling, speaker) if speaker else telling)
    return tuple(found)


def given_to(telling: Telling, speaker: Speaker) -> Telling:
    """The telling as the count of somebody whom its outlet only passes on."""
    return replace(
        telling,
        own=False,
        speaker=frozenset({speaker.key}),
        label=speaker.label,
        generic=speaker.generic,
        chain=(*telling.chain, speaker.key),
    )


def _counter(article: Article, telling: Telling, span: Span, mentions: Sequence[tuple[Span, Actor]]) -> Actor | None:
    if not telling.own or telling.headline:
        return None
    sentence = sentence_around(article, span)
    near = [(at, actor) for at, actor in mentions if sentence.start <= at.start and at.end <= sentence.end]
    return _before(article.text, span, near) or _behind(article.text, span, sentence, near)


def _before(text: str, span: Span, near: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """The body before the number that counts it: the nearest one with a verb of counting, or "its total"."""
    for at, actor in reversed(near):
        if at.end > span.start or span.start - at.end > _REACH:
            continue
        told = text[at.end : span.start]
        if actor.kind in ("organisation", "office", "person") and (_GAVE.fullmatch(told) or _FIXED.fullmatch(told)):
            return actor
        if _BREAK.search(text[at.end : span.start]):
            continue
        verb = _COUNTED.match(text, at.end, span.start)
        named = actor.kind == "organisation" or (actor.kind == "unnamed" and _IN_CAPITALS.match(actor.label))
        own = _OWN_COUNT.match(text, at.end, span.start) if named else None
        counts = actor.kind in ("organisation", "office", "person") or (verb and "f" in verb.group()[-2:])
        if (verb and counts) or own:
            return actor
    return None


def _behind(text: str, span: Span, sentence: Span, near: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """The body after the number: "…, according to the office", "…, the ministry's spokesman said" at the end."""
    for at, actor in near:
        if at.start < span.end or actor.kind in ("unnamed", "country", "place"):
            continue
        lead, tail = text[span.end : at.start], text[at.end : sentence.end]
        if re.search(r"\baccording\s+to\s+(?:[\w’'-]+\s+){0,4}$", lead, re.IGNORECASE):
            return actor
        if re.search(r"\b(?:in|by|on)\s+(?:the\s+)?$", lead) and _ITS_COUNT.match(text, at.end):
            return actor
        ends = re.fullmatch(r"[^.;]{0,60}?\b(?:said|says|told|stated|reported|announced)\b[^;]{0,50}", tail)
        if ends and _AFTER.search(lead) and not re.search(r"[.;]", lead):
            return actor
    return None


def _nearer(
    reading: Reading, article: Article, span: Span, whom: tuple[Speakers, Sequence[tuple[Span, Actor]]]
) -> Speaker | None:
    """Whom the words next to a number give it to, inside what another says.

    "…, while a resident spoke of 165", "contradicting the police, who spoke of 19", "puts its dead at three, according
    to the ministry".
    """
    known, mentions = whom
    sentence = sentence_around(article, span)
    near = [(at, actor) for at, actor in mentions if sentence.start <= at.start and at.end <= sentence.end]
    text = article.text
    for at, actor in near:
        after = at.start >= span.end and _ACCORDED.fullmatch(text, span.end, at.start)
        told = text[at.end : span.start] if at.end <= span.start else ""
        before = _WHO_SPOKE.fullmatch(told) or _FIXED.fullmatch(told)
        if (after or before) and actor.kind in ("organisation", "office", "person"):
            return known.called(reading, actor.label)
    turned = _TURNS.search(text[sentence.start : span.start])
    if turned is None or _BREAK.search(turned["what"]):
        return None
    return _source_of(reading, " ".join(turned["who"].split()), known)


def _source_of(reading: Reading, who: str, known: Speakers) -> Speaker | None:
    """The speaker whom words describe that end in a name of a source; None for other words."""
    if not _BODY.search(who):
        return None
    name = folded(who)
    named = any(word[:1].isupper() for word in who.split()[1:])
    found = known.called(reading, who)
    return found or Speaker(key=name, names=frozenset({name}), label=who, generic=not (named or " " in name))


def _described(reading: Reading, article: Article, span: Span, known: Speakers) -> Speaker | None:
    """Whoever the words before the number give it to, where no actor is read there ("Hospital staff say 29")."""
    sentence = sentence_around(article, span)
    said = _SAYS.search(article.text[sentence.start : span.start])
    if said is None or _BREAK.search(said["what"]):
        return None
    return _source_of(reading, _AT_FIRST.sub("", " ".join(said["who"].split())), known)


def settled(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a story, where an outlet's own number is the word of the one who alone gives it that day.

    Only full numbers of ten and more, of one measure and place, are taken for the same; `own` stays true, so that such
    a telling is at odds with nobody.
    """
    given: dict[tuple[object, ...], set[frozenset[str]]] = {}
    days: dict[tuple[object, ...], list[Telling]] = {}
    for telling in tellings:
        if not (telling.own or telling.generic) and telling.polarity == "positive":
            given.setdefault(_number(telling), set()).add(telling.speaker)
            days.setdefault(_number(telling), []).append(telling)
    # The page of a body that counts itself, as a press release is, passes on nobody's number.
    counting = {name for names in given.values() for one in names for name in one}
    found = []
    for telling in tellings:
        speakers = given.get(_number(telling), set()) if not telling.speaker & counting else set()
        full = (telling.value or 0) >= _FULL and telling.bound != "about"
        if telling.own and full and len(speakers) == 1 and any(_near(telling, o) for o in days[_number(telling)]):
            telling = replace(telling, speaker=next(iter(speakers)))
        found.append(telling)
    return tuple(found)


def placed_as_elsewhere(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a story, a full number of no place in the one place where others tell that number.

    `placed` stays false: no word of its page tells it.
    """
    places: dict[tuple[object, ...], set[tuple[str, ...]]] = {}
    for one in tellings:
        if one.placed and one.scope.place and (one.value or 0) >= _FULL:
            places.setdefault((one.measure, one.unit, one.value, one.scope.event), set()).add(one.scope.place)
    found = []
    for one in tellings:
        known = places.get((one.measure, one.unit, one.value, one.scope.event), set())
        if not one.scope.place and len(known) == 1:
            one = replace(one, scope=replace(one.scope, place=next(iter(known)), shared=True))
        found.append(one)
    return tuple(found)


def placed_by_speaker(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a story, a count of no told place in the one place where its speaker counts everywhere else."""
    places: dict[tuple[object, ...], list[tuple[str, ...]]] = {}
    for one in tellings:
        if one.placed and not one.own and not one.generic and one.scope.place and not one.scope.event:
            for name in one.speaker:
                places.setdefault((name, one.measure, one.unit), []).append(one.scope.place)
    found = []
    for one in tellings:
        told = [place for name in one.speaker for place in places.get((name, one.measure, one.unit), [])]
        nobodys = one.own or one.generic
        if not one.placed and not nobodys and not one.scope.event and len(told) >= _OFTEN and len(set(told)) == 1:
            one = replace(one, scope=replace(one.scope, place=told[0], shared=True), placed=True)
        found.append(one)
    return tuple(found)


def of_copies(tellings: Sequence[Telling], originals: Mapping[str, str]) -> tuple[Telling, ...]:
    """The tellings of a story, those of a copy of no told day on the day of the same number in its original.

    `originals`: the original page of each copy.
    """
    days = {(one.page, one.measure, one.value): one.as_of for one in reversed(tellings)}
    return tuple(
        replace(one, as_of=days.get((originals[one.page], one.measure, one.value), one.as_of))
        if one.page in originals and not one.dated
        else one
        for one in tellings
    )


def in_the_same_words(tellings: Sequence[Telling], texts: Mapping[str, str]) -> tuple[Telling, ...]:
    """The tellings of a story, a number in the words of an earlier page also under whoever tells it there.

    `texts`: the text of each page. A page that quotes another prints a number of its, whomever it quotes as the source;
    its day is that of the first telling where the page tells none.
    """
    around: dict[tuple[object, ...], list[tuple[Telling, str, str]]] = {}
    found: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda one: one.published or datetime.max):
        text = texts[telling.page]
        head = "".join(c for c in text[max(0, telling.start - _WORDS) : telling.start].lower() if c.isalnum())
        tail = "".join(c for c in text[telling.start : telling.start + _WORDS].lower() if c.isalnum())
        told = around.setdefault((telling.measure, telling.value, telling.polarity), [])
        first = next((one for one, *words in told if one.page != telling.page and _alike(words, (head, tail))), None)
        told.append((telling, head, tail))
        if first is not None and telling.polarity == "positive":
            day = telling.as_of if telling.dated else first.as_of
            telling = replace(telling, speaker=telling.speaker | first.speaker, as_of=day)
        found[telling.id] = telling
    return tuple(found[telling.id] for telling in tellings)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether letters before and after two numbers agree as far as a sentence of some eight words reaches."""
    (head, tail), (other_head, other_tail) = one, other
    return _agreeing(head[::-1], other_head[::-1]) + _agreeing(tail, other_tail) >= _SHARED


def _agreeing(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def rounded(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a story, an outlet's round number of no told day on the day of the last count that it rounds."""
    full = [one for one in tellings if not one.own and not one.partitive and one.polarity == "positive" and one.as_of]
    found = []
    for telling in tellings:
        if telling.own and not telling.dated and telling.published and telling.value and telling.bound != "exact":
            known = [one for one in full if _is_rounded(telling, one)]
            last = max(known, key=lambda one: (one.as_of or (datetime.min, datetime.min))[0], default=None)
            telling = replace(telling, as_of=last.as_of) if last else telling
        found.append(telling)
    return tuple(found)


def _is_rounded(telling: Telling, full: Telling) -> bool:
    if telling.published is None or full.published is None or full.value is None or full.bound == "about":
        return False
    alike = (telling.measure, telling.unit, telling.scope) == (full.measure, full.unit, full.scope)
    lately = timedelta() <= telling.published - full.published <= _LATELY
    return alike and lately and rounds(telling, full)


def repeated(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a story, where a full number of no told day is of the day of the earlier page that tells it.

    Its speaker is the same, it is told in order to be denied, or an outlet tells it when a higher one has come out
    since: nobody counts anew and finds as many.
    """
    first: dict[tuple[object, ...], list[Telling]] = {}
    found: dict[str, Telling] = {}
    of_one: dict[tuple[object, ...], list[Telling]] = {}
    for telling in tellings:
        of_one.setdefault(_counted(telling), []).append(telling)
    for telling in sorted(tellings, key=lambda one: one.published or datetime.max):
        known = first.setdefault(_number(telling), [])
        once = telling.measure in _COUNTED_ONCE or telling.earlier
        before = None
        if not telling.dated and (telling.value or 0) >= _FULL and once:
            # Of those that one number has, the first that answers is enough.
            others = of_one[_counted(telling)]
            before = next((one for one in known if _is_told_again(telling, one, others)), None)
        if before:
            telling = replace(telling, as_of=before.as_of)
        elif telling.polarity == "positive":
            known.append(telling)
        found[telling.id] = telling
    return tuple(found[telling.id] for telling in tellings)


def _is_told_again(telling: Telling, first: Telling, others: Sequence[Telling]) -> bool:
    """Whether a telling only tells an earlier page's number again, a week later at most; `others` count the same."""
    if first.page == telling.page or not first.published or not telling.published:
        return False
    if telling.published - first.published > _A_WEEK:
        return False
    if first.speaker & telling.speaker or telling.polarity == "negative":
        return True
    return _is_outrun(telling, first, others)


def _is_outrun(telling: Telling, first: Telling, others: Sequence[Telling]) -> bool:
    """Whether a higher number of the same came out between an earlier telling and this one in an outlet's own voice."""
    if not telling.own or not telling.published or not first.published or telling.bound != first.bound:
        return False
    return any(
        (one.value or 0) > (telling.value or 0)
        and one.published
        and first.published < one.published < telling.published
        for one in others
    )


def _counted(telling: Telling) -> tuple[object, ...]:
    return telling.measure, telling.unit, telling.scope.place, telling.scope.event


def _number(telling: Telling) -> tuple[object, ...]:
    return telling.measure, telling.unit, telling.value, telling.scope.place, telling.scope.event


def _near(one: Telling, other: Telling) -> bool:
    """Whether two tellings describe days that are at most a day apart."""
    if one.as_of is None or other.as_of is None:
        return False
    return one.as_of[0] - other.as_of[1] <= _A_DAY and other.as_of[0] - one.as_of[1] <= _A_DAY
