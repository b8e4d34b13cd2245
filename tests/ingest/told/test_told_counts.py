"""Every record of a told file is counted once; a file again, a check and a cut change nothing."""

from collections.abc import Iterator

import pytest
from store_picture import everything
from tellings import AT, MENTIONS, account, act, figure, file, post, react, rows, said, tell

from graph.errors import InputError
from graph.store import Store
from ingest import journal
from ingest.fields.times import KARACHI
from ingest.files import Given
from ingest.plan import Step
from ingest.report import FileReport
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Told
from ingest.told import heard, memory
from ingest.told.road import ToldFile, retell


class CutError(Exception):
    """What a person who closes the window amounts to."""


def counts(report: FileReport) -> tuple[int, ...]:
    parts = (report.loaded, report.unchanged, report.merged, report.rejected, report.ignored)
    assert report.rows_read == sum(parts)
    return parts


def mixed() -> ToldFile:
    told = [account("1", "Amna"), post("10", "1"), act("mention", "10", "1", "@bilal")]
    return file(
        2,
        told,
        told,
        [post("11", "1"), act("reply", "11", "1", "1", "11")],
        [post("1.2E+17", "1")],
        Passed(5, "notices of deleted posts"),
        Aside(6, "id", "x", "is no id", "Correct it"),
        Loss("mentions whose account is not named", 2),
        Loss("mentions whose account is not named"),
        Note("The end of the file is cut off"),
        [figure("reach", 4, "99")],
        [post("10", "1", "Some text", hashtags=["new"])],
    )


def test_every_record_is_counted_once(empty_store: Store) -> None:
    report = tell(empty_store, mixed())
    assert counts(report) == (3, 0, 1, 3, 1)
    assert report.ignored_because == {"notices of deleted posts": 1}
    assert report.lost == {"mentions whose account is not named": 3}
    said = {(each.row, each.table, each.column) for each in report.problems}
    assert said == {
        *((3, "interactions", "target_post_id"), (4, "posts", "post_id")),
        *((6, "", "id"), (10, "measurements", "of_id")),
    }
    assert "The end of the file is cut off" in report.warnings
    assert any("3 × mentions" in warning for warning in report.warnings)
    assert rows(empty_store, "MATCH (p:Post) RETURN p.post_id") == [("10",), ("11",)]


def test_the_same_file_again_changes_nothing(empty_store: Store) -> None:
    first = tell(empty_store, mixed())
    before = everything(empty_store)
    again = tell(empty_store, mixed())
    assert again.status == "already loaded"
    assert counts(again) == (0, 4, 0, 3, 1)
    assert again.ignored_because == first.ignored_because
    assert len(again.problems) == len(first.problems)
    assert everything(empty_store) == before


def test_what_another_file_told_already_is_unchanged(empty_store: Store) -> None:
    told = [account("1", "Amna"), post("10", "1"), react("10", "2", "1", reaction="like")]
    tell(empty_store, file(4, told))
    before = said(empty_store)
    assert counts(tell(empty_store, file(5, told, told))) == (0, 2, 0, 0, 0)
    assert said(empty_store) == before
    # A more trusted file that says the same is news to nobody, but counts against others.
    assert counts(tell(empty_store, file(1, told))) == (0, 1, 0, 0, 0)
    assert counts(tell(empty_store, file(2, [post("10", "1", "other")]))) == (0, 1, 0, 0, 0)


def test_a_check_reports_what_a_load_does_and_writes_nothing(empty_store: Store) -> None:
    tell(empty_store, file(4, [post("10", "@amna"), act("mention", "10", "@amna", "3")]))
    files = [
        file(1, [account("1", "Amna"), post("10", "1", None)], [post("12", "1")], name="a"),
        file(2, [post("10", "1"), act("mention", "10", "1", "3")], [post("12", "1")], name="b"),
        mixed(),
    ]
    before = everything(empty_store)
    for end in range(1, 4):
        checked = counts(tell(empty_store, *files[:end], writing=False))
        assert everything(empty_store) == before
        assert checked[3:] == ((0, 0) if end < 3 else (3, 1))
    reports = [tell(empty_store, *files, writing=False), tell(empty_store, *files)]
    assert counts(reports[0]) == counts(reports[1])


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "CHUNK_RECORDS", 3)


NAMES = ("1", "@amna", "3")


def _answer(at: int) -> Told:
    return act("reply", str(at), NAMES[at % 3], NAMES[(at - 1) % 3], str(at - 1))


def many() -> ToldFile:
    """Thirty posts by three accounts known by handle or id, each naming the one before."""
    told = [[post(str(at), NAMES[at % 3]), _answer(at)] for at in range(100, 130)]
    return file(4, *told, [account("2", "Amna")], *told[:4])


@pytest.mark.usefixtures("small_chunks")
def test_chunks_join_each_other(empty_store: Store) -> None:
    assert counts(tell(empty_store, many(), writing=False)) == (31, 0, 4, 0, 0)
    report = tell(empty_store, many())
    assert counts(report) == (31, 0, 4, 0, 0)
    assert rows(empty_store, "MATCH (a)-[:POSTED]->(p) RETURN a.account_id, count(p)") == [
        ("1", 11),
        ("2", 10),
        ("3", 10),
    ]
    assert rows(empty_store, "MATCH ()-[r:REPLIES_TO]->() RETURN count(r)") == [(30,)]


@pytest.mark.usefixtures("small_chunks")
def test_a_load_that_was_cut_off_goes_on(empty_store: Store) -> None:
    tell(empty_store, many())
    whole = said(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")

    def stop(step: Step) -> None:
        if "15 records" in step.what:
            raise CutError

    with pytest.raises(CutError):
        tell(empty_store, many(), progress=stop)
    assert rows(empty_store, "MATCH (i:Import) RETURN i.status") in ([("running",)], [])
    report = tell(empty_store, many())
    assert report.rows_read == 35
    assert said(empty_store) == whole
    assert ("done",) in rows(empty_store, "MATCH (i:Import) RETURN i.status")


def test_a_file_refused_at_its_beginning_leaves_no_trace(empty_store: Store) -> None:
    def read(given: Given, _context: Context) -> Iterator[Event]:
        raise InputError(given.name, "is of another kind", "Give another file")
        yield

    source = Source("odd", "odd", lambda _: 0, read, "told", 3)
    report = tell(empty_store, ToldFile(Given.of("odd.csv", b"x"), source))
    assert (report.status, report.rows_read) == ("refused", 0)
    assert report.refused == "odd.csv: is of another kind. Give another file."
    assert rows(empty_store, "MATCH (i:Import) RETURN i.status") == []


def test_what_is_on_record_can_be_told_again(empty_store: Store) -> None:
    told = file(
        4,
        [account("@amna", "Amna"), post("10", "@amna", hashtags=["A", "b"])],
        [post("11", "2"), act("mention", "11", "2", "@amna"), figure("views", 4, "11")],
        [react("10", "2", "@amna", reaction="love", happened_at=AT)],
        told_at=AT,
    )
    tell(empty_store, told)
    before = said(empty_store)
    (run_id,) = (each[0] for each in rows(empty_store, "MATCH (i:Import) RETURN i.run_id"))
    kept = list(journal.read(empty_store, run_id))
    assert [(each.number, each.table) for each in kept][:2] == [(1, "accounts"), (1, "posts")]
    assert {each.trust for each in kept} == {4}
    empty_store.run("MATCH (n) WHERE NOT n:Import AND NOT n:Rows DETACH DELETE n")
    assert retell(empty_store, kept, run_id, KARACHI) == []
    assert said(empty_store) == before
    assert rows(empty_store, MENTIONS) == [("2", "11", "@amna")]


def test_the_most_trusted_file_of_a_load_comes_first(empty_store: Store) -> None:
    seen: list[str] = []
    files = [file(4, [post("10", "1")], name="a"), file(1, [post("10", "1")], name="z")]

    def hear(step: Step) -> None:
        seen.append(step.what)

    tell(empty_store, *files, progress=hear)
    assert [what for what in seen if "looking" in what] == ["looking at z", "looking at a"]
    assert Item(1, []).told_at is None


def test_what_is_forgotten_on_the_way_is_asked_of_the_store(
    empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def records(turn: int) -> Iterator[list[Told]]:
        for number in range(12):
            yield [post(str(number), str(number % 3)), figure("views", turn, str(number))]
            yield [post(str(100 + number), "9"), act("reply", str(100 + number), "9", "1", "0")]

    told = [*records(1), *records(2)]
    tell(empty_store, file(1, *told))
    before = said(empty_store)
    for name in ("ACCOUNTS", "OTHERS"):
        monkeypatch.setattr(memory, name, 1)
    monkeypatch.setattr(heard, "CHUNK_RECORDS", 1)
    empty_store.run("MATCH (n) DETACH DELETE n")
    tell(empty_store, file(1, *told))
    assert said(empty_store) == before
    assert len(rows(empty_store, "MATCH (m:Measurement) RETURN m.value")) == 12


def test_a_post_that_came_along_is_new_when_its_own_record_comes(empty_store: Store) -> None:
    told = file(
        1,
        [post("10", "1"), post("11", "2"), act("reply", "10", "1", "2", "11")],
        [post("11", "2")],
        [post("11", "2")],
    )
    assert counts(tell(empty_store, told)) == (2, 0, 1, 0, 0)
    assert counts(tell(empty_store, file(1, [post("11", "2")]))) == (0, 1, 0, 0, 0)
