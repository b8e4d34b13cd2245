"""Merges: two are the same, on whose word and why; put on record, and undone exactly."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import pandas as pd

from graph.errors import QuestionError
from graph.store import Store, statement
from ingest.identity.forest import Joined, Node, group_of, joined, stand_ins
from ingest.identity.settle import settle, standing


@dataclass(frozen=True)
class Same:
    """Two that are the same: the rule that says so (or "review"), the evidence in plain words."""

    one: Node
    two: Node
    rule: str
    evidence: tuple[str, ...]
    decided_by: str


def merge(store: Store, pairs: Sequence[Same]) -> list[str]:
    """Join each pair, put it on record, and give the merges' ids; raises StoreError.

    Pairs that are joined already are passed over. Who is told of by a table of the campaign's own
    stands for who is only named somewhere; else the one whose id comes first.
    """
    merges = standing(store)
    ranks = _ranks(store, pairs, merges)
    keepers = stand_ins(merges)
    members: dict[Node, set[Node]] = defaultdict(set)
    for one, keeper in keepers.items():
        members[keeper].add(one)
    rows: list[dict[str, Any]] = []
    for pair in pairs:
        ends = {keepers.get(node, node) for node in (pair.one, pair.two)}
        if len(ends) == 2 and ends <= ranks.keys():
            kept, gone = sorted(ends, key=lambda node: (ranks[node], node))
            members[kept] |= members.pop(gone, set()) | {gone}
            keepers.update(dict.fromkeys(members[kept], kept))
            rows.append(_record(Joined(pair.one, pair.two, kept, gone), pair, len(rows)))
    if rows:
        store.write(statement("identity/merged"), rows)
        settle(store)
    return [str(row["merge_id"]) for row in rows]


def undo_merge(store: Store, merge_id: str) -> None:
    """Take a merge back: both are as if it had never been, with all that was loaded since.

    Raises QuestionError if there is no such merge that stands.
    """
    known = {
        row["merge_id"] for row in store.read(statement("identity/standing")).to_dict("records")
    }
    if merge_id not in known:
        raise QuestionError(
            f"merge {merge_id}", "there is none that stands", 'See them with "mashal people merges"'
        )
    _undo(store, [merge_id])


def split(store: Store, ids: Iterable[str]) -> list[str]:
    """Take back every merge that joins any of these people or campuses with somebody.

    Gives the ids of those merges. Before an import is taken back, or somebody is erased, its
    people must stand for themselves.
    """
    wanted = set(ids)
    found = store.read(statement("identity/standing")).to_dict("records")
    merges = list(map(joined, found))
    touched: set[Node] = set()
    for one in {node for each in merges for node in (each.one, each.two) if node[1] in wanted}:
        touched |= group_of(one, merges)
    undone = [
        str(row["merge_id"]) for row, each in zip(found, merges, strict=True) if each.one in touched
    ]
    _undo(store, undone)
    return undone


def merges(store: Store) -> pd.DataFrame:
    """List every merge there was, the latest first.

    Columns: ``merge_id, kind`` (person, campus), ``one, one_name, two, two_name`` (who was found
    to be the same), ``kept, gone`` (who stands for both, who gave way), ``rule, evidence``
    (sentences, one a line), ``decided_by, merged_at, undone_at`` (empty while it stands).
    """
    found = store.read(statement("identity/merges"))
    return found.assign(evidence=["\n".join(json.loads(each)) for each in found["evidence"]])


def _undo(store: Store, merge_ids: Sequence[str]) -> None:
    if merge_ids:
        store.write(statement("identity/undo"), [{"merge_id": each} for each in merge_ids])
        settle(store)


def _ranks(
    store: Store, pairs: Iterable[Same], merges: Iterable[Joined]
) -> Mapping[Node, tuple[bool, bool, bool]]:
    meant = {node for pair in pairs for node in (pair.one, pair.two)}
    meant |= {node for each in merges for node in (each.one, each.two)}
    rows = store.read(
        statement("identity/ranked"),
        people=sorted(name for kind, name in meant if kind == "person"),
        places=sorted(name for kind, name in meant if kind == "campus"),
    )
    return {
        (row["kind"], row["id"]): (row["provisional"], row["named"], not row["told"])
        for row in rows.to_dict("records")
    }


def _record(new: Joined, pair: Same, at: int) -> dict[str, Any]:
    return {
        "merge_id": f"m-{token_hex(4)}",
        "position": at,
        "kind": new.one[0],
        "one": new.one[1],
        "two": new.two[1],
        "kept": new.kept[1],
        "gone": new.gone[1],
        "rule": pair.rule,
        "evidence": json.dumps(pair.evidence, ensure_ascii=False),
        "decided_by": pair.decided_by,
    }
