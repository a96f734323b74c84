"""Templates compiled once, beside themselves as Python keeps modules, so that a brief does not wait for it again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Beside(BytecodeCache):
    """Keeps compiled templates in the folder `__pycache__` of the templates; of changed ones the key no longer fits.

    Where nothing may be written there, or Python is told to write no bytecode, each process compiles for itself.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "__pycache__"

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{sys.implementation.cache_tag}-{bucket.key}.jinja"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept; what does not fit the template's words is left out by jinja2 itself."""
        path = self._path(bucket)
        if path.exists():
            bucket.bytecode_from_string(path.read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, put in place at once: another process reads all of it or nothing."""
        if sys.dont_write_bytecode or not os.access(self.folder.parent, os.W_OK):
            return
        self.folder.mkdir(exist_ok=True)
        path = self._path(bucket)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(bucket.bytecode_to_string())
        unfinished.replace(path)
