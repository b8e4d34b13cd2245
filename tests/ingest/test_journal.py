"""The rows an import accepted come back from the store as they were."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as example
from hypothesis import strategies as st
from store_picture import values

from graph.store import Store
from ingest import journal
from ingest.journal import Kept, forget, read, records

RUN = "20260101T000000.000000Z-aaaaaa"
ZONES = st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=5))])
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
PLAIN = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXT),
    *(st.dates(), st.datetimes(timezones=ZONES), st.times()),
    st.integers(-(10**6), 10**6).map(lambda seconds: dt.timedelta(seconds=seconds)),
)
CELLS = st.dictionaries(
    TEXT, PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(TEXT, PLAIN, max_size=3), max_size=5
)
ROWS = st.lists(
    st.builds(
        *(Kept, st.integers(1, 3), st.sampled_from(["", "Sheet"]), TEXT, CELLS, st.integers(1, 2)),
        st.none() | st.datetimes(timezones=st.just(dt.UTC)),
    ),
    max_size=5,
)


@pytest.fixture
def started(empty_store: Store) -> Store:
    empty_store.run("CREATE (:Import {run_id: $run_id})", run_id=RUN)
    return empty_store


def keep(store: Store, run_id: str, part: int, rows: list[Kept]) -> None:
    journal.keep(store, run_id, part, records(rows))


def row(number: int, **cells: Any) -> Kept:
    return Kept(number, "", "posts", cells, 4)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(st.lists(ROWS, max_size=3))
def test_rows_come_back_as_they_were(started: Store, parts: list[list[Kept]]) -> None:
    forget(started, RUN)
    for at, rows in enumerate(parts):
        keep(started, RUN, at, rows)
    found = list(read(started, RUN))
    assert found == [each for rows in parts for each in rows]
    kinds = [[type(cell) for cell in each.cells.values()] for each in found]
    assert kinds == [[type(cell) for cell in each.cells.values()] for r in parts for each in r]


def test_a_part_given_again_replaces_what_it_was(started: Store) -> None:
    keep(started, RUN, 0, [row(1, text="before"), row(2)])
    keep(started, RUN, 1, [row(3)])
    keep(started, RUN, 0, [row(1, text="after")])
    assert list(read(started, RUN)) == [row(1, text="after"), row(3)]


def test_long_rows_are_kept_in_pieces(started: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PIECE_BYTES", 1_000)
    rows = [row(at, text="x" * 300) for at in range(20)]
    keep(started, RUN, 0, rows)
    assert values(started, "MATCH (r:Rows) RETURN count(r) > 3, sum(r.rows)") == [(True, 20)]
    assert list(read(started, RUN)) == rows


def test_forgotten_rows_are_gone_and_the_record_stays(started: Store) -> None:
    keep(started, RUN, 0, [row(1)])
    forget(started, RUN)
    assert list(read(started, RUN)) == []
    assert values(started, "MATCH (i:Import) RETURN count(i)") == [(1,)]


def test_what_is_no_cell_is_refused(started: Store) -> None:
    with pytest.raises(TypeError, match="object is no kind of cell"):
        keep(started, RUN, 0, [row(1, text=object())])
