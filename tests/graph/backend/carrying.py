"""A pytest plugin for networkx's own tests: counts the calls our kernels answered, by function.

Loaded by ``-p tests.graph.backend.carrying``; writes ``function: [answered, handed back]`` as JSON
to the file that the environment variable ``CARRIED_COUNTS`` names.
"""

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.backend.interface import interface
from graph.backend.register import Carried, Refused

answered: Counter[str] = Counter()
handed_back: Counter[str] = Counter()


def _counted(function: Carried) -> Carried:
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            answer = function.run(*args, **kwargs)
        except Refused:
            handed_back[function.name] += 1
            raise
        answered[function.name] += 1
        return answer

    return replace(function, run=run)


def pytest_configure() -> None:
    for name, function in list(interface._carried.items()):
        interface._carried[name] = _counted(function)


def pytest_sessionfinish(session: pytest.Session) -> None:
    counts = {name: [answered[name], handed_back[name]] for name in interface._carried}
    Path(os.environ["CARRIED_COUNTS"]).write_text(json.dumps(counts), encoding="utf-8")
