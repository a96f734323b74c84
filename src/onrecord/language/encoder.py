"""The shipped transformer: windows of words in, the scores of every head out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from onrecord.language.acts import ActHead, load_acts
from onrecord.language.counting import CountHead, load_counts
from onrecord.language.lemmas import lemma_of
from onrecord.language.model_files import ENCODER, GRAPH, SETTINGS, VOCABULARY
from onrecord.language.small_networks import OUTPUTS as INNER
from onrecord.language.stances import StanceHead, load_stances
from onrecord.language.windows import PIECES, Window, Words
from onrecord.record import RunStopped

Scores = dict[str, NDArray[Any]]
SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime does to a graph that makes it slower on a processor: its sum and norm in one are plain loops."""
KNOWN_WORDS = 30_000
"""Words whose pieces and base forms are kept while a program runs, some 10 MB."""
OUTPUTS = ("tag", "pos", "lemma", "start", "name", "role", "arcs", "asked", "answers")


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model: `values` says what each head's numbers stand for, `moves` scores each tag with the next.

    `relations` are the matrix [relations, size] and bias by which a word and its head give the relation between them.
    `pieces` gives the numbers of a word's pieces, `ends` those that stand before and after a text.
    `ranks` gives the place of each whole word in the vocabulary, which is in the order of how common words are, and
    `lemma` the base form of a word with its tag, part of speech and the edit that the model proposes. `acts` is
    the head that reads which words tell an act, `counting` that of what numbers count, `stances` that of
    positions, where the model has one.
    """

    version: str
    values: dict[str, tuple[str, ...]]
    moves: dict[str, NDArray[np.float32]]
    relations: dict[str, NDArray[np.float32]]
    pieces: Callable[[str], Sequence[int]]
    ends: tuple[int, int]
    session: onnxruntime.InferenceSession
    ranks: dict[str, int]
    lemma: Callable[[str, str, str, str], str]
    acts: ActHead | None = None
    counting: CountHead | None = None
    stances: StanceHead | None = None

    def scores(
        self,
        windows: Sequence[Window],
        documents: Sequence[Words],
        heads: Sequence[str] = OUTPUTS,
        *,
        inner: Sequence[str] | None = None,
    ) -> Iterator[tuple[Window, Scores]]:
        """The scores of these heads for each window, in order; a head that is not asked for costs nothing.

        `inner` are outputs of vectors to give beside them: those that the heads of acts and numbers read, where the
        model has them and all heads are asked for.

        A window is run alone: int8 inference scales by the largest values of what it is given, so that a window read
        beside others would get scores that depend on them, and a page's record on the pages read with it.
        """
        if inner is None:
            inner = INNER if (self.acts or self.counting or self.stances) and heads is OUTPUTS else ()
        asked = (*heads, *inner)
        for window in windows:
            forms = documents[window.document].forms[window.first : window.last]
            inputs = _inputs(window, [self.pieces(form) for form in forms], self.ends)
            results = self.session.run(asked, inputs)
            yield window, {name: result[0] for name, result in zip(asked, results, strict=True)}


def _inputs(window: Window, pieces: Sequence[Sequence[int]], ends: tuple[int, int]) -> dict[str, NDArray[np.int64]]:
    """The network's inputs for a batch of one: of each word its pieces, between the two that open and close a text."""
    lengths = np.array([0, *map(len, pieces)], dtype=np.int64)
    # A word's first piece; 0, the piece before the text, for a word without pieces and for one that finds no room.
    first = np.cumsum(lengths)[:-1] + 1
    first[(lengths[1:] == 0) | (first >= PIECES)] = 0
    # Of a word the number in the window counted from 1; 0 for the pieces before and after the text.
    word_of = np.repeat(np.arange(len(lengths)), lengths)
    features = np.zeros((len(lengths), 3), dtype=np.int64)
    features[1:] = window.features
    inputs = {
        "ids": np.array([ends[0], *chain.from_iterable(pieces), ends[1]], dtype=np.int64)[:PIECES],
        "features": features,
        "word_of": np.concatenate(([0], word_of, [0]))[:PIECES],
        "first": first,
    }
    return {name: values[None] for name, values in inputs.items()}


def _pieces(vocabulary: list[str]) -> Callable[[str], Sequence[int]]:
    """A word's pieces as BERT cuts it, uncased, over the shipped vocabulary; the commonest words are looked up."""
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()

    def pieces(word: str) -> Sequence[int]:
        return tuple(tokenizer.encode([word], is_pretokenized=True).ids)

    return lru_cache(maxsize=KNOWN_WORDS)(pieces)


@cache
def load_encoder(threads: int = 1, other: str | None = None) -> Encoder:
    """The model that ships with the package, or the one in the folder `other`, on this many threads.

    Raises `RunStopped` where that folder lacks one of its files.
    """
    folder = Path(other) if other else files("onrecord.language") / "model"
    missing = [name for name in ENCODER if not (folder / name).is_file()]
    if missing:
        raise RunStopped(f"{folder} holds no model: it lacks {', '.join(missing)}; `python -m training` makes them")
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # The arena keeps the largest batch it ever saw; without it a run's memory stays flat.
    options.enable_cpu_mem_arena = False
    with as_file(folder / GRAPH) as path:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
    vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
    ranks = {piece: rank for rank, piece in enumerate(vocabulary) if piece.isalpha()}
    return Encoder(
        version=settings["version"],
        values={column: tuple(values) for column, values in settings["values"].items()},
        moves={column: np.array(table, dtype=np.float32) for column, table in settings["moves"].items()},
        relations={part: np.array(table, dtype=np.float32) for part, table in settings["relations"].items()},
        pieces=_pieces(vocabulary),
        ends=(vocabulary.index("[CLS]"), vocabulary.index("[SEP]")),
        session=session,
        ranks=ranks,
        lemma=lru_cache(maxsize=KNOWN_WORDS)(partial(lemma_of, ranks=ranks)),
        acts=load_acts(Path(str(folder))),
        counting=load_counts(Path(str(folder))),
        stances=load_stances(Path(str(folder))),
    )
