"""A load that is cut off leaves what it committed; given again, it goes on where it stopped."""

import pytest
from small_campaign import as_csv, campaign, uploads
from store_picture import content, values

from graph.errors import StoreError
from graph.settings import Settings
from graph.store import Store
from ingest import write
from ingest.load import Step, check, load


class CutError(Exception):
    """What a person who closes the window amounts to."""


@pytest.fixture
def many() -> list[tuple[str, bytes]]:
    people = [{"person_id": f"M{at}", "name": f"Example {at}"} for at in range(50)]
    return [*uploads(campaign()), ("many.csv", as_csv(people))]


def test_what_was_written_before_a_cut_stays_and_the_rest_follows(
    empty_store: Store, many: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "BATCH_ROWS", 10)
    load(empty_store, many)
    whole = content(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")

    def stop(step: Step) -> None:
        if step.what == "writing people" and step.done >= 25:
            raise CutError

    with pytest.raises(CutError):
        load(empty_store, many, progress=stop)
    partly = len(values(empty_store, "MATCH (n:Person) RETURN n.person_id"))
    assert 0 < partly < 54
    assert set(values(empty_store, "MATCH (i:Import) RETURN i.status")) == {("running",)}
    report = load(empty_store, many)
    assert report.total("unchanged") == partly + 3
    assert report.total("loaded") == report.total("rows_read") - partly - 3
    assert content(empty_store) == whole
    assert dict(values(empty_store, "MATCH (i:Import) RETURN i.status, count(*)")) == {
        "cut": len(many),
        "done": len(many),
    }
    assert load(empty_store, many).total("unchanged") == report.total("rows_read")


def test_a_store_that_goes_away_midway_is_one_line(
    empty_store: Store, settings: Settings, many: list[tuple[str, bytes]]
) -> None:
    other = Store.open(settings)

    def close(step: Step) -> None:
        if step.what == "writing sessions":
            other.close()

    with pytest.raises(StoreError) as fault:
        load(other, many, progress=close)
    assert "\n" not in str(fault.value)
    assert values(empty_store, "MATCH (p:Person) RETURN count(p)") == [(54,)]
    assert values(empty_store, "MATCH (s:Session) RETURN count(s)") == [(0,)]
    assert load(empty_store, many).problems_frame().empty
    assert values(empty_store, "MATCH (s:Session) RETURN count(s)") == [(1,)]


def test_progress_tells_how_far_it_is(empty_store: Store, many: list[tuple[str, bytes]]) -> None:
    steps: list[Step] = []
    report = load(empty_store, many, progress=steps.append)
    assert all(0 <= step.done <= step.total for step in steps)
    assert steps[0].what.startswith("reading universities")
    written = next(step for step in steps if step.what == "written")
    assert written.done == report.total("rows_read")
    assert steps[-1].what.startswith("comparing")
    steps.clear()
    check(empty_store, many, progress=steps.append)
    assert not [step for step in steps if step.what.startswith("writing")]


def test_long_texts_make_smaller_batches() -> None:
    rows = [{"set": {"text": "x" * 3_000_000}} for _ in range(7)]
    assert [len(batch) for batch in write.batches(rows)] == [2, 2, 2, 1]
    assert [len(batch) for batch in write.batches([{}] * 11_000)] == [5000, 5000, 1000]
    assert list(write.batches([])) == []
