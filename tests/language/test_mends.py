"""Trees that English does not have, and what they become; trees that it has, and stay."""

from __future__ import annotations

import pytest

from onrecord.language.mends import Tree, mend

Row = tuple[str, str, str, str, int, str]

SENT = [
    ("Norway", "norway", "NNP", "PROPN", 1, "nsubj"),
    ("sent", "send", "VBD", "VERB", 1, "root"),
    ("medics", "medic", "NNS", "NOUN", 1, "obj"),
    ("and", "and", "CC", "CCONJ", 4, "cc"),
    ("tents", "tent", "NNS", "NOUN", 2, "conj"),
    ("to", "to", "IN", "ADP", 6, "case"),
    ("Nepal", "nepal", "NNP", "PROPN", 4, "nmod"),
]
ARRESTED = [
    ("Officers", "officer", "NNS", "NOUN", 1, "nsubj"),
    ("fled", "flee", "VBD", "VERB", 1, "root"),
    ("or", "or", "CC", "CCONJ", 3, "cc"),
    ("arrested", "arrest", "VBN", "VERB", 1, "conj"),
    ("people", "people", "NNS", "NOUN", 3, "nsubj:pass"),
]
SHOT = [
    ("He", "he", "PRP", "PRON", 1, "nsubj"),
    ("shot", "shoot", "VBD", "VERB", 1, "root"),
    ("dead", "dead", "JJ", "ADJ", 3, "amod"),
    ("Abel", "abel", "NNP", "PROPN", 1, "obj"),
]
SEIZED = [
    ("They", "they", "PRP", "PRON", 1, "nsubj"),
    ("landed", "land", "VBD", "VERB", 1, "root"),
    ("and", "and", "CC", "CCONJ", 3, "cc"),
    ("seized", "seize", "VBN", "VERB", 1, "conj"),
    ("two", "two", "CD", "NUM", 5, "nummod"),
    ("ports", "port", "NNS", "NOUN", 1, "obl"),
]
LASTED = [
    ("It", "it", "PRP", "PRON", 1, "nsubj"),
    ("lasted", "last", "VBD", "VERB", 1, "root"),
    ("two", "two", "CD", "NUM", 3, "nummod"),
    ("days", "day", "NNS", "NOUN", 1, "obl"),
]
STRUCK = [
    ("strike", "strike", "NN", "NOUN", 0, "root"),
    ("of", "of", "IN", "ADP", 3, "case"),
    ("nine", "nine", "CD", "NUM", 3, "nummod"),
    ("days", "day", "NNS", "NOUN", 4, "compound"),
    ("exporters", "exporter", "NNS", "NOUN", 0, "nmod"),
]
PAST = [
    ("In", "in", "IN", "ADP", 3, "case"),
    ("the", "the", "DT", "DET", 3, "det"),
    ("past", "past", "JJ", "ADJ", 3, "amod"),
    ("Norway", "norway", "NNP", "PROPN", 4, "obl"),
    ("paid", "pay", "VBD", "VERB", 4, "root"),
]
SOUTH = [
    ("In", "in", "IN", "ADP", 3, "case"),
    ("the", "the", "DT", "DET", 3, "det"),
    ("old", "old", "JJ", "ADJ", 3, "amod"),
    ("Tarn", "tarn", "NNP", "PROPN", 4, "obl"),
    ("paid", "pay", "VBD", "VERB", 4, "root"),
]
SAID = [
    ("It", "it", "PRP", "PRON", 1, "nsubj"),
    ("left", "leave", "VBD", "VERB", 3, "ccomp"),
    (",", ",", ",", "PUNCT", 1, "punct"),
    ("said", "say", "VBD", "VERB", 3, "root"),
    ("Lund", "lund", "NNP", "PROPN", 1, "nsubj"),
]
ANSWERED = [
    ("It", "it", "PRP", "PRON", 1, "nsubj"),
    ("sent", "send", "VBD", "VERB", 1, "root"),
    ("answers", "answer", "NNS", "NOUN", 1, "obj"),
    ("to", "to", "IN", "ADP", 4, "case"),
    ("questions", "question", "NNS", "NOUN", 2, "nmod"),
]
LISTED = [
    ("Arrested", "arrest", "VBN", "VERB", 0, "root"),
    ("were", "be", "VBD", "AUX", 0, "aux:pass"),
    ("people", "people", "NNS", "NOUN", 0, "nsubj:pass"),
]
BEAT = [
    ("Guards", "guard", "NNS", "NOUN", 1, "nsubj"),
    ("beat", "beat", "VBD", "VERB", 1, "root"),
    ("miners", "miner", "NNS", "NOUN", 1, "obj"),
    ("and", "and", "CC", "CCONJ", 4, "cc"),
    ("detained", "detain", "VBD", "VERB", 1, "conj"),
    ("two", "two", "CD", "NUM", 6, "nummod"),
    ("boys", "boy", "NNS", "NOUN", 1, "obj"),
]
TITLED = [
    ("Defense", "defense", "NN", "NOUN", 1, "compound"),
    ("attorney", "attorney", "NN", "NOUN", 3, "nsubj"),
    ("Lund", "lund", "NNP", "PROPN", 3, "nsubj"),
    ("objected", "object", "VBD", "VERB", 3, "root"),
]
CONSENT = [
    ("consent", "consent", "NN", "NOUN", 0, "root"),
    ("of", "of", "IN", "ADP", 3, "case"),
    ("the", "the", "DT", "DET", 4, "det"),
    ("attorney", "attorney", "NN", "NOUN", 4, "compound"),
    ("general", "general", "NN", "NOUN", 0, "nmod"),
]
WANTED = [
    ("Villagers", "villager", "NNS", "NOUN", 1, "nsubj"),
    ("want", "want", "VBP", "VERB", 1, "root"),
    ("the", "the", "DT", "DET", 3, "det"),
    ("kiln", "kiln", "NN", "NOUN", 1, "obj"),
    ("closed", "close", "VBN", "VERB", 3, "acl"),
]
DUE = [
    ("Ministers", "minister", "NNS", "NOUN", 4, "nsubj:outer"),
    ("are", "be", "VBP", "AUX", 4, "cop"),
    ("due", "due", "JJ", "ADJ", 4, "case"),
    ("to", "to", "IN", "ADP", 2, "fixed"),
    ("talk", "talk", "VB", "VERB", 4, "root"),
]


RULED = [
    ("Chad", "chad", "NNP", "PROPN", 1, "nsubj"),
    ("freed", "free", "VBD", "VERB", 1, "root"),
    ("men", "man", "NNS", "NOUN", 1, "obj"),
    ("held", "hold", "VBN", "VERB", 2, "acl"),
    ("in", "in", "IN", "ADP", 5, "case"),
    ("April", "april", "NNP", "PROPN", 3, "obl"),
    ("and", "and", "CC", "CCONJ", 7, "cc"),
    ("rejected", "reject", "VBD", "VERB", 3, "conj"),
    ("talks", "talk", "NNS", "NOUN", 7, "obj"),
]
KEPT = [
    ("It", "it", "PRP", "PRON", 1, "nsubj"),
    ("freed", "free", "VBD", "VERB", 1, "root"),
    ("men", "man", "NNS", "NOUN", 1, "obj"),
    ("held", "hold", "VBN", "VERB", 2, "acl"),
    ("in", "in", "IN", "ADP", 5, "case"),
    ("April", "april", "NNP", "PROPN", 3, "obl"),
    ("beaten", "beat", "VBN", "VERB", 3, "conj"),
]

PHRASAL = [
    ("They", "they", "PRP", "PRON", 1, "nsubj"),
    ("ruled", "rule", "VBD", "VERB", 1, "root"),
    ("out", "out", "RP", "ADP", 1, "compound:prt"),
    ("sending", "send", "VBG", "VERB", 1, "advcl"),
    ("arms", "arm", "NNS", "NOUN", 3, "obj"),
]
WALKED = [
    ("They", "they", "PRP", "PRON", 1, "nsubj"),
    ("left", "leave", "VBD", "VERB", 1, "root"),
    (",", ",", ",", "PUNCT", 3, "punct"),
    ("singing", "sing", "VBG", "VERB", 1, "advcl"),
]


@pytest.mark.parametrize(
    ("rows", "word", "dep", "head"),
    [
        (SENT, 6, "obl", 1),
        (ARRESTED, 4, "obj", 3),
        (SOUTH, 3, "obl", 4),
        (SHOT, 2, "xcomp", 1),
        (SEIZED, 5, "obj", 3),
        (LASTED, 3, "obl", 1),
        (STRUCK, 3, "nmod", 0),
        (SAID, 4, "nsubj", 3),
        (ANSWERED, 4, "nmod", 2),
        (LISTED, 2, "nsubj:pass", 0),
        (BEAT, 6, "obj", 4),
        (TITLED, 2, "flat", 1),
        (CONSENT, 1, "case", 4),
        (WANTED, 4, "xcomp", 1),
        (RULED, 7, "conj", 1),
        (KEPT, 6, "conj", 3),
        (PHRASAL, 3, "xcomp", 1),
        (WALKED, 3, "advcl", 1),
    ],
    ids=[
        "sent to",
        "arrested",
        "in an old town",
        "shot dead",
        "seized",
        "lasted",
        "nine days",
        "said Lund",
        "answers to",
        "inverted passive",
        "a second object",
        "a title and a name",
        "of a noun of two words",
        "wanted done",
        "held and ruled out",
        "held and beaten",
        "behind a particle",
        "an aside",
    ],
)
def test_what_cannot_be_is_mended_and_the_rest_stays(rows: list[Row], word: int, dep: str, head: int) -> None:
    forms, lemma, tag, pos, heads, deps = (list(column) for column in zip(*rows, strict=True))
    tree = Tree(forms, lemma, tag, pos, deps, heads)
    mend(tree)
    assert (tree.dep[word], tree.head[word]) == (dep, head)
    changed = [i for i, row in enumerate(rows) if (tree.dep[i], tree.head[i]) != (row[5], row[4])]
    assert changed in ([], [word])


def test_what_is_due_to_be_done_is_an_infinitive() -> None:
    forms, lemma, tag, pos, heads, deps = (list(column) for column in zip(*DUE, strict=True))
    tree = Tree(forms, lemma, tag, pos, deps, heads)
    mend(tree)
    assert list(zip(tree.dep, tree.head, strict=True)) == [
        ("nsubj", 2),
        ("cop", 2),
        ("root", 2),
        ("mark", 4),
        ("xcomp", 2),
    ]


def test_the_past_goes_before_no_name() -> None:
    forms, lemma, tag, pos, heads, deps = (list(column) for column in zip(*PAST, strict=True))
    tree = Tree(forms, lemma, tag, pos, deps, heads)
    mend(tree)
    assert list(zip(tree.dep, tree.head, strict=True)) == [
        ("case", 2),
        ("det", 2),
        ("obl", 4),
        ("nsubj", 4),
        ("root", 4),
    ]


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"),
    [("slammed", "slam", ("nsubj", "aux")), ("given", "give", ("nsubj:pass", "aux:pass"))],
)
def test_who_has_done_something_to_an_object_does_not_suffer_it(
    verb: str, lemma: str, expected: tuple[str, str]
) -> None:
    rows = [
        ("She", "she", "PRP", "PRON", 2, "nsubj:pass"),
        ("'s", "be", "VBZ", "AUX", 2, "aux:pass"),
        (verb, lemma, "VBN", "VERB", 2, "root"),
        ("NATO", "nato", "NNP", "PROPN", 2, "obj"),
    ]
    forms, lemmas, tag, pos, heads, deps = (list(column) for column in zip(*rows, strict=True))
    tree = Tree(forms, lemmas, tag, pos, deps, heads)
    mend(tree)
    assert (tree.dep[0], tree.dep[1]) == expected
