"""Ask a named question as anybody does: by its name, with parameters."""

import pandas as pd

from graph.questions import question_named, run
from graph.store import Store


def ask(store: Store, name: str, **params: object) -> pd.DataFrame:
    return run(store, question_named(name), params)
