"""People as a list: who they are, and in how many files they were found."""

from collections.abc import Sequence

import pandas as pd

from graph.errors import QuestionError
from graph.store import Store, statement
from ingest.identity.alike import RULE_EXACT
from ingest.identity.waiting import decide, say, suggestions


def people(store: Store) -> pd.DataFrame:
    """List everybody, by name.

    Columns: ``person_id, name, name_ur, roles`` (list), ``campuses`` (list of names), ``files``
    (how many tell of them), ``file_names`` (list), ``joined`` (how many others were found to be
    the same person).
    """
    found = store.read(statement("identity/people"))
    return found.assign(file_names=found["files"], files=found["files"].map(len).astype(int))[
        ["person_id", "name", "name_ur", "roles", "campuses", "files", "file_names", "joined"]
    ]


def decide_ids(
    store: Store, ids: Sequence[str], decision: str, decided_by: str = "a lead"
) -> list[str]:
    """Decide suggestions by their ids, or say of two people or campuses that they are the same.

    Gives the ids of the merges made. Raises QuestionError if an id is none, or two ids don't go
    together.
    """
    if ids and all(one.startswith("s-") for one in ids):
        return [made for one in ids for made in decide(store, one, decision, decided_by)]
    if len(ids) != 2:
        raise QuestionError(
            "ids",
            "they are neither suggestions (s-…) nor two people or campuses",
            'See "mashal people review" and "mashal people"',
        )
    found = store.read(statement("identity/kinds"), ids=list(ids))
    kinds = {str(row.id): str(row.kind) for row in found.itertuples()}
    for one in ids:
        if one not in kinds:
            raise QuestionError(
                one, "the store knows nobody and no campus by this id", 'See "mashal people"'
            )
    if kinds[ids[0]] != kinds[ids[1]]:
        raise QuestionError("ids", "one is a person, the other a place", "Give two of a kind")
    if ids[0] == ids[1]:
        raise QuestionError("ids", "both are the same id", "Give two")
    first, second = ((kinds[each], each) for each in ids)
    return say(store, first, second, decision, decided_by)


def accept_exact(store: Store, decided_by: str = "a lead") -> list[str]:
    """Join everybody who waits for a decision under exactly one name at one campus."""
    waiting = suggestions(store)
    exact = waiting[(waiting["rule"] == RULE_EXACT) & (waiting["decided"] == "")]
    return [
        made for one in exact["suggestion_id"] for made in decide(store, one, "same", decided_by)
    ]
