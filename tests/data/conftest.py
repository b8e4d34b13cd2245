"""The committed sample campaign, read as anyone would read its CSV files."""

import csv

import pytest

from data import SAMPLE

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def tables() -> dict[str, Rows]:
    found = {}
    for path in SAMPLE.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found
