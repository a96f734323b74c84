"""Characters to words, by rule, the way the English universal treebanks cut them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_APOSTROPHE = "'’‘ʼ"
_DASHES = "-‐‑–—"


@cache
def _abbreviations() -> str:
    """Abbreviations that keep their full stop, as one alternation, longest first."""
    lines = files("onrecord.language").joinpath("data/abbreviations.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]      # addresses of pages
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                               # addresses of people
      | [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co|uk|info|tv)\b(?:/[\w./-]*)?
      | [@\#]\w+
      | (?-i:{_abbreviations()})\.(?!\w)                          # Mr. Sen. Inc.
      | (?-i:Nos?|nos?|pp?|Vol)\.(?=\s?\d)                         # No. 10
      | (?:gon|wan|got)(?=(?:na|ta)\b) | (?:na|ta)(?<=gonna|wanna|gotta)\b
      | :-?[()DPp](?!\w) | ;-?[()](?!\w)
      | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w]))?                  # U.S. a.m. U.S.A
      | (?-i:\b[A-Z])\.(?=\s*[{_APOSTROPHE}A-Z(]|\s*[A-Z]|[,;])          # the V. of a middle name
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?=\D|$)                   # 40,000.5
      | \d+(?::\d\d)+                                              # 10:32
      | \d+(?:[./]\d+)+(?![\d])                                    # 2.5 3/4 1.2.3
      | \.\d+
      | \d+(?:st|nd|rd|th|s|[{_APOSTROPHE}]s)\b                    # 21st 1990s
      | \d+
      | [{_APOSTROPHE}](?:s|re|ve|ll|d|m|em|til|cause|tis|twas)\b
      | [{_APOSTROPHE}]\d\ds?\b                                    # '90s
      | can(?=not\b)
      | (?:ca|wo|sha|ai)(?=n[{_APOSTROPHE}]t\b)
      | [^\W\d_]+?(?=n[{_APOSTROPHE}]t\b)
      | n[{_APOSTROPHE}]t\b | N[{_APOSTROPHE}]T\b
      | [^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:[{_APOSTROPHE}](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+|&[A-Z]+\b)*
      | \.{{2,}} | …
      | -{{2,}} | ={{2,}} | \*{{2,}} | \${{2,}} | \#{{2,}} | ~{{2,}} | >{{2,}} | <{{2,}}
      | [!?]{{2,}}
      | ``|''
      | _+
      | [^\w\s]
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Words of `text[start:end]` as (start, end) characters of `text`, in order, none empty, none holding a blank.

    Contractions are two words (do|n't, it|'s), hyphens and currency signs stand alone, numbers and abbreviations
    are whole.
    """
    return [match.span() for match in _pattern().finditer(text, start, len(text) if end is None else end)]
