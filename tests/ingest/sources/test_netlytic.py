"""Netlytic's exports: who is named is read off the text, and the ids tell the zone of the times."""

import csv
import io
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from told_truth import (
    TRUTH,
    WORLD,
    asides,
    events,
    items,
    losses,
    notes,
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
from ingest.sources.netlytic import SOURCES

SOURCE = SOURCES[0]
NAMES = [
    *("extra", "id", "guid", "link", "pubdate", "author", "title", "description", "source"),
    *("to_user_id", "user_id", "user_followers_count"),
]
START = 1771170732307382274
"""Made on 22 March 2024 at 13:43:04 UTC."""


def line(number: int, text: str, **more: str) -> dict[str, str]:
    made = datetime(2024, 3, 22, 13, 43, 4, tzinfo=UTC) + timedelta(hours=number)
    return {
        "id": str(number),
        "guid": str(START + (number * 3_600_000 << 22)),
        "pubdate": f"{made:%Y-%m-%d %H:%M:%S}",
        "author": "Sana_Ex",
        "user_id": "7001",
        "description": text,
        **more,
    }


def read(*lines: dict[str, str]) -> list[Event]:
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES)
    writer.writeheader()
    writer.writerows(lines)
    return events(SOURCE, Given.of("n.csv", out.getvalue().encode()))


def acts(found: list[Event]) -> list[tuple[str, str]]:
    return [(row["type"], row["target"]) for row in rows(found, "interactions")]


@with_samples
def test_sample_says_nothing_but_the_truth_and_all_that_texts_show() -> None:
    given = Given.of("n.csv", (WORLD / "social_netlytic.csv").read_bytes())
    assert SOURCE.recognise(Head(given)) == 2
    found = events(SOURCE, given)
    known, truth = told(found), set(true(*TRUTH))
    assert known <= truth
    missing = sorted((row[1], row[0]) for row in truth - known)
    # Quotes, an answer to oneself, and two answers that begin with several accounts.
    assert [kind for kind, _ in missing] == ["mention"] * 5 + ["quote"] * 3 + ["reply"] * 3
    assert {post for kind, post in missing if kind == "mention"} == {
        "1771322717107126290",
        "1771402870256566299",
    }
    assert losses(found) == {
        "posts that begin with several accounts: which one they answer is not told": 2
    }
    assert len(items(found)) == 28


def test_who_is_answered_repeated_and_mentioned() -> None:
    found = read(
        line(0, "@bilal_ex yes, with @chand_ex and a@b.org"),
        line(1, "RT @bilal_ex: with @chand_ex"),
        line(2, "@Sana_ex note to self"),
        line(3, "@bilal_ex @chand_ex hello @dua"),
        line(4, "@x @bilal_ex hello", to_user_id="8002"),
        line(5, "from Bilal", author="bilal_ex", user_id="8002"),
    )
    assert acts(found) == [
        ("reply", "@bilal_ex"),
        ("mention", "@chand_ex"),
        ("repost", "@bilal_ex"),
        ("mention", "@sana_ex"),
        ("mention", "@dua"),
        ("reply", "8002"),
        ("mention", "@x"),
    ]
    assert rows(found, "accounts")[0]["account_id"] == "7001"


@pytest.mark.parametrize(("hours", "note"), [(0, 0), (-4, 0), (3, 1)])
def test_the_zone_of_the_times_is_told_by_the_ids(hours: int, note: int) -> None:
    made = [datetime(2024, 3, 22, 13, 43, 4) + timedelta(hours=at + hours) for at in range(3)]
    found = read(*(line(at, "x", pubdate=str(when)) for at, when in enumerate(made)))
    zones = [text for text in notes(found) if "zone" in text]
    assert len(zones) == note
    if not note:
        at = rows(found, "posts")[0]["posted_at"]
        assert at == datetime(2024, 3, 22, 13, 43, 4, tzinfo=UTC)


def test_rounded_ids_and_missing_authors() -> None:
    found = read(
        line(0, "x", guid="1.77117E+18", link="http://twitter.com/Sana_Ex/statuses/1771170732307382274"),
        line(1, "x", guid="1.77117E+18"),
        line(2, "x", author="", user_id=""),
        line(3, "x", pubdate="yesterday"),
    )  # fmt: skip
    assert asides(found) == [
        ("guid", "is an id that a spreadsheet has rounded"),
        ("author", "is missing or can't be read"),
    ]
    assert rows(found, "posts")[0]["post_id"] == "1771170732307382274"


def test_other_sites_are_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"youtube\.com"):
        read(line(0, "x", guid="abc", link="https://www.youtube.com/watch?v=1"))


CELLS = st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30))


@for_any(st.lists(CELLS, min_size=1, max_size=4))
def test_whatever_the_cells_each_row_is_accounted_for(changes: list[dict[str, str]]) -> None:
    with suppress(InputError):
        found = read(*(line(at, "x") | change for at, change in enumerate(changes)))
        assert len(items(found)) + len(passed(found)) + len(asides(found)) == len(changes)


@for_any(st.binary(max_size=300))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes) -> None:
    head = ",".join(NAMES).encode() + b"\n"
    for content in (data, head + data):
        with suppress(InputError):
            events(SOURCE, Given.of("n.csv", content))
