"""What a campus should have: the target a lead set for it, else the floor of the settings."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.store import Store, statement

PARTS = ("ambassadors", "sessions", "topics", "panelists", "groups")
MOST = 100_000


def floors(snapshot: Snapshot) -> dict[str, float]:
    """Give what the settings ask of a campus without a target of its own."""
    analysis, asked = snapshot.analysis, snapshot.analysis.coverage
    return {
        "ambassadors": analysis.thin_campus_ambassadors,
        "sessions": analysis.thin_campus_sessions,
        "topics": asked.topics,
        "panelists": asked.panelists,
        "groups": asked.groups,
    }


def targets(snapshot: Snapshot) -> pd.DataFrame:
    """Give what each campus should have, a row a university of the store.

    Columns ``university_id, students``, the ``PARTS`` and for each ``{part}_is_own``. Of a campus
    without an own target for ambassadors whose enrolment is known, so many are asked as
    ``ambassadors_per_1000`` gives, and no fewer than the floor; unknown enrolment is unknown.
    """
    campuses = snapshot.campuses[["university_id", "students"]].reset_index(drop=True)
    own = snapshot.targets.set_index("university_id")[list(PARTS)]
    own = own.reindex(campuses["university_id"]).reset_index(drop=True)
    asked = pd.DataFrame(floors(snapshot), index=campuses.index, dtype="float64")
    by_size = campuses["students"] / 1000 * snapshot.analysis.coverage.ambassadors_per_1000
    asked["ambassadors"] = np.fmax(asked["ambassadors"], by_size)
    is_own = own.notna().add_suffix("_is_own")
    return pd.concat([campuses, own.where(own.notna(), asked), is_own], axis=1)


def set_targets(store: Store, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep the targets of campuses: ``university_id`` and any of ``PARTS``; empty is the floor.

    A row replaces what was kept for its campus; one without any number removes it. Raises
    QuestionError for a number that is none, or out of bounds.
    """
    cleaned = [_checked(row) for row in rows]
    empty = [row for row in cleaned if all(row[part] is None for part in PARTS)]
    kept = [row for row in cleaned if row not in empty]
    store.write(statement("targets/set"), kept)
    store.write(statement("targets/clear"), empty)


def _checked(row: Mapping[str, object]) -> dict[str, object]:
    campus = str(row["university_id"])
    return {
        "university_id": campus,
        **{part: _number(campus, part, row.get(part)) for part in PARTS},
    }


def _number(campus: str, part: str, value: object) -> int | None:
    if value is None or value is pd.NA or value != value:
        return None
    try:
        number = float(str(value))
    except ValueError:
        number = np.nan
    if not (0 <= number <= MOST and number == int(number)):
        what = f'"{value}" is no number of {part}'
        raise QuestionError(f"target of {campus}", what, f"Write a whole number from 0 to {MOST:,}")
    return int(number)
