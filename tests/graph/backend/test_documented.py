"""The page on the backend names what is carried, and nothing else."""

import re
from pathlib import Path

import networkx as nx

from graph.backend.info import carried_names
from graph.backend.register import all_carried

PAGE = Path(__file__).parents[3] / "docs" / "backend.md"


def test_the_table_holds_every_function_we_carry():
    rows = re.findall(r"^\| (`[^|]*) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(all_carried())


def test_networkx_is_told_of_every_function_we_carry():
    assert carried_names() == list(all_carried())
    assert "mashal : " in nx.pagerank.__doc__
    assert "mashal" in nx.community.leiden_communities.backends
