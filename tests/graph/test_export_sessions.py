"""The export of sessions month by month: small counts of people stay hidden, unknown stays so."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.groups import sessions as session_sheet
from graph.export.influence import reach
from graph.export.sessions_more import sessions_by_month
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, history_of, person, session, sessions


@pytest.fixture(scope="module")
def history() -> History:
    """Make months of 20 new, of 3 new beside 17, of 6 new beside 14, of 2, and of nobody."""

    def there(*people: range) -> dict[str, str]:
        return {f"p{at:02}": "attended" for some in people for at in some}

    return history_of(
        people=[person(f"p{at:02}") for at in range(29)],
        **sessions(
            session("s1", "2026-02-01", there(range(20)), participants_count=25),
            session("s2", "2026-03-01", there(range(17), range(20, 23))),
            session("s3", "2026-04-01", there(range(14), range(23, 29)), participants_count=20),
            session("s4", "2026-05-01", there(range(2)), participants_count=3),
            session("s5", "2026-06-01", {}),
        ),
    )


def frame(history: History, *, named: bool) -> pd.DataFrame:
    made = sessions_by_month(history.at(), Disguise.of(history, "salt", named=named))
    assert all(column.meaning for column in made.columns)
    return made.frame.set_index("month")


def test_few_are_withheld_and_what_tells_of_them(history: History) -> None:
    table = frame(history, named=False)
    march = table.loc["2026-03"]
    assert march[["first_timers", "returners", "share"]].tolist() == [WITHHELD] * 3
    assert march["people"] == 20
    february = table.loc["2026-02", "first_timers"]
    assert february == WITHHELD, "all first-timers less the others would tell March's"
    may = table.loc["2026-05"]
    assert may[["people", "first_timers", "returners"]].tolist() == [WITHHELD] * 3
    assert may["participants"] == WITHHELD


def test_what_one_export_hides_no_later_one_shows(history: History) -> None:
    """February covers March in March's export: shown in April's, it would tell March's three."""
    hid: set[tuple[str, str]] = set()
    for day in (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)):
        made = sessions_by_month(history.at(day), Disguise.of(history, "salt", named=False))
        table = made.frame.set_index("month")[["first_timers", "returners", "people"]]
        now = {at for at, told in table.stack().items() if told == WITHHELD}
        assert hid <= now
        hid = now
    assert ("2026-02", "first_timers") in hid


def test_with_names_all_is_told(history: History) -> None:
    table = frame(history, named=True)
    assert table["first_timers"].tolist()[:4] == [20, 3, 6, 0]
    assert table["returners"].tolist()[:4] == [0, 17, 14, 2]
    assert not table.isin([WITHHELD]).any().any()


def test_what_nobody_counted_is_no_number(history: History) -> None:
    table = frame(history, named=False)
    assert pd.isna(table.loc["2026-03", "participants"])
    if "2026-06" in table.index:
        assert pd.isna(table.loc["2026-06", "people"])


def test_nothing_is_an_empty_sheet() -> None:
    nothing = history_of()
    made = sessions_by_month(nothing.at(), Disguise.of(nothing, "salt", named=False))
    assert made.frame.empty


def few(*made: tuple[dict[str, Any], Any]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Export sessions at two campuses: the sheets of sessions, months and reach."""
    found = sessions(*made)
    ids = sorted({row["person_id"] for row in found["session_people"]})
    held = history_of(
        people=[person(one) for one in ids], campuses=[campus("A"), campus("B")], **found
    )
    snapshot, disguise = held.at(), Disguise.of(held, "salt", named=False)
    return (
        session_sheet(snapshot, disguise, date(2026, 3, 1)).frame.set_index("session_id"),
        sessions_by_month(snapshot, disguise).frame.set_index("month"),
        reach(snapshot, disguise).frame.set_index(["of", "subject"]),
    )


def test_no_sheet_tells_what_another_hides() -> None:
    """Few came in March; in February fewer still, so that reach alone would hide those instead."""
    listed, months, reached = few(
        session("old", "2026-02-01", {}, participants_count=2, university_id="A"),
        session("older", "2026-02-02", {}, participants_count=3, university_id="A"),
        session("small", "2026-03-01", {}, participants_count=4, university_id="A"),
        session("next", "2026-03-02", {}, participants_count=8, university_id="A"),
        session("large", "2026-03-03", {}, participants_count=30, university_id="A"),
    )
    assert months.loc["2026-03", "participants"] == 42
    assert listed["participants"].tolist() == [WITHHELD, WITHHELD, 30]
    for one in ("small", "next"):
        told = reached.loc[("session", one), ["attended_low", "attended_high"]]
        assert told.tolist() == [WITHHELD, WITHHELD]
    assert reached.loc[("session", "large"), "attended_high"] == 30


def test_a_campus_of_one_session_does_not_tell_what_it_covers() -> None:
    listed, months, reached = few(
        session("small", "2026-03-01", {}, participants_count=4, venue="Hall"),
        session("large", "2026-03-02", {}, participants_count=30, university_id="A"),
        session("next", "2026-03-03", {}, participants_count=8, university_id="B"),
    )
    told = reached.loc[[("campus", "B"), ("session", "next")], "attended_high"]
    assert set(told) == {WITHHELD}
    assert listed.loc["next", "participants"] == WITHHELD
    assert months.loc["2026-03", "participants"] == 42


def test_few_on_record_do_not_hide_how_many_were_counted() -> None:
    one = {"p1": "hosted", "p2": "attended", "p3": "attended"}
    several = {f"q{at}": "attended" for at in range(6)}
    listed, _, reached = few(
        session("few", "2026-03-01", one, participants_count=25, university_id="A"),
        session("six", "2026-03-02", several, participants_count=20, university_id="A"),
        session("more", "2026-03-03", several | {"r": "hosted"}, university_id="A"),
    )
    # Of those counted and not on record a campus's sum is told: it must not tell who is on record.
    assert listed["people_recorded"].tolist() == [WITHHELD, WITHHELD, 7]
    assert listed["participants"].tolist()[:2] == [25, 20]
    assert reached.loc[("session", "few"), "attended"] == WITHHELD
    assert reached.loc[("session", "few"), "attended_high"] == 25
