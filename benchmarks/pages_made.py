"""Large sets of pages for benchmarks: seeded variations of the sample pages, with other names, numbers and days.

They are not news: their words repeat, so that what they measure is speed and memory and never accuracy.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import onrecord

SAMPLES = Path(onrecord.__file__).parent / "samples"
PAGE_WORDS = 850
"""Words of an average page of news."""

OPENED = 0.25
"""Share of paragraphs that begin with somebody of their own who says them."""

FIRST = "Amara Bela Chidi Dana Elif Femi Goran Hana Ines Jonas Kofi Lena Milan Nadia Omar Petra Rosa Samir Vera".split()
LAST = "Abdi Balan Costa Demir Eriksen Farah Gashi Haddad Ivanov Jansen Keita Lopez Moreau Novak Okafor Popov".split()
PLACES = "Lagos Quito Manila Tbilisi Accra Hanoi Lima Oslo Dakar Riga Amman Porto Nairobi Sofia Tunis Zagreb".split()
NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")
NAME = re.compile(r"\b(?:Boyan Radev|Petar Genov|Ingrid Solheim|Ruwan Silva|Dilani Perera)\b")


@cache
def paragraphs() -> tuple[str, ...]:
    """Paragraphs of prose in the sample pages."""
    found = []
    for path in sorted(SAMPLES.glob("*.html")):
        article = onrecord.read(path).article
        if article:
            found += [b.span.of(article.text) for b in article.blocks if b.kind == "paragraph"]
    return tuple(text for text in found if len(text.split()) >= 15)


def varied(text: str, chance: random.Random) -> str:
    """A paragraph with other people, places and numbers."""
    text = NAME.sub(lambda _: f"{chance.choice(FIRST)} {chance.choice(LAST)}", text)
    text = NUMBER.sub(lambda _: f"{chance.randint(2, 90_000):,}", text)
    if chance.random() > OPENED:
        return text
    opening = f"In {chance.choice(PLACES)}, {chance.choice(FIRST)} {chance.choice(LAST)} said that "
    return opening + text[:1].lower() + text[1:]


def page(number: int, seed: int = 0, words: int = PAGE_WORDS) -> str:
    """The HTML of one page of about so many words, the same for the same number and seed."""
    chance = random.Random(f"{seed}/{number}")
    body: list[str] = []
    while sum(len(text.split()) for text in body) < words:
        body.append(varied(chance.choice(paragraphs()), chance))
    day = f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = f"{chance.choice(PLACES)}: {chance.choice(LAST)} warns {chance.choice(PLACES)} of delay {number}"
    links = "".join(f'<li><a href="/{n}">{chance.choice(PLACES)} news {n}</a></li>' for n in range(30))
    style = "".join(f".box-{n}{{margin:{n}px auto;color:#{n:06x};font:{n}px/1.4 serif}}" for n in range(400))
    script = "".join(f"window.slots.push({{id:{n},size:[300,250],key:'{chance.random():.6f}'}});" for n in range(300))
    teasers = "".join(
        f'<div class="teaser box-{n}"><a href="/story/{n}"><img src="/i/{n}.jpg" alt=""><h3>{chance.choice(PLACES)} '
        f"and {chance.choice(PLACES)}: {chance.choice(LAST)} returns</h3></a></div>"
        for n in range(60)
    )
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="The {chance.choice(PLACES)} Times">'
        f'<meta property="article:published_time" content="{day}T08:00:00+00:00"><style>{style}</style></head>'
        f"<body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>"
        f"<p>By {chance.choice(FIRST)} {chance.choice(LAST)}</p>"
        f"{''.join(f'<p>{text}</p>' for text in body)}</article><aside>{teasers}</aside>"
        f"<footer><ul>{links}</ul></footer><script>window.slots=[];{script}</script></body></html>"
    )


def pages(count: int, seed: int = 0, words: int = PAGE_WORDS) -> Iterator[str]:
    """So many pages in order."""
    return (page(number, seed, words) for number in range(count))


def prose(number: int, seed: int = 0, words: int = PAGE_WORDS) -> dict[str, str]:
    """The words of a page without its HTML, and what is known of it: a row that costs next to nothing to take apart."""
    chance = random.Random(f"prose/{seed}/{number}")
    body: list[str] = []
    while sum(len(text.split()) for text in body) < words:
        body.append(varied(chance.choice(paragraphs()), chance))
    return {
        "body": "\n\n".join(body),
        "title": f"{chance.choice(PLACES)}: {chance.choice(LAST)} warns {chance.choice(PLACES)} of delay {number}",
        "outlet": f"The {chance.choice(PLACES)} Times",
        "published": f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }


def write_rows(path: Path, count: int, seed: int = 0, words: int = PAGE_WORDS, *, plain: bool = False) -> None:
    """So many pages as JSON Lines; `plain`: their prose alone."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            told = prose(number, seed, words) if plain else {"html": page(number, seed, words)}
            row = {"id": f"made-{number}", **told, "url": f"https://made.example/{seed}/{number}"}
            file.write(json.dumps(row) + "\n")
