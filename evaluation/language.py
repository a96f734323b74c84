"""The language room against treebanks (raw text in, words aligned as in CoNLL 2018) and named entities."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.figure import Figure
from onrecord.language import Analyser, load
from onrecord.language.morphology import FEATURES
from onrecord.language.shipped import KINDS
from onrecord.record import Analysis, Article, Mention

PARTIAL_SETS = {"uner-ewt": {"PERSON", "ORG", "LOC"}, "wikigold": {"PERSON", "ORG", "LOC"}}
"""Sources that know only these labels; what we find of others is not counted against us there."""


@dataclass(slots=True)
class GoldDocument:
    """One treebank document: its id, its raw text and the gold columns by the characters of each word."""

    text: str = ""
    id: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """Index of the head among all words of the document; -1 for a root."""
    starts: set[int] = field(default_factory=set)
    """First characters of sentences."""


def treebank_documents(path: Path) -> Iterator[GoldDocument]:
    """Documents of a CoNLL-U file, the text put together from `# text`, a line a paragraph."""
    document, rows, text, breaks = GoldDocument(), [], "", False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and document.spans:
            yield document
            document = GoldDocument()
        if line.startswith("# newdoc id = "):
            document.id = line.removeprefix("# newdoc id = ")
        if line.startswith(("# newpar", "# newdoc")):
            breaks = True
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and line[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            _add_sentence(document, [row for row in rows if row[0].isdigit()], text, breaks)
            rows, breaks = [], False
    if document.spans:
        yield document


def _add_sentence(document: GoldDocument, rows: list[list[str]], text: str, breaks: bool) -> None:
    document.text += ("\n" if breaks else " ") if document.text else ""
    offset, place, first = len(document.text), 0, len(document.spans)
    for row in rows:
        found = text.find(row[1], place)
        if found < 0:
            # A word whose letters are not in the text (a split "gonna"): it can match nothing, and costs recall.
            found, end = place, place
        else:
            end = found + len(row[1])
        document.spans.append((offset + found, offset + end))
        place = end
    document.cells += rows
    document.heads += [first + int(row[6]) - 1 if row[6] != "0" else -1 for row in rows]
    document.starts.add(document.spans[first][0])
    document.text += text


def syntax_counts(document: GoldDocument, analysis: Analysis) -> Counter[str]:
    """Matching words and what is right about them."""
    counts: Counter[str] = Counter(gold=len(document.spans), found=len(analysis))
    ours = {span: i for i, span in enumerate(zip(analysis.start, analysis.end, strict=True))}
    for i, span in enumerate(document.spans):
        j = ours.get(span)
        if j is None:
            continue
        cells = document.cells[i]
        head = -1 if analysis.head[j] == j else analysis.head[j]
        head_span = None if head < 0 else (analysis.start[head], analysis.end[head])
        gold_span = None if document.heads[i] < 0 else document.spans[document.heads[i]]
        arc = head_span == gold_span
        counts["uas"] += arc
        counts["las"] += arc and analysis.dep[j].split(":")[0] == cells[7].split(":")[0]
        counts["upos"] += analysis.pos[j] == cells[3]
        wanted = [part for part in cells[5].split("|") if part.split("=")[0] in FEATURES]
        counts["feats"] += analysis.feats[j] == "|".join(wanted).replace("Ptan", "Plur")
        counts["lemma"] += analysis.lemma[j] == cells[2] or cells[2] == "_"
    starts = {
        analysis.start[i] for i in range(len(analysis)) if i == 0 or analysis.sentence[i] != analysis.sentence[i - 1]
    }
    counts["sentences gold"] += len(document.starts)
    counts["sentences found"] += len(starts)
    counts["sentences right"] += _right_sentences(document, starts)
    return counts


def _right_sentences(document: GoldDocument, starts: set[int]) -> int:
    """Sentences whose both bounds are right."""
    end = len(document.text)
    gold, ours = sorted(document.starts), sorted(starts)
    pairs = set(zip(gold, [*gold[1:], end], strict=True)) & set(zip(ours, [*ours[1:], end], strict=True))
    return len(pairs)


def _syntax(data: Path, analyser: Analyser) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for path in sorted((data / "language").glob("*-dev*.conllu")):
        began = time.perf_counter()
        documents = list(treebank_documents(path))
        analyses = analyser.analyse([Article(id=str(n), text=d.text) for n, d in enumerate(documents)])
        total: Counter[str] = Counter()
        for document, analysis in zip(documents, analyses, strict=True):
            total.update(syntax_counts(document, analysis))
        seconds = time.perf_counter() - began
        name = path.name.split(".")[0]
        for key in ("uas", "las", "upos", "lemma", "feats"):
            value = 2 * total[key] / (total["gold"] + total["found"])
            found[f"language.{name}.{key}"] = Figure(value, total["gold"], seconds)
        both = total["sentences gold"] + total["sentences found"]
        value = 2 * total["sentences right"] / both
        found[f"language.{name}.sentence_f1"] = Figure(value, total["sentences gold"], seconds)
    return found


Row = dict[str, Any]
LABELS = {kind: label for label, kind in KINDS.items()}


def _entities(rows: list[Row]) -> tuple[str, set[tuple[int, int, str]], list[tuple[int, int]]]:
    """A text with a row a line, its gold entities by characters, and the stretches whose labels are not known."""
    text = ""
    gold: list[tuple[int, int, str]] = []
    unknown = []
    for row in rows:
        for word, tag in zip(row["words"], row["tags"], strict=True):
            start = len(text)
            text += word + " "
            if tag == "-":
                unknown.append((start, start + len(word)))
            elif tag.startswith("I-") and gold and gold[-1][2] == tag[2:]:
                gold[-1] = (gold[-1][0], start + len(word), tag[2:])
            elif tag != "O":
                gold.append((start, start + len(word), tag[2:]))
        text = text[:-1] + "\n"
    return text, set(gold), unknown


def _counted(mention: Mention, source: str, unknown: list[tuple[int, int]]) -> bool:
    label = LABELS.get(mention.kind)
    if label is None or label not in PARTIAL_SETS.get(source, {label}):
        return False
    return not any(start < mention.span.end and mention.span.start < end for start, end in unknown)


def _names(data: Path, analyser: Analyser) -> dict[str, Figure]:
    path = data / "language" / "ner.jsonl"
    if not path.exists():
        return {}
    rows = [
        row for line in path.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["split"] == "dev"
    ]
    found: dict[str, Figure] = {}
    for source in sorted({row["src"] for row in rows}):
        began = time.perf_counter()
        mine = [row for row in rows if row["src"] == source]
        groups = [_entities(mine[i : i + 20]) for i in range(0, len(mine), 20)]
        analyses = analyser.analyse([Article(id=source, text=text) for text, _, _ in groups])
        right = ours = theirs = 0
        for (_, gold, unknown), analysis in zip(groups, analyses, strict=True):
            got = {
                (m.span.start, m.span.end, LABELS[m.kind]) for m in analysis.mentions if _counted(m, source, unknown)
            }
            right, ours, theirs = right + len(got & gold), ours + len(got), theirs + len(gold)
        if theirs:
            seconds = time.perf_counter() - began
            found[f"names.{source}.f1"] = Figure(2 * right / (ours + theirs), theirs, seconds)
    return found


def figures(data: Path, analyser: Analyser | None = None) -> dict[str, Figure]:
    """language.SET.* of every treebank and names.SRC.f1 of every source with dev rows."""
    if not (data / "language").is_dir():
        return {}
    analyser = analyser or load()
    return _syntax(data, analyser) | _names(data, analyser)
