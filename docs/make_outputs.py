"""Writes what commands print under the commands of README.md and docs/tutorial.md, so that both show what is true.

Run `python docs/make_outputs.py`; it adds the sample collection to a record and takes about two minutes. A command is a
block of `sh`, its output the block of `text` that follows. Of an output that is shown in parts, with "…" between, each
part is looked for by its first line and has as many paragraphs as before.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
SHOWN = re.compile(r"^```sh\n(?P<command>[^`]*?)^```$\n\n^```text\n(?P<output>.*?)^```$", re.M | re.S)
LEFT_OUT = "…"
SETTING_UP = re.compile(r"^.* && \S*/onrecord ")
"""What stands before the command proper where a page begins with the installation."""


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder, to standard error where it prints nothing else, without blanks at line ends.

    Raises RuntimeError for one that fails.
    """
    words = SETTING_UP.sub("onrecord ", command.strip())
    line = words.replace("onrecord ", f"{sys.executable} -m onrecord ", 1)
    paths = os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)])
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"PYTHONPATH": paths}
    done = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stderr}")
    told = done.stdout or done.stderr.splitlines()[-1] + "\n"
    return "\n".join(line.rstrip() for line in told.strip().splitlines()) + "\n"


def in_parts(shown: str, output: str) -> str:
    """The output, cut as the one that is shown. Raises ValueError for a part whose first line it has no more."""
    if LEFT_OUT not in shown.splitlines():
        return output
    paragraphs, at = _paragraphs(output), 0
    told: list[str] = []
    for part in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.M):
        wanted = _paragraphs(part)
        if wanted:
            first = wanted[0].splitlines()[0]
            starts = [number for number, one in enumerate(paragraphs) if one.splitlines()[0] == first and number >= at]
            if not starts:
                raise ValueError(
                    f"the output has no paragraph that begins with {first!r}; choose another for this part"
                )
            at = starts[0] + len(wanted)
            told += paragraphs[starts[0] : at]
        told.append(LEFT_OUT)
    return "\n\n".join(told[:-1]) + "\n"


def _paragraphs(text: str) -> list[str]:
    return [one.strip("\n") for one in re.split(r"\n\s*\n", text) if one.strip()]


def page(text: str, folder: Path) -> str:
    """A page with the outputs of its commands as they are now, given in order in one folder."""

    def block(match: re.Match[str]) -> str:
        output = in_parts(match["output"], printed(match["command"], folder))
        return match.group().replace(f"```text\n{match['output']}", f"```text\n{output}")

    return SHOWN.sub(block, text)


def main() -> None:
    """Write both pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for there in ("samples", "src"):
            (folder / there).symlink_to(ROOT / there)
        for path in PAGES:
            path.write_text(page(path.read_text(encoding="utf-8"), folder), encoding="utf-8")


if __name__ == "__main__":
    main()
