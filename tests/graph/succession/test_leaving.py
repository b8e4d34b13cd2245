"""Who leaves when: the first of term and graduation, and nothing where neither is known."""

from datetime import date
from typing import Any

import pandas as pd

from graph.history import History
from graph.snapshot import Snapshot
from graph.succession import gone_by, known, leaving
from tests.graph.campaigns import campus, history_of, person, term

DAY = date(2026, 10, 31)


def studies(person_id: str, university_id: str, until: str | None, programme: str = "BA") -> Any:
    return {
        "person_id": person_id,
        "university_id": university_id,
        "programme": programme,
        "from_on": "2023-09-01",
        "graduates_on": until,
    }


def campaign(*rows: Any) -> History:
    """Make the people that rows of terms and studies name."""
    return history_of(
        people=[person(one) for one in sorted({row["person_id"] for row in rows})],
        campuses=[campus("ned"), campus("ku")],
        terms=[row for row in rows if "appointed_on" in row],
        studies=[row for row in rows if "programme" in row],
    )


def told(*rows: Any) -> dict[str, tuple[str | None, str | None]]:
    frame = leaving(campaign(*rows).at(DAY))
    return {
        row.person_id: (
            None if pd.isna(row.leaves_on) else str(row.leaves_on.date()),
            None if pd.isna(row.why) else row.why,
        )
        for row in frame.itertuples()
    }


def test_an_ambassador_leaves_with_whichever_comes_first() -> None:
    assert told(
        term("a", "ned", "2026-01-01", "2027-06-30"), studies("a", "ned", "2027-06-18"),
        term("b", "ned", "2026-01-01", "2026-12-31"), studies("b", "ned", "2027-06-18"),
        term("c", "ned", "2026-01-01"), studies("c", "ned", "2027-06-18"),
        term("d", "ned", "2026-01-01", "2026-12-31"), studies("d", "ned", None),
        term("e", "ned", "2026-01-01", "2026-12-31"), studies("e", "ned", "2026-12-31"),
    ) == {
        "a": ("2027-06-18", "graduation"),
        "b": ("2026-12-31", "term"),
        "c": ("2027-06-18", "graduation"),
        "d": ("2026-12-31", "term"),
        "e": ("2026-12-31", "term"),
    }  # fmt: skip


def test_what_is_not_known_stays_unknown() -> None:
    assert told(
        term("a", "ned", "2026-01-01"),
        term("b", "ned", "2026-01-01"), studies("b", "ned", None),
        studies("c", "ned", None),
    ) == dict.fromkeys("abc", (None, None))  # fmt: skip


def test_studies_elsewhere_do_not_end_a_term() -> None:
    assert told(term("a", "ned", "2026-01-01"), studies("a", "ku", "2027-06-18")) == {
        "a": (None, None)
    }


def test_a_student_leaves_when_the_last_studies_end() -> None:
    assert told(
        studies("a", "ned", "2027-06-18"),
        studies("b", "ned", "2027-06-18"), studies("b", "ned", "2029-06-18", "MPhil"),
        studies("c", "ned", "2027-06-18"), studies("c", "ku", None, "MPhil"),
    ) == {
        "a": ("2027-06-18", "graduation"),
        "b": ("2029-06-18", "graduation"),
        "c": (None, None),
    }  # fmt: skip


def test_the_last_of_several_terms_counts() -> None:
    assert told(
        term("a", "ned", "2026-01-01", "2026-12-31"), term("a", "ned", "2026-09-01", "2027-06-30"),
        term("b", "ned", "2026-01-01", "2026-12-31"), term("b", "ku", "2026-09-01", "2027-06-30"),
        term("c", "ned", "2026-01-01", "2026-12-31"), term("c", "ku", "2026-09-01"),
    ) == {
        "a": ("2027-06-30", "term"),
        "b": ("2027-06-30", "term"),
        "c": (None, None),
    }  # fmt: skip


def test_a_date_that_has_passed_tells_nothing_of_who_is_still_there() -> None:
    history = campaign(
        term("a", "ned", "2026-01-01"), studies("a", "ned", "2026-06-18"),
        term("b", "ned", "2026-01-01", "2026-06-30"), studies("b", "ned", "2027-06-18"),
        studies("c", "ned", "2026-06-18"),
        studies("d", "ned", None),
    )  # fmt: skip
    frame = leaving(history.at(DAY)).set_index("person_id")
    assert frame["leaves_on"].isna().to_dict() == {"a": True, "b": False, "c": True, "d": True}
    assert frame["ambassador"].to_dict() == {"a": True, "b": False, "c": False, "d": False}
    found = known(history.at(DAY))
    assert (found.people, found.dated, found.graduated) == (4, 1, 1)
    assert (found.ambassadors, found.ambassadors_dated) == (1, 0)


def test_the_last_day_is_still_served_and_over_when_it_ends() -> None:
    history = campaign(term("a", "ned", "2026-01-01", "2026-10-31"))
    frame = leaving(history.at(DAY))
    assert frame["ambassador"].tolist() == [True]
    assert gone_by(frame, date(2026, 10, 30)).tolist() == [False]
    assert gone_by(frame, DAY).tolist() == [True]
    assert leaving(history.at(date(2026, 11, 1)))["ambassador"].tolist() == [False]


def test_one_row_a_person_in_their_order_whatever_is_known() -> None:
    snapshot = campaign(term("b", "ned", "2026-01-01"), studies("a", "ku", "2027-06-18")).at(DAY)
    frame = leaving(snapshot)
    assert frame["person_id"].tolist() == snapshot.people["person_id"].tolist()
    assert frame["university_id"].tolist() == ["ku", "ned"]
    bare = leaving(Snapshot.from_ties([("a", "b")], ["c"]))
    assert bare["person_id"].tolist() == ["c", "a", "b"]
    assert bare[["leaves_on", "why"]].isna().all(axis=None)
    assert not bare["ambassador"].any()
    assert leaving(history_of().at()).columns.tolist() == frame.columns.tolist()
