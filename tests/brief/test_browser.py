"""In a real browser: nothing on the console, nothing on the network, and keys and pointers do what they should."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.brief import Front, brief_html, composed, feature, front_html, page_html
from onrecord.record import RoundUp
from tests.brief.conftest import first_reading
from tests.brief.html_checks import Parsed

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not BROWSER, reason="no chromium on this machine")

DRIVER = """
<script>
addEventListener("load", () => {
  const out = {};
  const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const steps = [STEPS];
  const next = () => {
    const step = steps.shift();
    if (step) { step(out, key, seen); setTimeout(next, 60); }
    else document.body.dataset.out = JSON.stringify(out);
  };
  next();
});
</script>
"""


@dataclass(frozen=True)
class Visit:
    console: list[str]
    hosts: set[str]
    page: Parsed


def visit(file: Path, folder: Path, width: int = 1280) -> Visit:
    log = folder / "net.json"
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            f"--window-size={width},900", "--enable-logging=stderr", f"--log-net-log={log}",
            "--virtual-time-budget=4000", "--dump-dom", file.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    # Names that the page would have made the browser ask for; its own services are not the page's.
    asked = set(re.findall(r"https?://([a-z.-]+)", log.read_text(encoding="utf-8"))) if log.exists() else set()
    return Visit(console, {host for host in asked if host.endswith(".example")}, Parsed(done.stdout))


def driven(html: str, steps: str, folder: Path, width: int = 1280) -> dict[str, object]:
    """What the steps, run one after another in the page, put into their `out`."""
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    file = folder / "driven.html"
    file.write_text(free.replace("</body>", DRIVER.replace("STEPS", steps) + "</body>"), encoding="utf-8")
    page = visit(file, folder, width).page
    body = next(one for one in page.elements if one.tag == "body")
    found: dict[str, object] = json.loads(body.attributes["data-out"])
    return found


def front(told: RoundUp) -> str:
    one = feature(told, told.story)
    return front_html(Front(name="coverage", pages=4, outlets=3, first=None, last=None, features=(one,), others=()))


@pytest.mark.parametrize("kind", ["brief", "article", "front"])
def test_the_console_is_empty_and_the_network_quiet(told: RoundUp, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "page.html"
    pages = {"brief": lambda: brief_html(composed(told)), "article": lambda: page_html(first_reading())}
    file.write_text((pages | {"front": lambda: front(told)})[kind](), encoding="utf-8")
    seen = visit(file, tmp_path)
    assert seen.console == []
    assert seen.hosts == set()
    # The script ran: a page without it would be as quiet.
    assert any(one.tag == "button" and one.attributes.get("class") == "theme" for one in seen.page.elements)


def test_a_line_opens_its_words_and_escape_comes_back(told: RoundUp, tmp_path: Path) -> None:
    steps = """
      (out, key, seen) => { out.before = seen(".paper").length; key("j"); },
      (out) => { out.first = document.activeElement.textContent; },
      (out, key) => { key("j"); out.second = document.activeElement.textContent; key("k"); },
      (out) => document.activeElement.click(),
      (out, key, seen) => {
        out.open = seen(".paper").length;
        out.lit = seen(".w.lit").map((one) => one.textContent).join("");
        key("Escape");
      },
      (out, key, seen) => { out.after = seen(".paper").length; out.back = document.activeElement.textContent; },
    """
    found = driven(brief_html(composed(told)), steps, tmp_path)
    first = "Fourteen people died, the Island Hospital said on Tuesday, and two are still missing."
    assert (found["before"], found["open"], found["after"]) == (0, 1, 0)
    assert found["second"] != found["first"]
    assert found["lit"] == found["back"] == found["first"] == first


def test_a_chart_tells_the_nearest_figure(told: RoundUp, tmp_path: Path) -> None:
    steps = """
      (out, key, seen) => {
        const svg = document.querySelector(".plot svg"), box = svg.getBoundingClientRect();
        const circle = svg.querySelector("a.dot circle").getBoundingClientRect();
        const near = {clientX: circle.x + 20, clientY: circle.y + 10, bubbles: true};
        svg.dispatchEvent(new PointerEvent("pointermove", near));
        out.told = document.querySelector(".plot .told").textContent;
      },
    """
    assert str(driven(brief_html(composed(told)), steps, tmp_path)["told"]).startswith("at least 9 · as of 6 May 2024")


@pytest.mark.parametrize("width", [390, 1280])
def test_words_and_notes_light_up_together(tmp_path: Path, width: int) -> None:
    steps = """
      (out, key, seen) => {
        out.folded = seen(".note").length;
        const word = document.querySelector(".w.figure");
        word.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
        out.note = document.querySelector(".note.lit").textContent.trim();
        word.dispatchEvent(new MouseEvent("mouseout", {bubbles: true}));
        word.click();
      },
      (out, key, seen) => {
        out.focused = document.activeElement.closest(".note").textContent.trim();
        out.words = seen(".w.lit").map((one) => one.textContent).join("");
        out.wide = document.documentElement.scrollWidth <= innerWidth;
      },
    """
    found = driven(page_html(first_reading()), steps, tmp_path, width)
    assert found["note"] == found["focused"]
    assert "killed" in str(found["note"])
    assert found["words"] == "At least nine people"
    assert found["wide"] is True
    assert (found["folded"] == 0) == (width == 390)


def test_a_page_holds_still_and_fits_a_phone(told: RoundUp, tmp_path: Path) -> None:
    steps = """
      (out) => {
        out.shift = 0;
        const add = (list) => list.getEntries().forEach((one) => { out.shift += one.value; });
        new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
      },
      (out) => { out.wide = document.documentElement.scrollWidth <= innerWidth; },
    """
    found = driven(brief_html(composed(told)), steps, tmp_path, 390)
    assert found["wide"] is True
    assert float(str(found["shift"])) < 0.01
