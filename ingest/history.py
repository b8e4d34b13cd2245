"""What was loaded when: the imports on record, and one of them in full."""

import json
from typing import Any

import pandas as pd

from graph.errors import QuestionError
from graph.store import Store, statement

_JSON = ("problems", "rejected_rows", "ignored_because", "lost")
"""Properties of an import that hold JSON text."""


def history(store: Store) -> pd.DataFrame:
    """List the imports, the latest first; the columns are those of the question ``imports``."""
    return store.read(statement("leads/imports"))


def run_id_of(store: Store, text: str) -> str:
    """Give the run id that a text is, or is the beginning or the end of; raises QuestionError."""
    known = [str(one) for one in history(store)["run_id"]]
    if text in known:
        return text
    found = [one for one in known if one.startswith(text) or one.endswith(text)]
    if len(found) != 1 or not text:
        what = "there are several such" if text and found else "there is none"
        raise QuestionError(f"import {text}", what, 'See them with "mashal imports"')
    return found[0]


def record(store: Store, run_id: str) -> dict[str, Any]:
    """Give all that is on record of an import; ``held`` counts the rows it keeps."""
    frame = store.read(statement("undo/record"), run_id=run_id)
    if frame.empty:
        raise QuestionError(f"import {run_id}", "there is none", 'See them with "mashal imports"')
    found = dict(frame["record"].iloc[0])
    for name in _JSON:
        if isinstance(found.get(name), str):
            found[name] = json.loads(found[name])
    return {**found, "held": int(frame["held"].iloc[0])}
