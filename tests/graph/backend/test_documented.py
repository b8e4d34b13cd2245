"""The page on the backend names what is carried, and nothing else."""

import re
from pathlib import Path

from graph.backend.register import all_carried

PAGE = Path(__file__).parents[3] / "docs" / "backend.md"


def test_the_table_holds_every_function_we_carry():
    rows = re.findall(r"^\| (`[^|]*) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(all_carried())
