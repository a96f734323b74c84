"""Passages that the page hands over to another voice: one statement for each run of quoted blocks."""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.sources import Speakers
from onrecord.attribution.stretches import Page
from onrecord.record import Article, Span, Statement, Voice, Why, content_id

FRAMED = "passage introduced by its source"


def framed(article: Article, whole: Statement, speakers: Speakers) -> list[Statement]:
    """One statement for each run of quoted blocks with the same voice."""
    runs: list[tuple[Voice, list[Span]]] = []
    last: Voice | None = None
    for block in article.blocks:
        if block.kind == "quote" and block.voice:
            if block.voice != last:
                runs.append((block.voice, []))
            runs[-1][1].append(block.span)
            last = block.voice
        elif block.kind == "paragraph":
            last = None
    return [_frame(article, whole, voice, spans, speakers) for voice, spans in runs]


def _frame(article: Article, whole: Statement, voice: Voice, spans: list[Span], speakers: Speakers) -> Statement:
    actor = speakers.named_in(voice.span) if voice.span else None
    named = Voice(kind=voice.kind, label=voice.label, actor=actor.id if actor else None, span=voice.span)
    return Statement(
        id=content_id(article.id, "block", spans),
        spans=tuple(spans),
        chain=(*whole.chain, named),
        manner="block",
        parent=whole.id,
        certainty="certain",
        why=Why(rule=FRAMED),
    )


def introduces(page: Page, link: Link, frames: list[Statement]) -> bool:
    """Whether a link only says again that a passage is somebody's: its content is the passage, its source the voice."""
    content = page.span(link.content[0])
    for frame in frames:
        inside = any(span.overlaps(content) for span in frame.spans)
        cue_outside = link.cue is None or not any(span.overlaps(page.span(link.cue)) for span in frame.spans)
        if inside and cue_outside:
            return True
        voice = frame.chain[-1].span
        if (
            voice
            and any(page.span(source).overlaps(voice) for source in link.source)
            and content.end <= frame.spans[0].start
        ):
            return True
    return False
