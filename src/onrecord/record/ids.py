"""Ids are hashes of content, so a page read twice is the same rows."""

from __future__ import annotations

from hashlib import blake2b


def content_id(*parts: object) -> str:
    """Sixteen hex digits over the parts, in order; equal parts give equal ids on every machine."""
    digest = blake2b(digest_size=8)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
