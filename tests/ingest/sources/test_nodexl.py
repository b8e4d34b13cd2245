"""NodeXL workbooks: several rows a post, self-loops, inherited mentions, names in lower case."""

import io
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from openpyxl import Workbook
from told_truth import (
    TRUTH,
    WORLD,
    asides,
    events,
    items,
    losses,
    passed,
    rows,
    told,
    true,
    with_samples,
)

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Event
from ingest.sources.nodexl import SOURCES

SOURCE = SOURCES[0]
COLUMNS = [
    *("Vertex 1", "Vertex 2", "Color", "Edge Weight", "Relationship", "Relationship Date (UTC)"),
    *("Tweet", "Twitter Page for Tweet", "Imported ID", "In-Reply-To Tweet ID", "Retweet ID"),
    *("Quoted Status ID", "Favorite Count", "Retweet Count"),
]
POST = "1771415650300854300"


def row(source: str, target: str, kind: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {
        "Vertex 1": source,
        "Vertex 2": target,
        "Relationship": kind,
        "Relationship Date (UTC)": datetime(2024, 3, 23, 19, 56, 17),
        "Tweet": text,
        "Imported ID": POST,
        "Favorite Count": 3,
        **{name.replace("_", " "): value for name, value in more.items()},
    }


def book(edges: list[dict[str, Any]], vertices: list[dict[str, Any]] | None = None) -> Given:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Edges"
    sheet.append(["", "", "Visual Properties", "", "Other Columns"])
    sheet.append(COLUMNS)
    for edge in edges:
        sheet.append([edge.get(name) for name in COLUMNS])
    if vertices is not None:
        sheet = made.create_sheet("Vertices")
        sheet.append(["", "Subgraph"])
        names = ["Vertex", "Name", "User ID", "Followers"]
        sheet.append(names)
        for vertex in vertices:
            sheet.append([vertex.get(name) for name in names])
    out = io.BytesIO()
    made.save(out)
    return Given.of("network.xlsx", out.getvalue())


def read(*edges: dict[str, Any], vertices: list[dict[str, Any]] | None = None) -> list[Event]:
    return events(SOURCE, book(list(edges), vertices))


def acts(found: list[Event]) -> list[tuple[Any, ...]]:
    return [
        (cells["type"], cells["source"], cells["target"], cells.get("target_post_id"))
        for cells in rows(found, "interactions")
    ]


@with_samples
def test_sample_says_the_true_interactions() -> None:
    given = Given.of("n.xlsx", (WORLD / "social_nodexl.xlsx").read_bytes())
    assert SOURCE.recognise(Head(given)) == 2
    found = events(SOURCE, given)
    assert told(found) == set(true(*TRUTH))
    assert not losses(found)
    named = {cells["account_id"]: cells for cells in rows(found, "accounts") if "name" in cells}
    assert named["61000000"]["name"] == "Nida Fatima"
    assert named["61000000"]["followers"] == 340


def test_a_row_says_its_act_first_then_the_post() -> None:
    found = read(row("sana_ex", "bilal_ex", "Mentions", "to @Bilal_Ex #Peace &amp;"))
    (item,) = items(found)
    assert [table for table, _ in item.rows] == [
        *("interactions", "posts", "measurements", "accounts", "accounts"),
    ]
    post = rows(found, "posts")[0]
    assert post["posted_at"] == datetime(2024, 3, 23, 19, 56, 17, tzinfo=UTC)
    assert (post["text"], post["hashtags"]) == ("to @Bilal_Ex #Peace &", "Peace")
    # 19:56 in UTC is the next day in Karachi.
    assert rows(found, "measurements")[0]["measured_on"] == date(2024, 3, 24)


def test_words_of_nodexl_and_the_posts_they_are_towards() -> None:
    found = read(
        row("a_ex", "b_ex", "Replies to", "@b_ex yes", Imported_ID="1")
        | {"In-Reply-To Tweet ID": "9"},
        row("a_ex", "b_ex", "Retweet", "RT @b_ex: x", Imported_ID="2", Retweet_ID="8"),
        row("a_ex", "c_ex", "MentionsInRetweet", "RT @b_ex: x @c_ex", Imported_ID="2"),
        row("a_ex", "b_ex", "Quote", "see", Imported_ID="3", Quoted_Status_ID="7"),
        row("a_ex", "c_ex", "MentionsInQuote", "see", Imported_ID="3"),
        row("a_ex", "d_ex", "MentionsInReplyTo", "@b_ex @D_ex yes", Imported_ID="1"),
        row("a_ex", "b_ex", "MentionsInReplyTo", "@b_ex @D_ex yes", Imported_ID="1"),
        row("a_ex", "a_ex", "Tweet", "alone", Imported_ID="4"),
    )  # fmt: skip
    assert acts(found) == [
        ("reply", "@a_ex", "@b_ex", "9"),
        ("repost", "@a_ex", "@b_ex", "8"),
        ("quote", "@a_ex", "@b_ex", "7"),
        ("mention", "@a_ex", "@d_ex", None),
    ]
    assert passed(found) == [
        "mentions that stand in the post repeated, not in the post itself",
        "mentions that stand in the post repeated, not in the post itself",
        "mentions of the account that the post answers",
    ]
    assert {cells["post_id"] for cells in rows(found, "posts")} == {"1", "2", "3", "4"}


def test_older_nodexl_calls_a_retweet_a_mention() -> None:
    text = "RT @B_ex: with @c_ex"
    found = read(row("a_ex", "b_ex", "Mentions", text), row("a_ex", "c_ex", "Mentions", text))
    assert acts(found) == [("repost", "@a_ex", "@b_ex", None)]
    assert len(passed(found)) == 1
    assert not rows(found, "measurements")


def test_vertices_give_ids_names_and_followers() -> None:
    vertices: list[dict[str, Any]] = [
        {"Vertex": "a_ex", "Name": "ثنا", "User ID": "7001", "Followers": 12},
        {"Vertex": "b_ex", "Name": "", "User ID": 1.4e18},
        {"Vertex": "no account"},
    ]
    found = read(row("a_ex", "b_ex", "Mentions", "@b_ex"), vertices=vertices)
    assert acts(found) == [("mention", "7001", "@b_ex", None)]
    accounts = [item.rows[0][1] for item in items(found) if item.sheet == "Vertices"]
    assert accounts == [
        {"platform": "x", "account_id": "7001", "handle": "a_ex", "name": "ثنا", "followers": 12},
        {"platform": "x", "account_id": "@b_ex", "handle": "b_ex"},
    ]
    assert asides(found) == [("Vertex", "is no account of X")]


def test_what_names_no_post_is_a_tie_and_parallel_ones_are_summed() -> None:
    nothing: dict[str, Any] = {"Imported_ID": None}
    found = read(
        row("a_ex", "b_ex", "Followed", **nothing),
        row("a_ex", "b_ex", "Mentions", **nothing),
        row("a_ex", "b_ex", "Mentions", Edge_Weight=4, **nothing),
        row("a_ex", "a_ex", "Tweet", **nothing),
        row("a_ex", "b_ex", "Mentions", Imported_ID=1.77e18),
    )
    ties = rows(found, "account_ties")
    assert [(tie["kind"], tie["weight"]) for tie in ties] == [
        ("follows", 1),
        *[("mention", 6)] * 3,
    ]
    assert ties[1]["happened_on"] == date(2024, 3, 24)
    assert passed(found) == ["ties of an account with itself"]


def test_a_rounded_id_is_taken_from_the_posts_page() -> None:
    page = f"https://twitter.com/a_ex/status/{POST}"
    found = read(row("a_ex", "b_ex", "Mentions", "@b_ex", Imported_ID=1.77e18,
        Twitter_Page_for_Tweet=page))  # fmt: skip
    assert rows(found, "posts")[0]["post_id"] == POST


def test_other_networks_of_nodexl_are_refused() -> None:
    made = Workbook()
    made.active.append(["Vertex 1", "Vertex 2", "Video"])  # type: ignore[union-attr]
    made.active.append(["a", "b", "c"])  # type: ignore[union-attr]
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(InputError, match="not of X"):
        events(SOURCE, Given.of("n.xlsx", out.getvalue()))


CELL = st.text(max_size=15) | st.sampled_from(["a_ex", "Mentions", "Retweet", POST, "RT @b: x", ""])


@for_any(st.lists(st.lists(CELL, min_size=1, max_size=10), max_size=4), st.binary(max_size=60))
def test_whatever_the_cells_each_row_is_accounted_for(table: list[list[str]], end: bytes) -> None:
    names = "Vertex 1,Vertex 2,Relationship,Tweet,Imported ID,Relationship Date (UTC)"
    text = "\n".join([names, *(",".join(c.replace(",", "") for c in line) for line in table)])
    with suppress(InputError):
        events(SOURCE, Given.of("n.csv", text.encode() + end))
