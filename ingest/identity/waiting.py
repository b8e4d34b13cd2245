"""What waits for somebody to decide: kept with its evidence, and asked about once."""

import json
from collections.abc import Iterable, Sequence

import pandas as pd

from graph.errors import QuestionError
from graph.store import Store, statement
from ingest.identity.campuses import make_listed
from ingest.identity.doubts import Doubt
from ingest.identity.forest import Node
from ingest.identity.merging import Same, keep_apart, merge

DECISIONS = ("same", "different", "later")


def suggestions(store: Store, *, decided: bool = False) -> pd.DataFrame:
    """List what waits for a decision, the likeliest first.

    Columns: ``suggestion_id, kind`` (person, campus, account), ``one, one_name, one_file, two,
    two_name, two_file`` (who may be the same, and the file that told of them last), ``rule``,
    ``score`` (out of 100), ``evidence`` (sentences, one a line), ``decided`` (empty, or later),
    ``decided_by, decided_at``. With ``decided``, those that were decided too.
    """
    found = store.read(statement("identity/suggestions"))
    found = found.assign(
        evidence=["\n".join(json.loads(each)) for each in found["evidence"]],
        decided=found["decided"].fillna("").astype(str),
    )
    if not decided:
        found = found[found["decided"].isin(["", "later"])]
    order = found["decided"].eq("later")
    return (
        found.assign(_last=order)
        .sort_values("_last", kind="stable")
        .drop(columns="_last")
        .reset_index(drop=True)
    )


def decide(
    store: Store, suggestion_id: str, decision: str, decided_by: str = "a lead"
) -> list[str]:
    """Decide a suggestion: ``same``, ``different`` or ``later``; gives the ids of merges made.

    What is the same is joined and on record; what is different is never asked about again.
    Raises QuestionError if there is no such suggestion or decision.
    """
    if decision not in DECISIONS:
        raise QuestionError("decision", f'"{decision}" is none', f"Use {', '.join(DECISIONS)}")
    found = store.read(statement("identity/suggestions"))
    rows = found[found["suggestion_id"] == suggestion_id].to_dict("records")
    if not rows:
        raise QuestionError(
            f"suggestion {suggestion_id}", "there is none", 'See them with "mashal people review"'
        )
    row = rows[0]
    decided = {"suggestion_id": suggestion_id, "decided": decision, "decided_by": decided_by}
    store.write(statement("identity/decide"), [decided])
    if decision != "same":
        return []
    one, two = (row["kind"], row["one"]), (row["kind"], row["two"])
    return join_decided(
        store, [Same(one, two, row["rule"], tuple(json.loads(row["evidence"])), decided_by)]
    )


def say(store: Store, one: Node, two: Node, decision: str, decided_by: str = "a lead") -> list[str]:
    """Say of any two that they are the same, or different, asked or not; gives the merges made."""
    if decision == "different":
        keep_apart(store, [(one, two)], decided_by)
        return []
    doubt = Doubt(one, two, "said to be the same", 100.0, (f"{decided_by} has said so",))
    store.write(statement("identity/suggest"), [doubt.row()])
    return decide(store, doubt.suggestion_id, decision, decided_by)


def join_decided(store: Store, pairs: Sequence[Same]) -> list[str]:
    """Join what somebody has said to be the same; a university of the list is made if need be."""
    make_listed(
        store, [node[1] for pair in pairs for node in (pair.one, pair.two) if node[0] == "campus"]
    )
    return merge(store, pairs)


def decided_same(store: Store) -> list[Same]:
    """Give the pairs that somebody has said to be the same, to join them again if they are not."""
    rows = store.read(statement("identity/decided_same")).to_dict("records")
    return [
        Same(
            (row["kind"], row["one"]),
            (row["kind"], row["two"]),
            row["rule"],
            tuple(json.loads(row["evidence"])),
            row["decided_by"],
        )
        for row in rows
    ]


def keep(store: Store, doubts: Iterable[Doubt]) -> int:
    """Keep these as what waits, and drop what nothing speaks for any more; gives their number."""
    new = {each.suggestion_id: each.row() for each in doubts}
    known = store.read(statement("identity/decisions"))
    waiting = known[known["decided"].isna() | (known["decided"] == "later")]
    gone = [{"suggestion_id": each} for each in waiting["suggestion_id"] if each not in new]
    store.write(statement("identity/unsuggest"), gone)
    settled = set(known["suggestion_id"]) - set(waiting["suggestion_id"])
    fresh = [row for each, row in new.items() if each not in settled]
    store.write(statement("identity/suggest"), fresh)
    return len(fresh)
