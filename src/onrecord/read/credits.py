"""Who took the picture: the credit inside or behind a caption."""

from __future__ import annotations

import re

from onrecord.record import Span

MARKED = re.compile(
    r"(?:^|(?<=[.!?)\]\s\"”’|]))[\[(]?\s?(?:(?:photo(?:graph)?|image|picture|foto|bild|illustration|photographie"
    r"|photo credit|image credit|fotó|kuva)s?"
    r"(?:\s(?:by|credit|von|de|di|courtesy of|courtesy))?\s?[:/©]|(?:photo(?:graph)?|image|picture|foto)s?\s(?:by"
    r"|courtesy of)\s|credits?\s?:|©|copyright\s)\s*(?P<name>[^\n]{2,120})$",
    re.I,
)
AGENCIES = re.compile(
    r"(?P<name>[^.!?|\n]{0,60}?(?:/|\bvia\b|\()\s?(?:AP(?: Photo)?|AFP|REUTERS|Reuters|Getty(?: Images)?"
    r"|EPA(?:-EFE)?|dpa|Shutterstock|Alamy|Bloomberg|Imago|IMAGO|Flickr|Wikimedia[^.]{0,20}|PA"
    r"|Anadolu)\b[^.!?\n]{0,40})$"
)
BRACKETED = re.compile(r"\((?P<name>[A-Z][\w.'’ -]{2,40}/ ?[A-Z][\w.'’ -]{1,40})\)\.?$")
BARE = re.compile(
    r"(?:getty images|reuters|ap photo|afp|shutterstock|istock|alamy|flickr|wikimedia|creative commons|imago"
    r"|picture alliance|dpa|keystone)\b",
    re.I,
)


def credit_in(caption: str) -> Span | None:
    """The stretch at the end of a caption that names photographer or agency; None where there is none."""
    for pattern in (MARKED, AGENCIES, BRACKETED):
        match = pattern.search(caption)
        if match:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return Span(start, len(caption))
    if len(caption.split()) <= 8 and BARE.search(caption):
        return Span(0, len(caption))
    return None
