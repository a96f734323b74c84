"""Bylines become authors: "By" goes, lists part, roles stand beside their names, nobody is named twice."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from onrecord.record import Author

LEAD_IN = re.compile(
    r"^(?:(?:written|reported|story|words|posted|published|analysis|opinion|reporting|review|report|interview|compiled|edited"
    r"|article|column|updated|essay|text|contributed|submitted)\s+by|by|von|vom|par|por|door|af|av|di|autor(?:in)?|author|text|texte|texto"
    r"|redaktion|escrito por|publicado por|ein (?:beitrag|artikel|kommentar|interview|gastbeitrag"
    r"|gastkommentar) von|de la rédaction de"
    r"|byline|tekst|autore?|責任編集|责编|記者|记者|文)(?:\s*[:：]\s*|\s+)",
    re.I,
)
SPLIT = re.compile(
    r"\s*(?:[;|/•·、，\n\t]|,(?!\s*(?:jr|sr|i{2,3}|iv)\b)|\s(?:and|und|et|&|with|avec|con|mit|sowie|och|og|en|y"
    r"|e|i|a|ve|dan|and the)(?=\s))\s*",
    re.I,
)
WEAK_JOIN = re.compile(r"\s(?:et|y|e|i|a|en|ve|dan)\s", re.I)
NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|@\w+(?!\.\w)|\b(?:follow|contact|email|e-mail|view|see all|more (?:from|by)"
    r"|bio|profile|twitter|facebook)\b.*$",
    re.I,
)
EDGES = " ,|-–—:·•()[]"
NO_NAME = re.compile(
    r"\b(?:min|read|ago|by|hours?|minutes?|published|updated|posted|share|articles?|views?|in|of|the|for|to|at|from|für"
    r"|am|zur|zum|auf|the|this|your|our|his|her|save|following|publisher|add|search|ein|eine|alle|sur|dans|pour)\b",
    re.I,
)
TIE = re.compile(r"(?:and|und|et|y|e|with|&|och|og|en|,|;)+", re.I)
TIE_BEFORE = re.compile(r"^\s*(?:(?:and|und|et|y|e|with|och|og|en)\s|[&,;/])\s*", re.I)
TIE_BEHIND = re.compile(r"(?:\s(?:and|und|et|y|e|with|och|og|en)|[&,;/])\s*$", re.I)
LEAD_WORD = re.compile(r"(?:by|von|par|por|door|di|af|av|text|autor|author|written|reported|posted)\W*", re.I)
CREDENTIAL = re.compile(r"(?:jr|sr|ph\.?\s?d|m\.?d|m\.?a|esq|r\.?n|i{2,3}|iv|mba|dds)\.?", re.I)


@cache
def byline_words(kind: str) -> frozenset[str]:
    """Words of a kind ("role", "organisation") from the table of byline words."""
    text = files("onrecord.read").joinpath("data", "roles.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word for row_kind, word in rows if row_kind == kind)


@cache
def agencies() -> dict[str, str]:
    """Every way an agency is written → its name on record."""
    text = files("onrecord.read").joinpath("data", "agencies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {wording: row[0] for row in rows for wording in row}


def authors(byline: str) -> list[Author]:
    """The people of a byline, in order: "By Ann Poe, staff writer, and Ben Roe" gives two authors, one with a role.

    A line that neither a comma nor "and" ties to the names above it ends them, unless it tells a role. A desk or a
    role is a name where it stands alone ("Metro staff").
    """
    if byline.strip() in agencies():
        return [Author(name=byline.strip())]
    found: list[Author] = []
    roles: list[str] = []
    for piece in _pieces(_tied(byline)):
        if is_role(piece):
            roles.append(piece)
            if found and found[-1].role is None:
                found[-1] = Author(name=found[-1].name, role=piece)
        elif could_be_name(piece):
            found.append(Author(name=piece))
    return distinct(found) or [Author(name=role) for role in roles[:1] if len(role.split()) > 1]


def _tied(byline: str) -> str:
    """The lines of a byline as one, up to the first that does not belong to it."""
    text, open_end = "", True
    for row in byline.split("\n"):
        words = LEAD_IN.sub("", " ".join(NOISE.sub(" ", row).split()))
        bare = words.strip(EDGES)
        starts = TIE_BEFORE.match(words)
        if not bare or TIE.fullmatch(bare) or LEAD_WORD.fullmatch(bare):
            open_end = open_end or bool(words)
            continue
        if not (open_end or starts or is_role(bare)):
            break
        text += f", {TIE_BEFORE.sub('', words).strip(EDGES)}"
        open_end = bool(TIE_BEHIND.search(words))
    return LEAD_IN.sub("", text.strip(EDGES))


def _pieces(text: str) -> list[str]:
    parts = [_trimmed(part) for part in SPLIT.split(text)]
    parts = [part for part in parts if part and not CREDENTIAL.fullmatch(part)]
    if WEAK_JOIN.search(text) and any(len(part.split()) < 2 and not is_role(part) for part in parts):
        parts = [part for piece in re.split(r"\s*[,;|/\n]\s*", text) if (part := _trimmed(piece))]
    return parts


def _trimmed(part: str) -> str:
    """The part without what stands at its edges; an initial's or a title's full stop stays."""
    bare = part.strip(". " + EDGES)
    stop = "." if re.search(r"\b(?:[JS]r|[A-Z])\.$", part.strip()) else ""
    return LEAD_IN.sub("", TIE_BEFORE.sub("", bare + stop) if bare else "")


def is_role(words: str) -> bool:
    """Whether the words name a job rather than a person ("Executive Producer", "political reporter")."""
    tokens = re.findall(r"\w+", words.lower())
    return bool(tokens) and len(tokens) <= 8 and bool(byline_words("role") & {*tokens, " ".join(tokens[-2:])})


def is_organisation(words: str, *outlets: str) -> bool:
    """Whether the words name an agency, a desk or the outlet itself rather than a person."""
    tokens = re.findall(r"\w+", words.lower())
    key = squeezed(words)
    if words in agencies() or any(key and key in squeezed(outlet) for outlet in outlets):
        return True
    if re.search(r"\w\.\w{2,}$|^www\.", words):
        return True
    ends = {tokens[-1], " ".join(tokens[-2:]), tokens[0] if len(tokens) == 1 else ""} if tokens else set()
    return bool(byline_words("organisation") & ends)


def squeezed(words: str) -> str:
    """Letters and digits alone, lower case, without a leading "the" or a web address's end."""
    plain = re.sub(r"^the\s+|^www\.|\.(?:com|org|net|co\.uk|de|at|ch|be|nl)$", "", words.strip().lower())
    return re.sub(r"[\W_]+", "", plain)


def could_be_name(words: str) -> bool:
    """Whether the words are short and plain enough for a name: no digits, no sentence, no time, no address."""
    if not 2 <= len(words) <= 60 or len(words.split()) > 6 or re.search(r"\d|[@#<>{}=!?:…]|https?:", words):
        return False
    return any(char.isalpha() for char in words) and not NO_NAME.search(words)


def distinct(found: list[Author]) -> list[Author]:
    """Each author once; a surname alone goes where the full name stands."""
    kept: list[Author] = []
    for author in found:
        key = author.name.casefold()
        same = [other for other in kept if other.name.casefold() == key]
        if same:
            if author.role and not same[0].role:
                kept[kept.index(same[0])] = author
        else:
            kept.append(author)
    return kept
