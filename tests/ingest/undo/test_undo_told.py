"""What platforms told is taken back exactly, whatever other file told the same posts."""

import json
import sys
from pathlib import Path

import pytest

from graph.store import Store
from ingest.load import load
from ingest.undo import undo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_campaign import as_csv
from store_picture import content, values

Upload = tuple[str, bytes]
WORLD = Path(__file__).resolve().parents[4] / "shared" / "samples" / "social_world"
FORMATS = (
    *("social_v11.jsonl", "social_twarc2_pages.jsonl", "social_4cat_twitterv2.csv"),
    *("social_netlytic.csv", "social_nodexl.xlsx", "social_x_archive"),
)
ID, OTHER = "1771162050098102273", "1771170732307382274"


def runs_of(store: Store, file: str) -> list[str]:
    found = values(
        store,
        "MATCH (i:Import {status: 'done'}) WHERE i.file STARTS WITH $file AND i.rows_read > 0 "
        "RETURN i.run_id ORDER BY i.loaded_at",
        file=file,
    )
    return [str(run) for (run,) in found]


@pytest.mark.skipif(not WORLD.is_dir(), reason="the samples lie beside a checkout or do not")
@pytest.mark.parametrize("name", FORMATS[:-1])
def test_a_format_of_many_is_taken_back_from_the_same_world(empty_store: Store, name: str) -> None:
    for other in FORMATS:
        if other != name:
            load(empty_store, [WORLD / other])
    without = content(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")
    for each in FORMATS:
        load(empty_store, [WORLD / each])
    first, *more = runs_of(empty_store, name)
    done = undo(empty_store, first, more)
    assert not done.problems
    assert content(empty_store) == without
    assert load(empty_store, [WORLD / name]).files[0].status == "done"


def page(post_id: str, author: tuple[str, str], text: str, **more: object) -> Upload:
    tweet = {"id": post_id, "author_id": author[0], "text": text, "lang": "en"}
    tweet |= {"created_at": "2024-03-22T13:08:34.000Z", "conversation_id": post_id} | more
    user = {"id": author[0], "username": author[1], "name": author[1].title()}
    whole = {
        "data": [tweet | {"edit_history_tweet_ids": [post_id]}],
        "includes": {"users": [user]},
        "meta": {"result_count": 1},
        "__twarc": {"url": "https://x", "version": "2", "retrieved_at": "2024-04-01T00:00:00Z"},
    }
    return f"page_{author[0]}_{post_id[-4:]}.jsonl", json.dumps(whole).encode() + b"\n"


def test_an_account_is_known_by_its_handle_alone_again(empty_store: Store) -> None:
    own = [
        ("people.csv", as_csv([{"person_id": "P1", "name": "Example Person"}])),
        (
            "accounts.csv",
            as_csv([{"platform": "x", "handle": "Example_Fan", "person_id": "P1"}]),
        ),
        (
            "interactions.csv",
            as_csv(
                [
                    {"type": "mention", "platform": "x", "post_id": OTHER, "source": "example_fan"}
                    | {"target": "@example_fan", "happened_at": "2024-03-22T14:00Z"}
                ]
            ),
        ),
    ]
    load(empty_store, own)
    before = content(empty_store)
    load(empty_store, [page(ID, ("4711", "example_fan"), "Hello #There")])
    assert values(empty_store, "MATCH (a:Account) RETURN a.account_id") == [("4711",)]
    (run,) = runs_of(empty_store, "page_")
    assert not undo(empty_store, run).problems
    assert content(empty_store) == before


def test_own_rows_that_stand_on_what_a_platform_told_are_in_the_way(empty_store: Store) -> None:
    load(empty_store, [page(ID, ("4711", "example_fan"), "Hello")])
    figure = {"metric": "views", "value": 5, "measured_on": "2024-04-01", "source": "Report"}
    load(
        empty_store,
        [("figures.csv", as_csv([figure | {"of": "post", "of_id": ID, "platform": "x"}]))],
    )
    before = content(empty_store)
    (run,) = runs_of(empty_store, "page_")
    done = undo(empty_store, run)
    assert [(each.file, each.rows) for each in done.blocked] == [("figures.csv", 1)]
    assert content(empty_store) == before
    load(empty_store, [page(ID, ("4711", "example_fan"), "Hello", reply_settings="everyone")])
    assert not undo(empty_store, run).blocked
    assert content(empty_store) == before


def test_an_own_table_that_gave_an_account_its_id_is_taken_back(empty_store: Store) -> None:
    by_handle = {"platform": "x", "handle": "Example_Fan"}
    mention = {"type": "mention", "platform": "x", "post_id": OTHER, "source": "example_fan"}
    mention |= {"target": "somebody", "happened_at": "2024-03-22T14:00Z"}
    accounts = as_csv([by_handle, {"platform": "x", "handle": "somebody"}])
    load(empty_store, [("accounts.csv", accounts), ("mentions.csv", as_csv([mention]))])
    before = content(empty_store)
    load(empty_store, [("ids.csv", as_csv([by_handle | {"account_id": "4711"}]))])
    assert content(empty_store) != before
    (run,) = runs_of(empty_store, "ids.csv")
    assert not undo(empty_store, run).problems
    assert content(empty_store) == before
