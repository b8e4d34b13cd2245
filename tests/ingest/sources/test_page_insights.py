"""The old Page Insights: two columns of one name, a row of descriptions, page-level days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from meta_told import given, told

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context
from ingest.sources.page_insights import SOURCES

INSIGHTS = SOURCES[0]
HEADER = (
    "Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Audience Targeting,"
    "Lifetime Post Total Reach,Lifetime Post Total Impressions,Lifetime Engaged Users,"
    "Lifetime Post Consumptions,share,like,comment,share,like,comment"
)
DESCRIBED = (
    ',,,,,,,,"Lifetime: The total number of people your Page post was served to. (Unique Users)",'
    '"Lifetime: The number of impressions of your Page post. (Total Count)",'
    '"Lifetime: The number of people who engaged. (Unique Users)",'
    '"Lifetime: The number of clicks anywhere in your post. (Total Count)",'
    '"Lifetime: The number of people who shared. (Unique Users)","Lifetime: likes (Unique Users)",'
    '"Lifetime: comments (Unique Users)","Lifetime: The number of stories (Total Count)",'
    '"Lifetime: likes (Total Count)","Lifetime: comments (Total Count)"'
)
ROW = (
    "555001_777001,https://www.facebook.com/peace/posts/777001,Hello #Peace,Photo,,,"
    "10/21/2015 21:00,,900,1500,80,60,4,30,6,5,31,9"
)


@pytest.mark.parametrize("described", [True, False])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_of_two_columns_the_one_that_counts_times_is_read(described: bool, delimiter: str) -> None:
    lines = [HEADER, *([DESCRIBED] if described else []), ROW]
    name = "Facebook Insights Data Export (Post Level) - Peace Page - 2015-10-29.csv"
    text = "\n".join(lines) + "\n"
    if delimiter == ";":
        text = "\n".join([HEADER.replace(",", ";"), ROW.replace(",", ";")]) + "\n"
    found = told(INSIGHTS, given(name, text))
    assert found.posts()["777001"]["posted_at"] == datetime(2015, 10, 22, 4, 0, tzinfo=UTC)
    assert found.posts()["777001"]["account_id"] == "555001"
    assert found.figures("777001") == {
        "reach": 900,
        "impressions": 1500,
        "clicks": 60,
        "shares": 5,
        "reactions": 31,
        "comments": 9,
    }
    assert {cells["measured_on"] for cells in found.rows("measurements")} == {date(2015, 10, 29)}
    assert len(found.passed) == (described and delimiter == ",")


def test_a_copy_without_ids_is_refused() -> None:
    text = "Page total likes;Type;Post Month;Lifetime Post Total Reach;comment;like\n1;P;2;3;4;5\n"
    with pytest.raises(InputError, match="without its posts' ids"):
        told(INSIGHTS, given("dataset_Facebook.csv", text))


def test_a_mangled_id_is_found_again_in_the_address() -> None:
    found = told(
        INSIGHTS, given("p.csv", f"{HEADER}\n{ROW.replace('555001_777001', '5.55E+11')}\n")
    )
    assert found.posts()["777001"]["account_id"] == "@peace"


def test_a_page_has_figures_of_its_days() -> None:
    text = (
        "Date,Lifetime Total Likes,Daily New Likes,Daily Total Reach,Daily Total Impressions\n"
        ',"Lifetime: The total number of people who have liked your Page. (Unique Users)",'
        '"Daily: new likes (Unique Users)","Daily: reach of people (Unique Users)",'
        '"Daily: impressions of anything (Total Count)"\n'
        "1/2/18,60000,5,400,900\n1/13/18,60010,,,910\n"
    )
    name = "Facebook Insights Data Export - Peace Page - 2018-02-01.csv"
    found = told(INSIGHTS, given(name, text))
    figures = {
        (cells["metric"], cells["measured_on"].isoformat(), cells["period"]): cells["value"]
        for cells in found.rows("measurements")
    }
    assert figures == {
        ("followers", "2018-01-02", "lifetime"): 60000,
        ("reach", "2018-01-02", "day"): 400,
        ("impressions", "2018-01-02", "day"): 900,
        ("followers", "2018-01-13", "lifetime"): 60010,
        ("impressions", "2018-01-13", "day"): 910,
    }
    assert set(found.accounts()) == {"name:peace page"}
    with pytest.raises(InputError, match="which page"):
        told(INSIGHTS, given("data.csv", text))


@settings(max_examples=60, deadline=None)
@examples(st.binary(max_size=300))
def test_whatever_the_bytes_only_words_come_out(data: bytes) -> None:
    for content in (data, HEADER.encode() + b"\n" + data):
        file = Given.of("p.csv", content)
        INSIGHTS.recognise(Head(file))
        try:
            list(INSIGHTS.read(file, Context()))
        except InputError:
            continue


def test_a_row_torn_apart_by_a_comma_is_set_aside() -> None:
    torn = ROW.replace("777001", "777002").replace("Hello", "Hello,")
    found = told(INSIGHTS, given("Facebook Insights.csv", "\n".join([HEADER, ROW, torn]) + "\n"))
    assert list(found.posts()) == ["777001"]
    assert [each.number for each in found.asides] == [3]
