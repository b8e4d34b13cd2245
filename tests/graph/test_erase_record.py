"""An erased person is in no row an import keeps, and does not come back with any file."""

import json
import sys
from pathlib import Path

import pytest

from graph.erase import erase, find
from graph.settings import Settings
from graph.store import Store
from ingest import journal
from ingest.load import load
from ingest.undo import undo

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ingest"))

from small_campaign import Tables, as_csv, campaign, uploads
from store_picture import content, values

TELLING = ("Amna", "آمنہ", "amna_ex", "Amna_Ex", "61000002", '"P1"', "'P1'")


def told() -> Tables:
    tables = campaign()
    tables["posts"][0]["text"] = "Thanks @amna_ex and Amna Example!"
    tables["feedback"][0]["respondent_code"] = "P1"
    return tables


@pytest.fixture
def erased(empty_store: Store, settings: Settings, tmp_path: Path) -> Store:
    load(empty_store, uploads(told()))
    home = settings.model_copy(update={"home": tmp_path})
    done = erase(empty_store, home, find(empty_store, "P1"))
    assert done.rows >= 8
    return empty_store


def kept(store: Store) -> str:
    """Write down all rows that imports keep."""
    runs = values(store, "MATCH (i:Import) RETURN i.run_id")
    return repr([list(journal.read(store, run)) for (run,) in runs])


def everything(store: Store) -> str:
    frame = store.read("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n), properties(r)")
    return frame.to_string(max_colwidth=None)


def test_no_row_an_import_keeps_tells_who_it_was(erased: Store) -> None:
    rows = kept(erased)
    assert "Bilal Example" in rows
    assert not [word for word in TELLING if word in rows]
    assert not [word for word in TELLING if word in everything(erased)]
    assert "[name withheld]" in rows


def test_the_same_files_and_newer_ones_leave_them_out(erased: Store) -> None:
    before = content(erased)
    tables = told()
    load(erased, uploads(tables))
    assert content(erased) == before
    for rows in tables.values():
        rows.append(dict(rows[-1]))
    report = load(erased, [(f"new_{name}", data) for name, data in uploads(tables)])
    assert not [word for word in TELLING if word in everything(erased)]
    assert not [word for word in TELLING if word in kept(erased)]
    people = next(each for each in report.files if each.file == "new_people.csv")
    assert people.ignored_because == {"a person who was erased": 1}
    assert people.rows_read == 5 == people.unchanged + people.merged + people.ignored
    assert report.total("rejected") == 0


def test_an_answer_stays_under_a_code_that_leads_nowhere(erased: Store) -> None:
    codes = values(erased, "MATCH (f:FeedbackResponse) RETURN f.respondent_code")
    assert codes[0][0].startswith("erased-")
    assert codes[0][0] in kept(erased)


def test_a_platforms_file_leaves_their_account_out(erased: Store) -> None:
    def tweet(post_id: str, author: str, text: str) -> dict[str, object]:
        return {"id": post_id, "author_id": author, "text": text, "lang": "en"} | {
            "created_at": "2024-03-22T13:08:34.000Z",
            "conversation_id": post_id,
            "edit_history_tweet_ids": [post_id],
            "entities": {"mentions": [{"start": 0, "end": 8, "username": "Amna_Ex"}]},
        }

    page = {
        "data": [
            tweet("1771162050098102273", "9", "@Amna_Ex good, Amna Example"),
            tweet("1771170732307382274", "61000002", "mine"),
        ],
        "includes": {
            "users": [
                {"id": "9", "username": "somebody", "name": "Some Body"},
                {"id": "61000002", "username": "Amna_Ex", "name": "Amna Example"},
            ]
        },
        "meta": {"result_count": 2},
        "__twarc": {"url": "https://x", "version": "2", "retrieved_at": "2024-04-01T00:00:00Z"},
    }
    report = load(erased, [("page.jsonl", json.dumps(page).encode() + b"\n")])
    assert report.files[0].kind == "x_api_v2"
    assert report.files[0].ignored_because["a person who was erased"] == 1
    assert values(erased, "MATCH (p:Post {post_id: '1771162050098102273'}) RETURN p.text") == [
        ("[name withheld] good, [name withheld]",)
    ]
    assert not [word for word in TELLING if word in everything(erased)]


def test_an_undo_does_not_bring_them_back(erased: Store) -> None:
    fix = as_csv([{"person_id": "P2", "name": "Bilal E.", "roles": "staff"}])
    load(erased, [("fix.csv", fix)])
    (run,) = values(erased, "MATCH (i:Import {file: 'fix.csv'}) RETURN i.run_id")[0]
    assert not undo(erased, run).problems
    assert values(erased, "MATCH (p:Person {person_id: 'P2'}) RETURN p.name") == [
        ("Bilal Example",)
    ]
    assert not [word for word in TELLING if word in everything(erased)]


def test_nothing_is_asked_of_a_store_that_erased_nobody(empty_store: Store) -> None:
    load(empty_store, uploads(campaign()))
    assert values(empty_store, "MATCH (s:Setting) RETURN s") == []
