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
from ingest.identity.doubts import Doubt
from ingest.identity.forest import Joined, Node, group_of, joined, stand_ins
from ingest.identity.settling import settle, standing


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
    stands for who is only named somewhere; else the one with the fuller name. Of an account and a
    person, the account becomes the person's.
    """
    rows = _joining(store, [pair for pair in pairs if pair.one[0] != "account"])
    owned = [_record(pair, pair.two, pair.one, 0) for pair in pairs if pair.one[0] == "account"]
    if rows or owned:
        store.write(statement("identity/merged"), [*rows, *owned])
        store.write(statement("identity/own"), [_ownership(row) for row in owned])
        settle(store)
    return [str(row["merge_id"]) for row in (*rows, *owned)]


def undo_merge(store: Store, merge_id: str, decided_by: str = "a lead") -> None:
    """Take a merge back: both are as if it had never been, with all that was loaded since.

    They are not joined or asked about again. Raises QuestionError if no such merge stands.
    """
    rows = store.read(statement("identity/standing")).to_dict("records")
    meant = [row for row in rows if row["merge_id"] == merge_id]
    if not meant:
        raise QuestionError(
            f"merge {merge_id}", "there is none that stands", 'See them with "mashal people merges"'
        )
    keep_apart(
        store, [((row["kind"], row["one"]), (row["kind"], row["two"])) for row in meant], decided_by
    )
    _undo(store, [merge_id])


def keep_apart(store: Store, pairs: Iterable[tuple[Node, Node]], decided_by: str) -> None:
    """Put on record that these are not the same: they are never joined or asked about again."""
    rows = []
    for one, two in pairs:
        doubt = Doubt(one, two, "said to be different", 0.0, ())
        row = {**doubt.row(), "decided_by": decided_by}
        rows.append(row)
    store.write(statement("identity/keep_apart"), rows)


def split(store: Store, ids: Iterable[str]) -> list[str]:
    """Take back every merge that joins any of these people or campuses with somebody.

    Gives the ids of those merges. Before an import is taken back, or somebody is erased, its
    people must stand for themselves; what was decided of them is remembered.
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


def _joining(store: Store, pairs: Sequence[Same]) -> list[dict[str, Any]]:
    """Say which pairs of people or campuses are to be joined, and who stands for both."""
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
            rows.append(_record(pair, kept, gone, len(rows)))
    return rows


def _undo(store: Store, merge_ids: Sequence[str]) -> None:
    if merge_ids:
        rows = [{"merge_id": each} for each in merge_ids]
        store.write(statement("identity/undo"), rows)
        store.write(statement("identity/disown"), rows)
        settle(store)


def _ranks(
    store: Store, pairs: Iterable[Same], merges: Iterable[Joined]
) -> Mapping[Node, tuple[bool, bool, bool, int]]:
    meant = {node for pair in pairs for node in (pair.one, pair.two)}
    meant |= {node for each in merges for node in (each.one, each.two)}
    rows = store.read(
        statement("identity/ranked"),
        people=sorted(name for kind, name in meant if kind == "person"),
        places=sorted(name for kind, name in meant if kind == "campus"),
    )
    return {
        (row["kind"], row["id"]): (
            bool(row["provisional"]),
            bool(row["named"]),
            not row["told"],
            -int(row["length"]),
        )
        for row in rows.to_dict("records")
    }


def _record(pair: Same, kept: Node, gone: Node, at: int) -> dict[str, Any]:
    return {
        "merge_id": f"m-{token_hex(4)}",
        "position": at,
        "kind": pair.one[0],
        "one": pair.one[1],
        "two": pair.two[1],
        "kept": kept[1],
        "gone": gone[1],
        "rule": pair.rule,
        "evidence": json.dumps(pair.evidence, ensure_ascii=False),
        "decided_by": pair.decided_by,
    }


def _ownership(row: Mapping[str, Any]) -> dict[str, str]:
    platform, _, account_id = str(row["one"]).partition(":")
    return {
        "merge_id": str(row["merge_id"]),
        "person_id": str(row["two"]),
        "platform": platform,
        "account_id": account_id,
    }
