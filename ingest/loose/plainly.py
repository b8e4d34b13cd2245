"""Words compare without case, marks and punctuation: "Strongly  agree." is "strongly agree"."""

import re

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.fields.numbers import western

_NOISE = re.compile(r"[^\w\s+&#%/@✓✔☑✅✗✘❌☒×★☆√]|_")
_APOSTROPHE = re.compile(r"['’‘`]")
_NONE = (
    "na|n/a|none|nil|null|nan|tbd|tbc|unknown|not applicable|not available|do not know|dont know"
    "|no answer|prefer not to say|#n/a|معلوم نہیں|پتہ نہیں|کوئی نہیں|pata nahi|maloom nahi"
)
NOTHING = frozenset(fold(_NONE).split("|"))
"""What stands in cells that hold nothing (compared plainly)."""


def plainly(text: str) -> str:
    """Give the key on which words compare: folded, western digits, no punctuation."""
    bare = _NOISE.sub(" ", _APOSTROPHE.sub("", fold(western(text))))
    return " ".join(bare.split())


def is_nothing(cell: Cell) -> bool:
    """Whether a cell is blank, or a way to write that there is nothing: -, N/A, nil, معلوم نہیں."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = plainly(cell)
    return not text or text in NOTHING
