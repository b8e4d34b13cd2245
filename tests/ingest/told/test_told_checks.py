"""The quick check of a told row and the tables' own accept the same, and make the same of it."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.fields.times import KARACHI
from ingest.records import TABLES
from ingest.records.columns import columns
from ingest.told.checks import FAST, checked, slowly

IDS = st.one_of(
    st.from_regex(r"\d{1,20}", fullmatch=True),
    st.sampled_from(
        ["@Amna_EX", "name:امنہ", "1.2E+17", "123.0", '="17711"', "x.com/amna", "@", ""]
    ),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
)
TIMES = st.one_of(
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5))])),
    st.datetimes(),
    st.dates(),
    st.sampled_from(["2026-03-01T10:00:00Z", "yesterday"]),
)
COUNTS = st.one_of(st.integers(), st.floats(), st.booleans(), st.sampled_from(["12", "1,234", "-"]))
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="#;, ابتaA\u200c\u202e\ud800", max_size=12),
    st.sampled_from(["#REF!", "#N/A", " two  words ", "a\nb", "x" * 100_001]),
)
ODD = st.one_of(IDS, TIMES, COUNTS, TEXTS, st.none(), st.booleans())
WORDS = st.sampled_from(
    (
        *("x", "Twitter", "facebook", "reply", "retweet", "mention", "reaction", "like", "post"),
        *("account", "content", "reach", "likes", "lifetime", "daily", "nonsense"),
    )
)
BY_COLUMN = {
    **dict.fromkeys(("account_id", "post_id", "source", "target", "target_post_id", "of_id"), IDS),
    **dict.fromkeys(("posted_at", "happened_at", "measured_on"), TIMES),
    **dict.fromkeys(("followers", "value"), COUNTS),
    **dict.fromkeys(("platform", "type", "metric", "of", "period"), WORDS),
    "official": st.one_of(st.booleans(), st.sampled_from(["yes", "no", "maybe"])),
}


def rows(table: str) -> st.SearchStrategy[dict[str, Any]]:
    """Rows of a table, mostly of the kinds of cells that belong there, with and without columns."""
    strange = {"strange": ODD}
    return st.fixed_dictionaries(
        {},
        optional={
            each.name: st.one_of(BY_COLUMN.get(each.name, TEXTS), ODD)
            for each in columns(TABLES[table])
        }
        | strange,
    )


SOUND: dict[str, dict[str, Any]] = {
    "accounts": {"platform": "x", "account_id": "1400", "handle": "Amna", "name": "Amna  E"}
    | {"followers": 3, "official": False},
    "posts": {"platform": "x", "post_id": "1771170732307382274", "account_id": "@Amna"}
    | {"posted_at": datetime(2026, 3, 1, 10, tzinfo=UTC), "text": " a ", "hashtags": "a;B;a"},
    "interactions": {"type": "retweet", "platform": "x", "post_id": "17", "source": "1"}
    | {"target": "@Amna", "target_post_id": "16"},
    "measurements": {"metric": "likes", "value": 4, "measured_on": date(2026, 3, 1)}
    | {"source": "X API v2", "of": "post", "of_id": "17", "platform": "x", "period": "lifetime"},
}


@pytest.mark.parametrize("table", FAST)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_both_ways_say_the_same(table: str, data: st.DataObject) -> None:
    told = data.draw(rows(table))
    changed = SOUND[table] | data.draw(st.one_of(st.just({}), st.just(told)))
    for cells in (told, changed):
        # Twice: what was checked once is remembered.
        for _ in range(2):
            assert checked(table, cells, KARACHI) == slowly(table, cells, KARACHI)


@pytest.mark.parametrize("table", FAST)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_both_ways_say_the_same_of_a_row_with_one_odd_cell(table: str, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from([each.name for each in columns(TABLES[table])]))
    value = data.draw(st.one_of(BY_COLUMN.get(column, TEXTS), ODD))
    cells = SOUND[table] | {column: value}
    assert checked(table, cells, KARACHI) == slowly(table, cells, KARACHI)


@pytest.mark.parametrize("table", FAST)
def test_a_sound_row_is_sound(table: str) -> None:
    found = checked(table, SOUND[table], KARACHI)
    assert isinstance(found, dict)
    assert set(found) == set(SOUND[table])
