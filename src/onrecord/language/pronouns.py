"""Who "he", "their" and "it" are: the fittest of those told of shortly before, or nobody where two fit alike.

Those that agree and that binding within a clause allows are ranked by `antecedents`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.language.antecedents import Entity, shares, speaks
from onrecord.language.links import Links
from onrecord.language.phrases import OBJECTS, STRAIGHT, Phrases
from onrecord.language.referents import Gender, Referent, role_noun
from onrecord.record import Why

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
MODIFYING = frozenset({"amod", "compound", "nmod:desc"})
"""Relations of a name that only says of what sort another thing is: "U.N. action"."""
REACH = 3
"""Sentences that a pronoun looks back."""
SURE = 0.4
"""How probable the fittest must be."""
SURE_MANY = 0.6
"""How probable for "they", which is read less well."""
SURE_SPEAKER = 0.7
"""How probable where the pronoun is one who speaks: else it is whoever spoke before, which attribution knows better."""
EMPTY_VERBS = frozenset("be seem appear rain snow take remain become emerge happen turn look matter follow".split())
"""Verbs whose "it" mostly stands for nobody."""


def pronouns(phrases: Phrases) -> list[Referent]:
    """Every personal pronoun that can stand for people or bodies, in text order."""
    found = []
    for word, form in enumerate(phrases.words):
        small = form.casefold()
        if phrases.columns.tag[word] not in {"PRP", "PRP$"}:
            continue
        gender: Gender = "m" if small in MASCULINE else "f" if small in FEMININE else ""
        if gender:
            number = "one"
        elif small in PLURAL:
            number = "many"
        elif small in NEUTER or (small in FIRST_PERSON and form != "US"):
            number = "one" if small in NEUTER else ""
        else:
            continue
        found.append(
            Referent(kind="pronoun", first=word, last=word, head=word, sort="person", number=number, gender=gender)
        )
    return found


def is_first_person(referent: Referent, phrases: Phrases) -> bool:
    """Whether the pronoun stands for the one who speaks."""
    return phrases.words[referent.first].casefold() in FIRST_PERSON


def join_pronouns(links: Links, phrases: Phrases) -> None:
    """Join every pronoun of the third person with the one it stands for, in text order."""
    for number, referent in enumerate(links.referents):
        if referent.kind != "pronoun" or is_first_person(referent, phrases):
            continue
        word = phrases.words[referent.first].casefold()
        chosen = _chosen(links, phrases, number)
        if chosen is not None:
            other, score = chosen
            rule = "pronoun of a body" if word in NEUTER else "pronoun"
            links.join(number, other, Why(rule=rule, score=score))


def _chosen(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | None:
    structural = by_its_clause(links, phrases, number)
    if structural is not None:
        return structural or None
    return _fittest(links, phrases, number) or _last_quoted(links, phrases, number)


def by_its_clause(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | tuple[()] | None:
    """Whom a pronoun means where its clause alone decides, () for nobody; None where the fittest one is looked for."""
    word = phrases.words[links.referents[number].first].casefold()
    if word in NEUTER:
        return _of_its_clause(links, phrases, number) or ()
    if _is_of_several(links.referents[number], phrases):
        return ()
    if word.endswith(("self", "selves")):
        return _of_its_own_verb(links, phrases, number) or ()
    return None


def _of_its_own_verb(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | None:
    """Whom "himself" or "themselves" stands for: the subject of its verb, or of the nearest verb over it with one.

    Where that verb has an object too, it is the object that is told or asked to ("asked her to defend herself").
    """
    columns = phrases.columns
    pronoun = links.referents[number]
    heads = {r.head: n for n, r in enumerate(links.referents) if n != number}
    for verb in phrases.above(pronoun.head):
        roles = [c for c in phrases.children[verb] if columns.dep[c] in STRAIGHT | OBJECTS and c < pronoun.head]
        if columns.dep[verb] == "acl:relcl" and any(columns.tag[c] in {"WP", "WDT"} for c in roles):
            roles.append(columns.head[verb])
        for word in reversed(roles):
            other = heads.get(word)
            if (
                other is not None
                and _agrees(phrases, links.referents[other], pronoun)
                and links.may_join(number, other)
            ):
                return (other, 0.85) if _is_known(links, other) else None
        if any(columns.dep[word] in STRAIGHT for word in roles):
            return None
    return None


def _is_of_several(pronoun: Referent, phrases: Phrases) -> bool:
    """Whether "they" opens what several say together: "Ann Lee and Bo Ek said they would go" means no one mention."""
    columns = phrases.columns
    verb = columns.head[pronoun.head]
    if pronoun.number != "many" or columns.dep[pronoun.head] not in STRAIGHT or columns.dep[verb] != "ccomp":
        return False
    subjects = [c for c in phrases.children[columns.head[verb]] if columns.dep[c] in STRAIGHT]
    return any(columns.dep[c] == "conj" for subject in subjects for c in phrases.children[subject])


def _fittest(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | None:
    """The mention that the pronoun most likely stands for, with its probability; None where none is likely enough."""
    entities = who_may_be_meant(links, phrases, number)
    if not entities:
        return None
    share, entity = max(
        zip(shares(links, phrases, number, entities), entities, strict=True), key=lambda pair: (pair[0], pair[1].near)
    )
    several = SURE_MANY if links.referents[number].number == "many" else SURE
    least = max(several, SURE_SPEAKER if speaks(phrases, links, number) else 0.0)
    return (entity.near[0], round(min(0.9, share), 2)) if share >= least else None


def who_may_be_meant(links: Links, phrases: Phrases, number: int) -> list[Entity]:
    """Those told of within reach before the pronoun who agree with it, and whom syntax does not rule out."""
    near: dict[int, list[int]] = {}
    barred = _speakers(links, phrases, number) | _named_after(links, phrases, number)
    for other in _candidates(links, phrases, number):
        near.setdefault(links.root(other), []).append(other)
        if _bound(links, phrases, number, other):
            barred.add(links.root(other))
    return [Entity(root, tuple(mentions)) for root, mentions in near.items() if root not in barred]


def _named_after(links: Links, phrases: Phrases, number: int) -> set[int]:
    """Those whom the clause names after the pronoun that is its subject: "he had met Lee's sister" tells of two."""
    word = links.referents[number].head
    if phrases.columns.dep[word] not in STRAIGHT:
        return set()
    verb, sentence = phrases.columns.head[word], phrases.columns.sentence
    found = set()
    for other in range(number + 1, len(links.referents)):
        mention = links.referents[other]
        if sentence[mention.head] != sentence[word]:
            break
        if mention.kind != "pronoun" and verb in phrases.above(mention.head):
            found.add(links.root(other))
    return found


def _speakers(links: Links, phrases: Phrases, number: int) -> set[int]:
    """Who does not mean themselves: those who speak, beside a quoted pronoun in its paragraph, and whose they are."""
    word = links.referents[number].head
    if not phrases.quoted[word]:
        return set()
    beside = list(_of_its_paragraph(links, phrases, number))
    found = {links.root(n) for n in beside if speaks(phrases, links, n) and _is_known(links, n)}
    roles = [links.referents[n] for n in beside if links.root(n) in found]
    owners = [
        n
        for n in beside
        for role in roles
        if role.first <= links.referents[n].first <= links.referents[n].last <= role.last
    ]
    return found | {links.root(n) for n in owners}


def _of_its_paragraph(links: Links, phrases: Phrases, number: int) -> Iterator[int]:
    paragraph = phrases.paragraph[links.referents[number].head]
    for way in (range(number - 1, -1, -1), range(number + 1, len(links.referents))):
        for other in way:
            if phrases.paragraph[links.referents[other].head] != paragraph:
                break
            yield other


def _is_known(links: Links, number: int) -> bool:
    return links.referents[number].kind != "pronoun" or links.root(number) != number


def _last_quoted(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | None:
    """Who goes on speaking: of "he wrote" after a quotation the person quoted last before it."""
    pronoun = links.referents[number]
    sentence = phrases.columns.sentence
    here = sentence[pronoun.head]
    if not pronoun.gender or not speaks(phrases, links, number):
        return None
    around = range(bisect_left(sentence, here - REACH + 1), bisect_right(sentence, here))
    quotes = {sentence[word] for word in around if phrases.quoted[word]}
    if here not in quotes:
        return None
    for other in range(number - 1, -1, -1):
        candidate = links.referents[other]
        if here - sentence[candidate.head] >= REACH:
            return None
        if sentence[candidate.head] == here or not speaks(phrases, links, other):
            continue
        fits = links.may_join(number, other) and candidate.sort == "person" and candidate.number == "one"
        return (other, 0.75) if fits and sentence[candidate.head] in quotes and _is_known(links, other) else None
    return None


def _candidates(links: Links, phrases: Phrases, number: int) -> Iterator[int]:
    pronoun = links.referents[number]
    sentence = phrases.columns.sentence
    for other in range(number - 1, -1, -1):
        candidate = links.referents[other]
        if sentence[pronoun.head] - sentence[candidate.head] > REACH:
            return
        if candidate.last >= pronoun.first or not links.may_join(number, other):
            continue
        if candidate.predicate and len(links.members(other)) == 1:
            continue
        if candidate.kind == "pronoun" and links.root(other) == other and len(links.members(other)) == 1:
            if is_first_person(candidate, phrases) or not pronoun.gender or candidate.gender != pronoun.gender:
                continue
        elif not _agrees(phrases, candidate, pronoun):
            continue
        yield other


def _agrees(phrases: Phrases, candidate: Referent, pronoun: Referent) -> bool:
    """Whether one so named can be meant by a pronoun of this number."""
    if candidate.kind == "pronoun":
        return candidate.number == pronoun.number
    if pronoun.number == "one":
        return candidate.sort == "person" and candidate.number == "one"
    if candidate.noun == "person" and phrases.relation(candidate.head) not in STRAIGHT:
        return False
    if candidate.number == "" and phrases.relation(candidate.head) in MODIFYING:
        return False
    return candidate.number == "many" or (candidate.number == "" and candidate.sort in {"group", "body"})


def _bound(links: Links, phrases: Phrases, number: int, other: int) -> bool:
    """Whether syntax forbids that the pronoun stands for this mention.

    Subject and object of one verb are two; a word is not its own possessor; who
    speaks of "him" in a quotation does not mean the speaker.
    """
    pronoun, candidate = links.referents[number], links.referents[other]
    columns = phrases.columns
    word = pronoun.head
    if candidate.first <= word <= candidate.last:
        return True
    if columns.tag[word] == "PRP$" and candidate.head in phrases.above(word, 2):
        return not _stands_beside(phrases, columns.head[word], candidate.head)
    if columns.tag[word] != "PRP$" and phrases.governor(word) == phrases.governor(candidate.head):
        return columns.head[word] != word
    speaks = phrases.relation(candidate.head) in STRAIGHT and columns.role[candidate.head].endswith("source")
    same = columns.sentence[word] == columns.sentence[candidate.head]
    return speaks and same and phrases.quoted[word] and not phrases.quoted[candidate.head]


def _stands_beside(phrases: Phrases, thing: int, owner: int) -> bool:
    """ "Ann Lee and her driver", "Ann Lee, her old label and two others": whose it is may be whom it stands beside."""
    columns = phrases.columns
    if columns.head[thing] != owner:
        return False
    beside = columns.dep[thing] == "appos" and role_noun(phrases.words[thing]) is None
    return beside or columns.dep[thing] == "conj"


def _of_its_clause(links: Links, phrases: Phrases, number: int) -> tuple[int, float] | None:
    """The body that "it" or "its" stands for, only where a body is the subject of a clause over the pronoun's own.

    "Iraq said it ...", "the group said its ...", and a sentence that begins with "It said" after one with a body as
    subject; everything else is left open, since "it" stands for things more often than for bodies.
    """
    pronoun = links.referents[number]
    columns = phrases.columns
    word = pronoun.head
    if columns.tag[word] == "PRP" and columns.lemma[columns.head[word]] in EMPTY_VERBS | {"it"}:
        return None
    if any(columns.dep[c] == "cop" for c in phrases.children[columns.head[word]]):
        return None
    if _is_called(phrases, word):
        return None
    subjects = {r.head: n for n, r in enumerate(links.referents[:number]) if r.sort in {"body", "place", "group"}}
    over = [columns.head[word]] if columns.tag[word] == "PRP" else []
    for above in phrases.above(word):
        if above in over or columns.pos[above] not in {"VERB", "AUX", "ADJ", "NOUN"}:
            continue
        subject = next((c for c in phrases.children[above] if columns.dep[c] in STRAIGHT and c < word), None)
        if subject is None:
            continue
        known = subjects.get(subject)
        return (known, 0.8) if known is not None and links.referents[known].number != "many" else None
    return _of_the_sentence_before(phrases, number, word, subjects)


def _is_called(phrases: Phrases, word: int) -> bool:
    """ "The firm dropped the plan, with its chief calling it dead": the matter, and not who did so."""
    columns = phrases.columns
    verb = columns.head[word]
    if columns.dep[word] not in OBJECTS or columns.tag[verb] != "VBG":
        return False
    return any(columns.dep[c] in STRAIGHT for c in phrases.children[verb])


def _of_the_sentence_before(
    phrases: Phrases, number: int, word: int, subjects: dict[int, int]
) -> tuple[int, float] | None:
    columns = phrases.columns
    opens = word == 0 or columns.sentence[word - 1] != columns.sentence[word]
    verb = columns.head[word]
    if not opens or columns.dep[word] not in STRAIGHT or not columns.role[verb].endswith("cue"):
        return None
    before = columns.sentence[word] - 1
    roots = [w for w in range(word - 1, -1, -1) if columns.sentence[w] == before and columns.head[w] == w]
    for root in roots[:1]:
        subject = next((c for c in phrases.children[root] if columns.dep[c] in STRAIGHT), None)
        known = subjects.get(subject) if subject is not None else None
        if known is not None:
            return known, 0.65
    return None
