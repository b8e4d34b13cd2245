"""Term by term and month by month: every contribution in one period, counted as by hand."""

from datetime import date

import pandas as pd
import pytest

from graph.carrying import carried, over_time
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person, session, sessions


def snapshot(day: date | None = None) -> Snapshot:
    made = sessions(
        session("s1", "2025-10-01", {"a": "hosted", "b": "hosted"}),
        session("s2", "2025-10-31", {"a": "hosted"}),
        session("s3", "2025-12-01", {"b": "hosted"}),
        session("s4", "2026-03-01", {"b": "hosted"}),
        session("s5", "2026-03-02", {"a": "hosted"}),
    )
    return history_of(people=[person("a"), person("b")], **made).at(day)


def test_months_without_anything_have_their_row() -> None:
    found = over_time(snapshot(), each="month").set_index("period")
    assert found["contributions"].to_dict() == {
        "2025-10": 3, "2025-11": 0, "2025-12": 1, "2026-01": 0, "2026-02": 0, "2026-03": 2,
    }  # fmt: skip
    assert found["factor"].astype("float").tolist()[::5] == [1, 1]
    assert pd.isna(found.loc["2025-11", "factor"])
    assert pd.isna(found.loc["2025-11", "gini"])
    assert found.loc["2026-03", "ends"] == pd.Timestamp("2026-03-02"), "the day looked at"


def test_terms_follow_on_each_other() -> None:
    found = over_time(snapshot(), each="term")
    assert found["contributions"].tolist() == [4, 2]
    assert found["contributors"].tolist() == [2, 2]
    assert found["factor"].tolist() == [1, 1]
    assert found.loc[1, "begins"] - found.loc[0, "ends"] == pd.Timedelta(days=1)
    assert found["begins"].tolist()[0] <= pd.Timestamp("2025-10-01")
    assert found["contributions"].sum() == carried(snapshot()).total


def test_only_up_to_the_day() -> None:
    assert over_time(snapshot(date(2025, 10, 15)), each="month")["contributions"].tolist() == [2]


def test_nothing_dated_has_no_row() -> None:
    assert over_time(history_of().at()).empty
    with pytest.raises(QuestionError, match="month, term"):
        over_time(snapshot(), each="week")  # type: ignore[arg-type]
