"""How well each one told of before fits "he", "she" or "they": a log-linear score over what syntax and discourse tell.

The candidates of a pronoun are entities: all mentions of one that is told of shortly before count together
(Denis and Baldridge 2008 rank mentions; Lappin and Leass 1994 name most of the signs). Weights were fitted by
`python -m training.pronouns` to the share that a candidate has of the summed exponentials of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from onrecord.language.links import Links
from onrecord.language.phrases import OBJECTS, STRAIGHT, Phrases
from onrecord.language.referents import Referent

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Entity:
    """One who may be meant: its first mention, and its mentions within reach before the pronoun, nearest first."""

    root: int
    near: tuple[int, ...]


def shares(links: Links, phrases: Phrases, number: int, entities: Sequence[Entity]) -> list[float]:
    """The probability of each of the entities to be meant by the pronoun, among these."""
    weights = _weights()
    pronoun = links.referents[number]
    kind = kind_of(pronoun)
    scores = [
        sum(weights.get(f"{kind} {sign}", 0.0) * value for sign, value in signs.items())
        for signs in all_signs(links, phrases, number, entities)
    ]
    top = max(scores, default=0.0)
    powers = [exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def kind_of(pronoun: Referent) -> str:
    """Which weights are a pronoun's: those of "he" and "she", or of "they"."""
    return "many" if pronoun.number == "many" else "one"


def all_signs(links: Links, phrases: Phrases, number: int, entities: Sequence[Entity]) -> list[dict[str, float]]:
    """What speaks for each entity: signs by name, most of them 0 or 1 and left out where 0."""
    by_nearness = sorted(range(len(entities)), key=lambda n: -entities[n].near[0])
    rank = {n: place for place, n in enumerate(by_nearness)}
    speakers = [n for n in by_nearness if any(speaks(phrases, links, m) for m in entities[n].near)]
    found = []
    for n, entity in enumerate(entities):
        signs = _signs(links, phrases, number, entity)
        signs[f"rank {min(rank[n], 4)}"] = 1.0
        if speakers and speakers[0] == n:
            signs["last speaker" + (" speaks" if speaks(phrases, links, number) else "")] = 1.0
        found.append(signs)
    return found


def _signs(links: Links, phrases: Phrases, number: int, entity: Entity) -> dict[str, float]:
    pronoun, nearest = links.referents[number], links.referents[entity.near[0]]
    columns = phrases.columns
    here = columns.sentence[pronoun.head]
    away = here - columns.sentence[nearest.head]
    role = _role(phrases, pronoun.head)
    signs = {f"away {min(away, 3)}": 1.0, f"{role} from {_role(phrases, nearest.head)}": 1.0}
    told = sum(member < number for member in links.members(entity.root))
    signs["told"] = log(told)
    signs[f"kind {_kind(links, entity.root, number)}"] = 1.0
    signs[f"nearest {nearest.kind}"] = 1.0
    for other in entity.near:
        mention = links.referents[other]
        back = here - columns.sentence[mention.head]
        if back <= 1 and phrases.relation(mention.head) in STRAIGHT:
            signs[f"subject {back}" + (" of subject" if role == "subject" else "")] = 1.0
        if back <= 2 and speaks(phrases, links, other):
            signs["speaker" + (" speaks" if speaks(phrases, links, number) else "")] = 1.0
        if back <= 1 and mention.kind == "pronoun":
            same = phrases.words[mention.first].casefold() == phrases.words[pronoun.first].casefold()
            signs["same word" if same else "other pronoun"] = 1.0
        if back == 0 and _over(phrases, pronoun.head, mention.head):
            signs["over it" + (" of subject" if role == "subject" else "")] = 1.0
        if _tells_of(phrases, pronoun.head, mention.head):
            signs["its clause"] = 1.0
        if mention.kind != "pronoun" and back == 0 and phrases.governor(mention.head) == phrases.governor(pronoun.head):
            signs["same verb"] = 1.0
    if phrases.quoted[nearest.head] != phrases.quoted[pronoun.head]:
        signs["quoted " + ("one" if phrases.quoted[pronoun.head] else "other")] = 1.0
    if phrases.paragraph[nearest.head] != phrases.paragraph[pronoun.head]:
        signs["other paragraph"] = 1.0
    if pronoun.gender:
        signs["gender" if links.gender(entity.root) else "no gender"] = 1.0
    if pronoun.number == "many":
        signs[f"number {nearest.number or 'open'} {nearest.sort}"] = 1.0
    if nearest.head and columns.sentence[nearest.head] != columns.sentence[nearest.head - 1]:
        signs["opens"] = 1.0
    return signs


def speaks(phrases: Phrases, links: Links, number: int) -> bool:
    """Whether the mention is one whose words are told."""
    referent = links.referents[number]
    source = phrases.columns.role[referent.head].endswith("source") and not phrases.quoted[referent.head]
    return source and phrases.relation(referent.head) in STRAIGHT


def _role(phrases: Phrases, word: int) -> str:
    relation = phrases.relation(word)
    if relation in STRAIGHT:
        return "subject"
    if relation in OBJECTS:
        return "object"
    return "owner" if relation == "nmod:poss" else "other"


def _kind(links: Links, root: int, number: int) -> str:
    kinds = {links.referents[member].kind for member in links.members(root) if member < number}
    return "name" if kinds - {"pronoun", "nominal"} else "noun" if "nominal" in kinds else "pronoun"


def _over(phrases: Phrases, word: int, subject: int) -> bool:
    """Whether the one is the subject of a clause that the word's own clause hangs on: "Lee said he"."""
    if phrases.relation(subject) not in STRAIGHT:
        return False
    governor = phrases.governor(subject)
    return governor in list(phrases.above(word))[1:]


def _tells_of(phrases: Phrases, word: int, noun: int) -> bool:
    """Whether the word stands in a clause that tells of the noun: "a driver who lost his way"."""
    columns = phrases.columns
    clauses = [
        verb for verb in phrases.above(word, 4) if columns.dep[verb] == "acl:relcl" and columns.head[verb] == noun
    ]
    subjects = (c for verb in clauses for c in phrases.children[verb] if columns.dep[c] in STRAIGHT)
    return any(columns.tag[c] in {"WP", "WDT"} for c in subjects)


@cache
def _weights() -> Mapping[str, float]:
    text = files("onrecord.language").joinpath("data", "antecedent_weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
