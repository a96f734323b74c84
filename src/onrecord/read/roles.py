"""What a line around the body of a capture is for: byline, dateline, credit, contact, notice, teaser or navigation."""

from __future__ import annotations

import re

from onrecord.read import instants, names
from onrecord.read.lines import SENTENCE_END, SENTENCE_MARK, Line, chrome_words
from onrecord.record import BlockKind

CREDIT = re.compile(
    r"^[\[(]?(?:photo(?:graph)?s?|image|picture|pic|video|foto|bild|imagen|credit|courtesy|illustration|graphic|source)s?\b[^.]{0,20}(?::|\bby\b|\bcourtesy\b|/|©)"
    r"|\b(?:getty images|getty|shutterstock|flickr|creative commons|wikimedia|istock|alamy|picture alliance|imago"
    r"|afp/|ap photo|epa-efe)\b"
    r"|^\(?[A-Z][\w. ]{2,40}/\s?(?:AP|AFP|Reuters|Getty|EPA|Bloomberg)\b",
    re.I,
)
CONTACT = re.compile(
    r"^(?:(?:you can )?(?:e-?mail|contact|reach|follow|write to|call|tweet|message)\b.{0,80}(?:\bhere\b|\bat\b"
    r"|\bon\b|@|\bvia\b)|.{0,60}\bcan be reached\b"
    r"|(?:send|got|have) (?:a |an )?(?:news )?(?:tips?|comments?|corrections?|letters)\b|(?:tips|comments)\?"
    r"|.{0,40}\S+@\S+\.\w{2,}.{0,30}$)",
    re.I,
)
NOTICE = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bcookies?\b|\bwe(?:['’]ve| have) moved\b|\bjavascript\b"
    r"|\bbrowser\b|\bterms of (?:use|service)\b|\bprivacy policy\b|\bmay not be (?:published|reproduced)\b"
    r"|\bthis (?:site|website|page) (?:uses|is)\b",
    re.I,
)
CORRECTION = re.compile(
    r"^(?:\W{0,3})(?:correction|corrections|clarification|editor['’]?s['’]? note|update|updated|berichtigung"
    r"|korrektur|rectificación|rectificatif|errata)\b[^\d\n]{0,25}[:—–-]",
    re.I,
)
CAPTION = re.compile(
    r"^(?:FILE\s?[-–—]|(?:file )?(?:photo|image|picture):|pictured:|caption:|above:)|\((?:AP )?(?:photo|foto"
    r"|image|picture)(?: by|:)|\[(?:photo|image):",
    re.I,
)
UPDATED = re.compile(
    r"\b(?:updated|modified|last (?:update|modified|revised)|aktualisiert|mis à jour|actualizado|aggiornato"
    r"|bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizacja|aktualizováno|güncelleme)\b",
    re.I,
)
LEAD_IN = re.compile(
    r"^(?:(?:written|reported|story|words|posted|published|analysis|opinion|review|interview|edited)\s+)?(?:by|von|par|por|door|av|af|di)[\s:]+(?=[\w])",
    re.I,
)
NAME_LINE = re.compile(
    r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|el|da|di|dos|du|ter)(?:[ -](?:[A-Z][\w.'’-]*|de|van|von|der|la"
    r"|bin|al|el|da|di|dos|du|ter)){1,4}"
)
FUNCTION = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "with",
        "at",
        "from",
        "by",
        "is",
        "a",
        "an",
        "as",
        "his",
        "her",
        "its",
        "this",
        "that",
    ]
)


def is_byline(line: Line) -> bool:
    """A line that names its writer: "By Ann Poe", "Ann Poe |", "Ann Poe, Staff Writer"."""
    if line.words > 14 or (SENTENCE_END.search(line.text) and not re.search(r"\b\w\.$", line.text)):
        return False
    if LEAD_IN.match(line.text):
        return bool(names.authors(line.text))
    return is_name_line(line.text)


def is_name_line(text: str) -> bool:
    """Two to five capitalised words, perhaps with a role or a rule behind them, and nothing that is no name."""
    head, _, tail = re.sub(r"[|·•–—]+\s*$", "", text).strip().partition(",")
    head, _, more = head.partition(" | ")
    rest = ", ".join(part.strip() for part in (more, tail) if part.strip())
    tokens = head.split()
    if not NAME_LINE.fullmatch(head) or not 2 <= len(tokens) <= 5 or FUNCTION & {token.lower() for token in tokens}:
        return False
    if names.is_organisation(head) or names.is_role(head) or chrome_words().search(head):
        return False
    return not rest or names.is_role(rest) or instants.parse(rest) is not None or bool(re.search(r"@", rest))


def around(line: Line) -> BlockKind | None:
    """The role that a line's own words tell, wherever it stands; None where they tell nothing."""
    return around_text(line.text, line.words)


def around_text(text: str, words: int | None = None) -> BlockKind | None:
    """The role that the words of a line tell; `words` their number, where it is known."""
    count = len(text.split()) if words is None else words
    if CORRECTION.match(text) and count > 4:
        return "correction"
    if count <= 30 and CREDIT.search(text):
        return "caption" if count > 14 else "credit"
    if CAPTION.search(text) and count <= 80:
        return "caption"
    if count <= 30 and CONTACT.search(text):
        return "contact"
    return "notice" if NOTICE.search(text) else None


def before_body(line: Line) -> BlockKind:
    """The role of a line ahead of the headline."""
    told = around(line)
    if told in ("notice", "contact", "credit", "caption"):
        return told
    return "notice" if line.words >= 5 and SENTENCE_END.search(line.text) and not line.bullet else "navigation"


def after_body(line: Line) -> BlockKind:
    """The role of a line behind the article."""
    told = around(line)
    if told:
        return told
    return "teaser" if line.words >= 5 and not (line.words < 8 and chrome_words().search(line.text)) else "navigation"


def is_heading(line: Line) -> bool:
    """A short line without a full stop, set between paragraphs."""
    return (
        line.words <= 14
        and not line.bullet
        and not SENTENCE_END.search(line.text)
        and not line.text.endswith((",", ";", ":", "—", "–", "-"))
        and len(SENTENCE_MARK.findall(line.text)) <= 1
        and line.text[:1] not in '"“„«>'
    )
