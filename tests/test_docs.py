"""The documentation tells the truth: code blocks run, the record's page is what the source generates."""

from __future__ import annotations

import importlib.util
import inspect
import re
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import record

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(
    r"^```python *(?P<mark>no-run)?\n(?P<code>.*?)^```$(?:\n\n```text\n(?P<output>.*?)^```$)?", re.M | re.S
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)")
RECORDS = [getattr(record, name) for name in record.__all__ if is_dataclass(getattr(record, name))]


def maker(name: str) -> ModuleType:
    """The script of docs/ with this name."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", [p for p in PAGES if BLOCK.search(p.read_text(encoding="utf-8"))], ids=named)
def test_every_code_block_runs_and_prints_what_is_shown_below_it(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    for block in BLOCK.finditer(text):
        if not block["mark"]:
            # Blank lines before the code keep the line numbers of the page in a traceback.
            above = "\n" * text[: block.start("code")].count("\n")
            exec(compile(above + block["code"], named(page), "exec"), names)
            printed = capsys.readouterr().out
            assert block["output"] in (None, printed)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{named(page)} links to {target}"


def test_the_record_page_is_what_the_source_generates() -> None:
    module = maker("make_record")
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run: python docs/make_record.py"


def test_the_codebook_is_what_the_tables_generate_and_no_meaning_is_of_a_code_that_has_gone() -> None:
    module = maker("make_codebook")
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run: python docs/make_codebook.py"
    assert {(name, code) for name, codes in module.wanted().items() for code in codes} == set(module.meanings())


@pytest.mark.parametrize("record_type", RECORDS, ids=lambda t: t.__name__)
def test_a_public_record_type_is_documented(record_type: type) -> None:
    assert not (inspect.getdoc(record_type) or f"{record_type.__name__}(").startswith(f"{record_type.__name__}(")
    assert f"#### {record_type.__name__}\n" in (ROOT / "docs" / "record.md").read_text(encoding="utf-8")


OUTPUT = "Head\n\n## One\n\n- a\n- b\n\n## Two\n\n- c\n\n## Three\n\n- d\n"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("old\n", OUTPUT),
        ("Head\n\n## One\n\n- old\n\n…\n", "Head\n\n## One\n\n- a\n- b\n\n…\n"),
        ("Head\n\n…\n\n## Three\n\n- old\n", "Head\n\n…\n\n## Three\n\n- d\n"),
        ("Head\n\n…\n\n## Two\n\n…\n", "Head\n\n…\n\n## Two\n\n…\n"),
    ],
)
def test_an_output_is_shown_in_the_parts_it_was_shown_in(shown: str, told: str) -> None:
    assert maker("make_outputs").in_parts(shown, OUTPUT) == told


def test_a_part_that_is_no_more_printed_is_told() -> None:
    with pytest.raises(ValueError, match="begins with '## Four'"):
        maker("make_outputs").in_parts("Head\n\n…\n\n## Four\n", OUTPUT)


def test_the_readme_shows_what_its_first_command_prints() -> None:
    module = maker("make_outputs")
    (block,) = module.SHOWN.finditer((ROOT / "README.md").read_text(encoding="utf-8"))
    assert block["output"] == module.printed(block["command"], ROOT), "run: python docs/make_outputs.py"


def test_a_command_that_fails_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nosuch is not there"):
        maker("make_outputs").printed("onrecord add nosuch --to record", tmp_path)
