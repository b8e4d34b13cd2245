"""An account that changed its handle goes by the later one, whichever file is loaded first."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from told import in_store

from graph.store import Store
from ingest.load import load

FILES = {
    "old.jsonl": ("torch_old", "1771170732307382274", "2024-03-22T13:43:04", "2024-03-23"),
    "new.jsonl": ("Torch", "1771620470748086295", "2024-03-23T19:30:10", "2024-03-25"),
}


def answer(handle: str, post: str, made: str, retrieved: str) -> bytes:
    """One page of the API: a post of the account, under the handle it had then."""
    page = {
        "data": [
            {"id": post, "author_id": "1", "text": "a", "created_at": f"{made}.000Z"}
            | {"public_metrics": {"like_count": 0}}
        ],
        "includes": {"users": [{"id": "1", "username": handle, "name": handle}]},
        "__twarc": {"retrieved_at": f"{retrieved}T08:00:00+00:00"},
    }
    return json.dumps(page).encode() + b"\n"


COPY = (
    b"Tweet Id,Date,Username,Text\n"
    b"1771170732307382274,22/03/2024 18:43,torch_old,a\n"
    b"1771200000000000001,22/03/2024 20:39,bilal,@torch_old salaam\n"
)


@pytest.mark.parametrize("order", list(permutations(["old.jsonl", "new.jsonl", "copy.csv"])))
def test_the_later_handle_counts_and_the_former_leads_to_it(
    empty_store: Store, tmp_path: Path, order: tuple[str, ...]
) -> None:
    for name, (handle, post, made, retrieved) in FILES.items():
        (tmp_path / name).write_bytes(answer(handle, post, made, retrieved))
    (tmp_path / "copy.csv").write_bytes(COPY)
    for name in order:
        load(empty_store, [tmp_path / name])
    accounts = in_store(
        empty_store,
        "MATCH (a:Account)-[:POSTED]->(p:Post) WHERE p.posted_at IS NOT NULL "
        "RETURN a.account_id AS id, a.handle AS handle, count(p) AS posts ORDER BY id",
    )
    assert accounts == [("1", "Torch", 2), ("@bilal", "bilal", 1)]
    answered = in_store(
        empty_store,
        "MATCH (:Post {post_id: '1771200000000000001'})-[:REPLIES_TO]->(:Post)<-[:POSTED]-(a) "
        "RETURN a.account_id AS id",
    )
    assert answered == [("1",)]
