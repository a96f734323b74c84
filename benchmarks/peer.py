"""The peer: a spaCy pipeline of the usual small architecture, trained for some minutes on the same data.

Layers as in en_core_web_sm (HashEmbedCNN, width 96, depth 4, shared by tagger, parser and names), without its
lemmatiser, whose tables do not come with spaCy. An untrained parser takes other steps than a trained one, so that
only a trained one can be timed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch

from training.samples import Window, named_sentences, treebank

CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser", "ner"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""
LISTENER = """
[components.{name}]
factory = "{name}"

[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "*"
"""
MODELS = {
    "tagger": '@architectures = "spacy.Tagger.v2"\nnO = null\nnormalize = false',
    "parser": '@architectures = "spacy.TransitionBasedParser.v2"\nstate_type = "parser"\nextra_state_tokens = false\n'
    "hidden_width = 64\nmaxout_pieces = 2\nuse_upper = true\nnO = null",
    "ner": '@architectures = "spacy.TransitionBasedParser.v2"\nstate_type = "ner"\nextra_state_tokens = false\n'
    "hidden_width = 64\nmaxout_pieces = 2\nuse_upper = true\nnO = null",
}


def blank() -> spacy.language.Language:
    """The pipeline before training."""
    text = CONFIG
    for name, model in MODELS.items():
        part = LISTENER.format(name=name)
        text += part.replace(
            f"[components.{name}.model.tok2vec]",
            f"[components.{name}.model]\n{model}\n\n[components.{name}.model.tok2vec]",
        )
    return spacy.util.load_model_from_config(spacy.util.load_config_from_str(text), auto_fill=True)


def parsed(path: Path, vocabulary: Any) -> Iterator[Doc]:
    """Sentences of a treebank in documents of up to ten, with tags, heads and relations; names are not known."""
    group: list[Window] = []
    for sentence, new_document in treebank(path):
        if group and (new_document or len(group) == 10):
            yield _document(group, vocabulary)
            group = []
        group.append(sentence)
    if group:
        yield _document(group, vocabulary)


def _document(group: Sequence[Window], vocabulary: Any) -> Doc:
    window = Window([], [])
    for number, sentence in enumerate(group):
        window.extend(sentence, number)
    starts = [place == 0 or number != window.sentence[place - 1] for place, number in enumerate(window.sentence)]
    document = Doc(
        vocabulary,
        words=window.words,
        tags=window.tag,
        pos=window.pos,
        heads=window.head,
        deps=[
            "ROOT" if head == place else dep
            for place, (head, dep) in enumerate(zip(window.head, window.dep, strict=True))
        ],
        sent_starts=starts,
    )
    document.set_ents([], default="missing")
    return document


def named(path: Path, sources: Sequence[str], vocabulary: Any) -> Iterator[Doc]:
    """Rows of ner.jsonl with their names, nothing else known."""
    for window in named_sentences(path, sources, "train"):
        tags = ["" if tag == "-" else tag for tag in window.name]
        yield Doc(vocabulary, words=window.words, ents=tags)


def trained(data: Path, minutes: float, seed: int = 7) -> spacy.language.Language:
    """The pipeline after that many minutes of CPU time in training on the treebanks and names of `data`."""
    random.seed(seed)
    nlp = blank()
    language = data / "language"
    documents = [
        document
        for name in ("en_ewt-train", "en_gum-train-open")
        for document in parsed(language / f"{name}.conllu", nlp.vocab)
    ]
    documents += list(named(language / "ner.jsonl", ["uner-ewt", "wikigold", "eww"], nlp.vocab))
    examples = [
        Example(Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]), d)
        for d in documents
    ]
    random.shuffle(examples)
    optimizer = nlp.initialize(lambda: examples)
    until = time.process_time() + 60 * minutes
    while True:
        random.shuffle(examples)
        for batch in minibatch(examples, 32):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            if time.process_time() > until:
                return nlp
