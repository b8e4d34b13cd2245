"""The documents say what is so: commands, measures, questions, links, and the two commands."""

import re
from pathlib import Path

import pytest
import typer

from graph.cli.root import app
from graph.measures import all_measures
from graph.questions import all_questions

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted([PROJECT / "README.md", PROJECT / "CHANGELOG.md", *(PROJECT / "docs").glob("*.md")])
README = (PROJECT / "README.md").read_text("utf-8")


def command_names() -> list[str]:
    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        names += [f"{name} {child}" for child in below] if below else [name]
    return names


@pytest.mark.parametrize("name", command_names())
def test_readme_names_every_command(name: str) -> None:
    table = README.split("## Commands")[1].split("## Python")[0]
    first, _, second = name.partition(" ")
    rows = [line for line in table.splitlines() if f"`mashal {first}" in line]
    assert rows, f"README.md: no row for mashal {name}"
    assert any(re.search(rf"\b{re.escape(second or first)}\b", row) for row in rows)


def test_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"`mashal ([a-z-]+)", README))
    assert named <= {name.split()[0] for name in command_names()}


def test_the_two_commands_are_plain_pip() -> None:
    assert "pip install -e . && mashal demo\n" in README
    assert 'pip install -e ".[test]" && pytest\n' in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("https://", "http://")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("measure", all_measures(), ids=lambda measure: measure.name)
def test_every_measure_is_described(measure: object) -> None:
    assert f"`{measure.name}`" in (PROJECT / "docs/measures.md").read_text("utf-8")  # type: ignore[attr-defined]


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.name)
def test_every_question_is_listed(question: object) -> None:
    assert f"`{question.name}`" in (PROJECT / "docs/queries.md").read_text("utf-8")  # type: ignore[attr-defined]


def test_python_example_of_the_readme_runs() -> None:
    code = re.search(r"```python\n(.*?)```", README, re.S)
    assert code
    scope: dict[str, object] = {}
    exec(compile(code[1], "README.md", "exec"), scope)  # noqa: S102 - our own text
    frame = eval('measure_named("two_step_reach")(karate)', scope)  # noqa: S307
    assert len(frame) == 34
