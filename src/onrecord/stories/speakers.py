"""One speaker under the names that several pages use: a spokeswoman, "the ministry" and "Norway's foreign ministry"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.record import Actor, Party, Reading, Voice
from onrecord.record.common_names import BODIES, OF_A_TOWN
from onrecord.stories.bodies import Body, body_named, folded, land_of, spoken_for
from onrecord.stories.joined_names import LINKS, OF_STATES, same_name, shorter, words_of
from onrecord.stories.tellings import is_generic, voice_key

PRONOUNS = frozenset(
    "he she it they we i you him her them us who one ones both some those these this that nobody somebody someone "
    "everyone everybody anyone no-one none many others all which what".split()
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_THE_BODY = re.compile(
    rf"the\s+(?:[\w’'-]+\s+){{0,3}}(?:{BODIES}"
    r"|parliament|court|navy|guard|administration|directorate|command|alliance|movement)$",
    re.IGNORECASE,
)
"""A name in lower case that is still one body's: whoever tells of "the fire service" tells of the same."""
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]*\s|\n")
_RELATIVE = re.compile(r",\s+(?:which|who|whose)\s.*$", re.DOTALL)
_WHOSE = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)
_FEW = 3
"""Words of a phrase around a pronoun that says no more than it."""
_SINGLE = 6
"""Words of a name that a reporter would still write in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who answers for words: `key` is one for all its names, `names` are in lower case, `label` is the fullest.

    `generic`: only described, so that it may be one of those named.
    """

    key: str
    names: frozenset[str]
    label: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of a story's pages by page and voice; a voice that stands for nobody ("it was said") has none."""

    found: Mapping[tuple[str, Voice], Speaker]
    holders: Mapping[tuple[str, Party], str] = field(default_factory=dict)
    """Of those who take a position and are told of by what they are, the name of the body that it is."""

    def chain(self, reading: Reading, voices: Sequence[Voice]) -> tuple[Speaker, ...]:
        """The speakers from the page's outlet on, without those that stand for nobody."""
        told = [speaker for voice in voices if (speaker := self.found.get((reading.id, voice)))]
        return tuple(told) or (_outlet(voices[0]),)

    def called(self, reading: Reading, label: str) -> Speaker | None:
        """The one speaker that a page can mean by a label, of all the story's, else of those that speak on the page.

        A label of two words or more that no speaker has is a speaker of its own.
        """
        name = folded(label)
        body = body_named(label)
        every = list({speaker.key: speaker for speaker in self.found.values()}.values())
        same = [speaker for speaker in every if name in speaker.names]
        if not same and body and not body.land:
            # "The ministry of health" is the health ministry, and in a story of one country that of the country.
            same = [s for s in every if body.core in (*s.names, s.key.partition(" (")[0])]
        if len(same) != 1:
            here = {speaker.key: speaker for (page, _), speaker in self.found.items() if page == reading.id}
            whole = every if " " in name else list(here.values())
            same = [s for s in whole if any(set(name.split()) <= set(words_of(other)) for other in s.names)]
        if not same and len(name.split()) > 1:
            return Speaker(key=name, names=frozenset({name}), label=" ".join(label.split()))
        return same[0] if len(same) == 1 and not same[0].generic else None


def _outlet(voice: Voice) -> Speaker:
    return Speaker(key=voice_key(voice), names=frozenset({voice_key(voice)}), label=voice.label)


@dataclass(slots=True)
class _Page:
    """Bodies and places in order of mention, for "the ministry" and "its director"."""

    reading: Reading
    actors: dict[str, Actor]
    codes: Mapping[str, str]
    bodies: list[tuple[int, Body]] = field(default_factory=list)
    lands: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What the story's pages tell of names: key to its forms, and who speaks for which body how often."""

    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    speaks: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    former: set[tuple[str, str]] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    calls: dict[str, str] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    whose: dict[str, str] = field(default_factory=dict)


def speakers(readings: Iterable[Reading]) -> Speakers:
    """Who speaks in a story: names that can only be one are one, and who speaks for a body is the body.

    A shorter name stands for the one longer name that holds all its words; "the ministry" for the last one told
    before; a ministry without a country for the only one of its kind. What could be two is neither.
    """
    every = list(readings)
    codes = _codes(every)
    pages = [_page(reading, codes) for reading in every]
    known, keys = _Known(whose=_names_of_lands(every, codes)), {}
    lands = _lands_of_bodies(pages)
    texts = {reading.id: reading.article.text.lower() for reading in every if reading.article}
    for page in pages:
        for voice in dict.fromkeys(v for s in page.reading.statements for v in s.chain):
            key = _key(page, voice, known, lands)
            if key is not None:
                keys[page.reading.id, voice] = key
    for (page_id, voice), key in list(keys.items()):
        if _is_of_another(key, texts[page_id], known):
            # "The mayor" of a page without the one mayor that the story names is another town's.
            keys[page_id, voice] = _kept(known, f"{key} on {page_id}", voice.label)
            known.described.add(keys[page_id, voice])
    one = _joined(known, codes)
    groups: dict[str, set[str]] = defaultdict(set)
    for key in {*keys.values(), *one}:
        groups[one.get(key, key)].add(key)
    told = {root: _speaker(root, members, known) for root, members in groups.items()}
    found = {}
    for (page_id, voice), key in keys.items():
        root = one.get(key, key)
        loose = voice.kind in ("unnamed", "group") and not _is_proper(voice.label)
        nameless = loose or is_generic(voice) or bool(_WHOSE.match(voice.label))
        body = body_named(voice.label)
        one_body = _THE_BODY.match(f"the {body.core}" if body and body.land else " ".join(voice.label.split()))
        alone = nameless and not one_body and len(groups[root]) == 1 and key not in known.people
        found[page_id, voice] = replace(told[root], generic=True) if alone else told[root]
    held = {}
    for page in pages:
        for party in dict.fromkeys(position.holder for position in page.reading.positions):
            if key := _held_by(page, party, lands):
                root = one.get(key, key)
                held[page.reading.id, party] = told[root].label if root in told else _whose(key, known)
    return Speakers(found, held)


def _held_by(page: _Page, party: Party, lands: Mapping[str, set[str]]) -> str | None:
    """The key of a holder that is a body by common words ("the foreign ministry"); None of all others."""
    actor = page.actors.get(party.actor or "")
    named = body_named(party.label) if actor is None or actor.kind == "organisation" else None
    words = _ARTICLE.sub("", _WHOSE.sub("", " ".join(party.label.split())))
    if named is None or named.land or not _THE_BODY.match(f"the {words}") or words[1:] != words[1:].lower():
        return None
    if words.lower() in OF_A_TOWN:
        return None
    body = _on_page(page, named, party.span.start if party.span else 0)
    return _body_key(body, lands, page) if body else None


def _whose(key: str, known: _Known) -> str:
    """A body by its key, with the name of its country where the story's pages tell one."""
    core, _, land = key.removesuffix(")").partition(" (")
    return f"{known.whose[land]}’s {core}" if land in known.whose else core


def _codes(readings: Iterable[Reading]) -> dict[str, str]:
    """Country codes by the first letters of names and adjectives that pages use of countries and their bodies.

    A body's country may be guessed from its page: only letters that begin alike ("Fran", "Fren") are of one country.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for actor in (actor for reading in readings for actor in reading.actors if actor.country):
        body = body_named(actor.label) if actor.kind in ("organisation", "office") else None
        stem = land_of(actor.label) if actor.kind == "country" else body.land if body else ""
        if stem and actor.country:
            found[actor.country].add(stem)
    return {stem: code for code, stems in found.items() if len({s[:2] for s in stems}) == 1 for stem in stems}


def _names_of_lands(readings: Iterable[Reading], codes: Mapping[str, str]) -> dict[str, str]:
    """For each country or place that bodies are of the one-word name that pages use most."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in (actor for reading in readings for actor in reading.actors):
        words = actor.label.split()
        if len(words) == 1 and words[0].isalpha() and words[0].istitle():
            land = land_of(actor.label)
            found[codes.get(land, land)][actor.label] += len(actor.mentions)
    return {land: names.most_common(1)[0][0] for land, names in found.items()}


def _page(reading: Reading, codes: Mapping[str, str]) -> _Page:
    article = reading.article
    page = _Page(reading, {actor.id: actor for actor in reading.actors}, codes)
    if article is None:
        return page
    for actor in reading.actors:
        body = body_named(actor.label) if actor.kind in ("organisation", "office") else None
        land = land_of(actor.label) if actor.kind in ("country", "place") or len(actor.label.split()) == 1 else ""
        for mention in actor.mentions:
            if body and not body.owned:
                page.bodies.append((mention.start, _coded(body, codes)))
            if land:
                page.lands.append((mention.start, codes.get(land, land)))
    page.bodies.sort(key=lambda pair: pair[0])
    page.lands.sort()
    return page


def _lands_of_bodies(pages: Iterable[_Page]) -> dict[str, set[str]]:
    """For each kind of body ("foreign ministry") the countries that any page gives one."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for _, body in page.bodies:
            if body.land:
                found[body.core].add(body.land)
        for voice in (v for s in page.reading.statements for v in s.chain[1:]):
            named = body_named(voice.label)
            told = [_coded(named, page.codes)] if named else []
            for body in [*told, *(b for b, _ in _roles(page, voice))]:
                if body.land:
                    found[body.core].add(body.land)
    return found


def _roles(page: _Page, voice: Voice) -> Iterator[tuple[Body, bool]]:
    """The bodies that a voice is told to speak for, as far as its own page says, with the place of the words."""
    actor = page.actors.get(voice.actor or "")
    article = page.reading.article
    told = [(voice.label, voice.span.start if voice.span else 0)]
    if actor and actor.kind in ("person", "office") and article:
        spans = [*actor.mentions, *(office.span for office in actor.offices)]
        told += [(span.of(article.text), span.start) for span in spans]
    for words, at in dict.fromkeys(told):
        found = spoken_for(words)
        if found and (body := _on_page(page, found[0], at)):
            yield body, found[1]


def _on_page(page: _Page, body: Body, at: int) -> Body | None:
    """A body with what the words before it add: "its ministry", "the office"; None where nothing says which."""
    body = _coded(body, page.codes)
    if body.owned:
        if not body.core:
            return next((b for start, b in reversed(page.bodies) if start < at and _is_near(page, start, at)), None)
        whose = next((land for start, land in page.lands if start == at), "")
        return _in_land(body, whose) if whose else None
    if " " in body.core or body.proper or body.core == "government" or not body.core:
        return body if body.core else None
    fuller = [(start, b) for start, b in page.bodies if " " in b.core and b.core.split()[-1] == body.core]
    before = [b for start, b in fuller if start < at]
    return before[-1] if before else fuller[0][1] if fuller else body


def _is_near(page: _Page, start: int, at: int) -> bool:
    """Whether "its director" can be that of the body before: told in the sentence before or in its own."""
    between = page.reading.article.text[start:at] if page.reading.article else ""
    return len(_SENTENCE_END.findall(between)) < 2


def _coded(body: Body, codes: Mapping[str, str]) -> Body:
    return _in_land(body, codes.get(body.land, body.land)) if body.land else body


def _in_land(body: Body, land: str) -> Body:
    return replace(body, land=land, owned=False)


def _key(page: _Page, voice: Voice, known: _Known, lands: Mapping[str, set[str]]) -> str | None:
    """The key of a voice before names are joined; None where it stands for nobody."""
    label = folded(voice.label)
    actor = page.actors.get(voice.actor or "")
    if voice.kind == "outlet" and (actor is None or label not in PRONOUNS):
        known.outlets.add(label)
        return _kept(known, label, voice.label)
    if (_is_nobody(label) and actor is None) or (label == "unnamed" and voice.span is None):
        return None
    if actor and actor.kind == "person" and _is_name(actor.label):
        name = folded(actor.label)
        known.people.add(name)
        for body, former in _roles(page, voice):
            key = _body_key(body, lands, page)
            if former:
                known.former.add((name, key))
            known.speaks[name][key] += 1
            _kept(known, key, "")
        for office in actor.offices:
            known.titles[_title(office.office)].add(name)
        return _kept(known, name, actor.label)
    if actor and actor.kind in ("country", "place"):
        known.places.add(folded(actor.label))
    return _described(page, voice, known, lands)


def _described(page: _Page, voice: Voice, known: _Known, lands: Mapping[str, set[str]]) -> str:
    """The key of a voice that is no person by name: the body that it is or speaks for, else its own words."""
    label = folded(voice.label)
    actor = page.actors.get(voice.actor or "")
    label = folded(_RELATIVE.sub("", voice.label))
    words = (
        actor.label if actor and (label in PRONOUNS or actor.kind == "organisation") else _RELATIVE.sub("", voice.label)
    )
    loose = voice.kind in ("unnamed", "group")
    spoken = next(iter(_roles(page, voice)), None)
    body, form = (spoken[0], "") if spoken and not spoken[1] else (None, words)
    if body is None and (named := body_named(words)):
        body = _on_page(page, named, voice.span.start if voice.span else 0)
    loose = loose and not (body and _THE_BODY.match(f"the {body.core}"))
    if voice.kind == "document" or body is None or (loose and not (spoken or _is_told(page, body))):
        if loose or voice.kind == "document" or _WHOSE.match(words):
            known.described.add(folded(words))
        return _kept(known, folded(words), words)
    key = _body_key(body, lands, page)
    known.calls.setdefault(key, " ".join(words.split()))
    return _kept(known, key, form if folded(form).endswith(body.core) else "")


def _is_told(page: _Page, body: Body) -> bool:
    """Whether the page names the body as one, apart from the voice."""
    return any(b.core == body.core for _, b in page.bodies)


def _is_nobody(label: str) -> bool:
    """Whether words stand for somebody told elsewhere: "she", "we both", "most of us"."""
    words = label.split()
    return label in PRONOUNS or (1 < len(words) <= _FEW and (words[0] in PRONOUNS or words[-1] in PRONOUNS))


def _is_name(label: str) -> bool:
    described = label.lower().startswith(("the ", "a ", "an "))
    return label[:1].isupper() and not described and folded(label) not in PRONOUNS


def _is_proper(label: str) -> bool:
    """Whether all words but the smallest have capitals: a name ("Doctors for All"), no description."""
    words = [word for word in _RELATIVE.sub("", label).split() if word not in LINKS]
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _title(office: str) -> str:
    return folded(office).split(" of ")[0]


def _kept(known: _Known, key: str, form: str) -> str:
    forms = known.forms[key]
    if form:
        forms[" ".join(form.split())] += 1
    return key


def _body_key(body: Body, lands: Mapping[str, set[str]], page: _Page) -> str:
    """The kind of body with its country, where the words, the page or the whole story leave one only."""
    told = lands.get(body.core, set())
    land = body.land
    several = len({land for found in lands.values() for land in found}) > 1
    if not land and (len(told) > 1 or (several and body.core.split()[-1] in OF_STATES)):
        # Of a story in two countries, the other one has such a body, too, even where no page names it with its country.
        told = {b.land for _, b in page.bodies if b.core == body.core and b.land} or _home(page, lands)
    if not land and len(told) == 1:
        land = next(iter(told))
    return f"{body.core} ({land})" if land else body.core


def _home(page: _Page, lands: Mapping[str, set[str]]) -> set[str]:
    """The country of a body that tells the page itself: "the government" of an office's own notice is its own."""
    outlet = page.reading.article.outlet if page.reading.article else None
    body = body_named(outlet) if outlet else None
    return lands.get(body.core, set()) if body else set()


def _joined(known: _Known, codes: Mapping[str, str]) -> dict[str, str]:
    """For each key the key of its group: shorter names under longer ones, people under the body they speak for."""
    short = shorter(known.forms.keys() - known.described, known.places, known.people, known.outlets)
    one: dict[str, str] = {}

    def root(key: str) -> str:
        while key in one:
            key = one[key]
        return key

    def join(key: str, other: str) -> None:
        key, other = root(key), root(other)
        if key != other:
            one[key] = other

    for name, fuller in short.items():
        join(name, fuller)
    for name, fuller in same_name(known.forms, known.described, known.outlets).items():
        join(name, fuller)
    for name, told in known.speaks.items():
        whole = Counter({key: n for key, n in told.items() if (name, key) not in known.former})
        sure = [key for key, _ in whole.most_common() if "(" in key or " " in key]
        if sure and not any(former == name for former, _ in known.former):
            join(name, sure[0])
            for key in sure[1:]:
                # Two names of one body that one person speaks for: "the interior ministry" is that of the country.
                if key.split(" (")[0] == sure[0].split(" (")[0] and ("(" in key) != ("(" in sure[0]):
                    join(key, sure[0])
    for key in [key for key in known.forms if key.startswith("government (")]:
        of = {name for name in known.places if f"government ({codes.get(land_of(name), land_of(name))})" == key}
        if of and (name := min(of, key=lambda name: (len(name), name))) in known.forms:
            join(name, key)
    for key in list(known.forms):
        holders = known.titles.get(_title(key), set())
        if len(holders) == 1 and key not in known.people:
            known.described.add(key)
            join(key, next(iter(holders)))
    return {key: root(key) for key in one}


def _is_of_another(key: str, text: str, known: _Known) -> bool:
    """Whether a bare title is held by one person of the story whom its page does not name."""
    holders = known.titles.get(_title(key), set())
    return len(holders) == 1 and key not in known.people and next(iter(holders)).split()[-1] not in text


def _speaker(root: str, members: set[str], known: _Known) -> Speaker:
    forms = {folded(form) for key in members for form in known.forms[key]}
    names = frozenset(forms or members)
    if outlets := [form for key in members & known.outlets for form in known.forms[key]]:
        return Speaker(key=root, names=names, label=min(outlets, key=lambda form: (form.isupper(), -len(form), form)))
    bodies = members - known.people
    named = {key for key in bodies if any(form[:1].isupper() for form in known.forms[key])}
    kinds = (bodies - known.described, named, members)
    told: Counter[str] = Counter()
    for keys in kinds:
        for key in keys if not told else ():
            told.update(known.forms[key])
    label = _fullest(told) or next((known.calls[key] for key in members if key in known.calls), min(members))
    if label.islower():
        label = next((said for key in sorted(members) if (said := _whose(key, known)) != key), label)
    if label.islower() and (people := members & known.people):
        # "foreign ministry" does not say whose: the one who speaks for it is better known.
        label = _fullest({form: n for key in people for form, n in known.forms[key].items()}) or label
    return Speaker(key=root, names=names, label=label)


def _fullest(forms: Mapping[str, int]) -> str:
    """The name that says most and that a reporter would still write; capitals throughout only where nothing else is."""
    short = {_ARTICLE.sub("", form.split(", ")[0]): n for form, n in forms.items()}
    whose = {form: n for form, n in short.items() if not form.lower().startswith(("its ", "his ", "her ", "their "))}
    plain = {form: n for form, n in (whose or short).items() if not form.isupper()} or whose or short
    plain = {form: n for form, n in plain.items() if form[:1].isupper()} or plain
    fit = {form: n for form, n in plain.items() if len(form.split()) <= _SINGLE} or plain
    return max(fit, key=lambda form: (len(form.split()), fit[form], form), default="")
