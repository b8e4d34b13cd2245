"""All activities side by side: how few carry each, of people and of campuses."""

from datetime import date

import pandas as pd

from graph.carrying.activities import ACTIVITIES, BY
from graph.carrying.carried import carried
from graph.carrying.words import COLUMNS, row
from graph.snapshot import Snapshot


def overview(snapshot: Snapshot, since: date | None = None, *, seed: int = 0) -> pd.DataFrame:
    """Tell of each activity how few carry half of it, by people and by campuses, a row each.

    Columns ``of, by, contributions, unknown`` (of nobody known, not counted), ``contributors,
    everybody`` (who could have), ``factor`` with its range ``factor_low, factor_high``, ``gini,
    gini_of_everybody``, and of what people host and speak at ``sessions`` and how many of them
    would have been ``without_them``. Missing is unknown. Raises QuestionError.
    """
    rows = [
        row(carried(snapshot, one.name, by, since, seed=seed))
        for by in BY
        for one in ACTIVITIES.values()
    ]
    whole = ("factor", "factor_low", "factor_high", "sessions", "without_them")
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(whole, "Int64"))
