"""Cypher lies in files of the ``queries`` folder, one statement each."""

import re

from graph.settings import QUERIES


def statement(name: str) -> str:
    """Read one statement of the ``queries`` folder, such as ``load/sessions``."""
    return (QUERIES / f"{name}.cypher").read_text("utf-8")


def statements(text: str) -> list[str]:
    """Split a Cypher file at the semicolons that end a line; comment lines are dropped."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    parts = re.split(r";\s*(?:\n|$)", "\n".join(lines))
    return [part.strip() for part in parts if part.strip()]
