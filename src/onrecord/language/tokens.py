"""Characters to words, by rule, the way the English universal treebanks cut them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import islice

_APOSTROPHE = "'’‘ʼ"
_UNSEEN = r"\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Control and format characters: no words, but a word may hold them ("minis\u00adter")."""
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    r"\u0e00-\u0eff\xad\u200b-\u200f\u2060\ufeff"
)
"""What goes on with a word after its first letter without being a letter: accents, vowel signs, soft hyphens."""
_PICTURE = r"[\u2600-\u27bf\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"


@cache
def _abbreviations() -> str:
    """Abbreviations that keep their full stop, as one alternation, longest first."""
    lines = files("onrecord.language").joinpath("data/abbreviations.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


PREFIXES = (
    "agro anti bio counter cross cyber extra geo hyper infra inter intra macro micro mini multi non over "
    "post pre pro pseudo quasi semi socio sub super trans ultra un under"
)
"""Prefixes that the treebanks keep in one word with what follows the hyphen. "re", "co", "ex" and "mid" are cut off:
who was a founder, a minister or elected is read from the word behind them."""
STARTERS = (
    "The A An He She It They We But And So In On At This That These Those There His Her Their If When For As Some"
)
"""Words that start a sentence: a single capital and a full stop before one of them is no initial."""

_PARTED = "cannot|gonna|wanna|gotta|(?:do|does|did|is|was|were|are|have|has|had|could|would|should|ca|wo)nt"
"""Plain words that are two."""


@cache
def _pattern() -> re.Pattern[str]:
    prefixes, starters = PREFIXES.replace(" ", "|"), STARTERS.replace(" ", "|")
    return re.compile(
        rf"""
        (?-i:(?!(?:{_PARTED})\b)[a-z]{{2,}})(?=[\s,])                  # most words, found first
      | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]      # addresses of pages
      | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+            # addresses of people
      | (?<![\w-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,9}}\.(?:com|org|net|gov|edu|co|uk|info|tv)\b(?:/[\w./-]*)?
      | @\w+ | \#(?!\d)\w+
      | (?-i:{_abbreviations()})\.(?!\w)                          # Mr. Sen. Inc.
      | (?-i:MR|MRS|MS|DR|GOV|SEN|REP|GEN|LT|COL|CAPT|MAJ|SGT|REV|PROF|INC|CORP|LTD|ST|JR|SR)\.(?!\w)
      | (?-i:Nos?|nos?|pp?|Vol)\.(?=\s?\d)                         # No. 10
      | \d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\d-])                          # numbers of telephones
      | (?<![\w-])[\w-]{{1,99}}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|mp[34]|html?|csv|zip)\b
      | (?:{prefixes})-(?-i:[a-z])[^\W\d_]+(?![\w-])                   # anti-corruption, cross-border; pro-Oslo is cut
      | e-(?:mail|commerce|bike|book|sport|scooter|visa|cigarette)(?:s|ed|ing)?\b
      | (?:gon|wan|got)(?=(?:na|ta)\b) | (?:na|ta)(?<=gonna|wanna|gotta)\b
      | :-?[()DPp](?!\w) | ;-?[()](?!\w)
      | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w]))?                  # U.S. a.m. U.S.A
      | (?-i:\b(?:[A-Z]\.)+[A-Z])(?![\w.])                        # U.S
      | (?-i:\b[A-Z])\.(?!\s+(?-i:{starters})\b)(?=\s*[{_APOSTROPHE}A-Z(]|[,;])  # the V. of a name
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?=\D|$)                   # 40,000.5
      | \d+(?::\d\d)+                                              # 10:32
      | \d+(?:[./]\d+)+(?![\d])                                    # 2.5 3/4 1.2.3
      | \.\d+
      | \d+(?:st|nd|rd|th|s|[{_APOSTROPHE}]s)\b                    # 21st 1990s
      | \d+
      | [{_APOSTROPHE}](?:s|re|ve|ll|d|m|em|til|cause|tis|twas)\b
      | [{_APOSTROPHE}]\d\ds?\b                                    # '90s
      | can(?=not\b)
      | \b(?:do|does|did|is|was|were|are|have|has|had|could|would|should|ca|wo)(?=nt\b)
      | (?:ca|wo|sha|ai)(?=n[{_APOSTROPHE}]t\b)
      | [^\W\d_]+?(?=n[{_APOSTROPHE}]t\b)
      | n[{_APOSTROPHE}]t\b | N[{_APOSTROPHE}]T\b
      | [^\W\d_](?:[^\W_]|[{_MARKS}])*(?:[{_APOSTROPHE}](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+|&[A-Z]+\b)*
      | \.{{2,}} | …
      | -{{2,}} | ={{2,}} | \*{{2,}} | \${{2,}} | \#{{2,}} | ~{{2,}} | >{{2,}} | <{{2,}}
      | [!?]{{2,}}
      | ``|''
      | _+
      | {_PICTURE}(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{_PICTURE})*
      | [^\w\s{_UNSEEN}]
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def tokens(text: str, start: int = 0, end: int | None = None, most: int | None = None) -> list[tuple[int, int]]:
    """Words of `text[start:end]` as (start, end) characters of `text`, in order, none empty, none holding a blank.

    Contractions are two words (do|n't, it|'s), hyphens and currency signs stand alone, numbers and abbreviations
    are whole. Time grows with the length of the text, whatever it holds; reading stops after `most` words.
    """
    found = _pattern().finditer(text, start, len(text) if end is None else end)
    return [match.span() for match in islice(found, most)]
