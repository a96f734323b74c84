"""`python -m training.pronouns DATA [--folds N]`: the weights by which a pronoun's antecedent is chosen.

Fitted by maximum likelihood, with a Gaussian prior, to pronouns of which somebody says for whom they stand: those of
GUM's open genres (DATA/language/en_gum-train-open.conllu) and of the passages in own/pronouns.txt. Writes
src/onrecord/language/data/antecedent_weights.tsv. With `--folds` it writes nothing and tells how many pronouns of
passages left out get the right one.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.coreference import gold_mentions
from evaluation.language import GoldDocument, treebank_documents
from onrecord.language import load
from onrecord.language.antecedents import all_signs, kind_of
from onrecord.language.coreference import named
from onrecord.language.links import Links
from onrecord.language.phrases import Phrases
from onrecord.language.pronouns import by_its_clause, is_first_person, who_may_be_meant
from onrecord.record import Article, Why

OWN = Path(__file__).with_name("own") / "pronouns.txt"
TARGET = Path(__file__).parents[1] / "src" / "onrecord" / "language" / "data" / "antecedent_weights.tsv"
PRIOR = 3.0
"""Inverse variance of the prior; the share of right ones hardly changes from 1 to 10."""
KNOWN = {"one its clause": 4.0, "many its clause": 4.0}
"""Means of the prior that are not 0: who is told of by the clause that the pronoun stands in is hardly ever another."""
LEAST = 4
"""Candidates that a sign must be seen with to get a weight."""
HEADER = (
    "# What speaks for a candidate of a pronoun, and how much; made by python -m training.pronouns. Own work and GUM's"
    " open genres; Apache-2.0."
)
_OPEN = re.compile(r"\[(\d+) ")


class Text(NamedTuple):
    """A text with its mentions: for the first character of a head word, or of a marked stretch, whom it stands for."""

    name: str
    text: str
    entities: Mapping[int, frozenset[str]]
    stretches: tuple[tuple[int, int, str], ...] = ()


class Case(NamedTuple):
    """A pronoun: the text it is of, its kind, the signs of each candidate, and which of them are right."""

    name: str
    kind: str
    signs: list[dict[str, float]]
    right: list[bool]


class Matrix(NamedTuple):
    """A case as numbers: [candidates, signs] and [candidates]."""

    signs: NDArray[np.float64]
    right: NDArray[np.bool_]


def treebank(path: Path) -> Iterator[Text]:
    """The documents of a treebank whose cells hold entities."""
    for document in treebank_documents(path):
        yield Text(document.id, document.text, _entities(document))


def _entities(document: GoldDocument) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for mention in gold_mentions(document):
        found[document.spans[mention.head][0]].add(mention.entity)
    return {start: frozenset(entities) for start, entities in found.items()}


def own(path: Path = OWN) -> Iterator[Text]:
    """Passages with `[1 Ann Lee] said [1 she] …`: a paragraph a line, a blank line between passages."""
    written = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for number, passage in enumerate(re.split(r"\n\s*\n", written.strip())):
        text, stretches = unmarked(passage, f"{path.name}, passage {number + 1}")
        yield Text(f"own {number}", text, {}, tuple(stretches))


def unmarked(passage: str, where: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The words of a passage without its marks, and the stretches [start, end) that stood in them, by number.

    Raises ValueError where a bracket is not closed.
    """
    text, stretches, at = "", [], 0
    opened: list[tuple[int, str]] = []
    while at < len(passage):
        mark = _OPEN.match(passage, at)
        if mark:
            opened.append((len(text), mark[1]))
            at = mark.end()
            continue
        if passage[at] == "]" and opened:
            start, entity = opened.pop()
            stretches.append((start, len(text), entity))
        else:
            text += passage[at]
        at += 1
    if opened:
        raise ValueError(f"{where}: a mark is not closed: {text[opened[-1][0] :][:40]!r}")
    return text, stretches


def cases(texts: Sequence[Text]) -> Iterator[Case]:
    """Every pronoun of which it is known for whom it stands, with who may be meant; earlier ones joined as is right."""
    articles = [Article(id=text.name, text=text.text) for text in texts]
    for text, article, analysis in zip(texts, articles, load().analyse(articles), strict=True):
        links, phrases = named(article, analysis)
        yield from _cases(text, links, phrases)


def _cases(text: Text, links: Links, phrases: Phrases) -> Iterator[Case]:
    entities = dict(text.entities)
    for start, end, entity in text.stretches:
        words = [n for n, at in enumerate(phrases.columns.start) if start <= at < end]
        if words:
            head = phrases.columns.start[phrases.head(words[0], words[-1])]
            entities[head] = entities.get(head, frozenset()) | {entity}

    def of(number: int) -> frozenset[str]:
        return entities.get(phrases.columns.start[links.referents[number].head], frozenset())

    for number, referent in enumerate(links.referents):
        if referent.kind != "pronoun" or is_first_person(referent, phrases):
            continue
        structural = by_its_clause(links, phrases, number)
        if structural is not None:
            if structural:
                links.join(number, structural[0], Why(rule="structure"))
            continue
        candidates = who_may_be_meant(links, phrases, number)
        right = [any(of(number) & of(m) for m in links.members(c.root) if m < number) for c in candidates]
        if of(number):
            yield Case(text.name, kind_of(referent), all_signs(links, phrases, number, candidates), right)
        if any(right):
            links.join(number, candidates[right.index(True)].near[0], Why(rule="gold"))


def signs_of(found: Sequence[Case]) -> dict[str, int]:
    """The signs that get a weight, with their place."""
    seen = Counter(f"{case.kind} {sign}" for case in found if any(case.right) for signs in case.signs for sign in signs)
    return {sign: place for place, sign in enumerate(sorted(s for s, count in seen.items() if count >= LEAST))}


def matrices(found: Sequence[Case], places: Mapping[str, int]) -> Iterator[Matrix]:
    """Cases with a candidate as numbers."""
    for case in found:
        signs = np.zeros((len(case.signs), len(places)))
        for row, told in enumerate(case.signs):
            for sign, value in told.items():
                place = places.get(f"{case.kind} {sign}")
                if place is not None:
                    signs[row, place] = value
        if case.signs:
            yield Matrix(signs, np.array(case.right))


def fitted(found: Sequence[Case], places: Mapping[str, int]) -> NDArray[np.float64]:
    """The weights under which the right candidates of all cases together are likeliest."""
    told = [matrix for matrix in matrices(found, places) if matrix.right.any()]
    means = np.array([KNOWN.get(sign, 0.0) for sign in places])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        away = weights - means
        value, slope = PRIOR * float(away @ away) / 2, PRIOR * away
        for matrix in told:
            scores = matrix.signs @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            right = shares * matrix.right
            value -= float(np.log(max(right.sum(), 1e-12)))
            slope = slope + matrix.signs.T @ (shares - right / max(right.sum(), 1e-12))
        return value, slope

    best = minimize(loss, means, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(best.x, dtype=np.float64)


def right_by_folds(found: Sequence[Case], folds: int) -> tuple[int, int]:
    """How many pronouns of texts left out get a right candidate, of all that have one."""
    names = sorted({case.name for case in found})
    random.Random(1).shuffle(names)
    right = count = 0
    for fold in range(folds):
        out = set(names[fold::folds])
        rest = [case for case in found if case.name not in out]
        places = signs_of(rest)
        weights = fitted(rest, places)
        for matrix in matrices([case for case in found if case.name in out], places):
            if matrix.right.any():
                count += 1
                right += bool(matrix.right[int((matrix.signs @ weights).argmax())])
    return right, count


def main() -> None:
    """Fit and write, or tell how well it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="a folder with language/en_gum-train-open.conllu")
    parser.add_argument("--folds", type=int, default=0, help="measure by leaving out every N-th part in turn")
    options = parser.parse_args()
    texts = [*treebank(options.data / "language" / "en_gum-train-open.conllu"), *own()]
    found = list(cases(texts))
    if options.folds:
        for name, part in (("GUM", [c for c in found if not c.name.startswith("own")]), ("all", found)):
            right, count = right_by_folds(part, options.folds)
            print(f"{name}: {right} of {count} pronouns right, {right / count:.3f}")
        return
    places = signs_of(found)
    weights = fitted(found, places)
    rows = [f"{sign}\t{weight:.2f}" for sign, weight in zip(places, weights, strict=True)]
    TARGET.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
