"""The export of who carries it and of the network's shape: small counts of people stay hidden."""

from typing import Any

import numpy as np
import pytest

from graph.export.carrying import carrying, maturity, maturity_by_month, without_staff
from graph.export.disguise import Disguise
from graph.export.sheet import Sheet
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, history_of, person, session, sessions


@pytest.fixture(scope="module")
def history() -> History:
    """Make a campaign: two of a staff of three host nearly all, thirty people come in turn."""
    random = np.random.default_rng(7)
    made = []
    for at in range(40):
        there: dict[str, Any] = dict.fromkeys(
            (f"p{one:02}" for one in random.choice(30, 9, replace=False)), "attended"
        )
        host = "p30" if at % 2 else "p31"
        made.append(
            session(f"s{at:02}", f"2026-0{1 + at // 10}-{1 + at % 10:02}",
                    {**there, host: "hosted"}, university_id="NED")
        )  # fmt: skip
    return history_of(
        people=[person(f"p{at:02}", staff=at == 31) for at in range(32)],
        campuses=[campus("NED"), campus("KU")],
        **sessions(*made),
    )


def disguise(history: History, *, named: bool) -> Disguise:
    return Disguise.of(history, "salt", named=named)


def cells(sheet: Sheet) -> list[object]:
    return sheet.frame.to_numpy(dtype=object).ravel().tolist()


def test_nobody_is_in_any_sheet(history: History) -> None:
    away, day = disguise(history, named=False), history.at().as_of
    made = [
        carrying(history.at(), away),
        without_staff(history, day, away),
        maturity(history.at(), away),
        maturity_by_month(history, day, away),
    ]
    ids = set(history.at().ids) | set(history.at().people["name"])
    for sheet in made:
        assert not sheet.frame.empty
        assert all(column.meaning for column in sheet.columns)
        assert not ids & set(map(str, cells(sheet)))


def test_so_few_carriers_are_withheld_and_what_tells_of_them(history: History) -> None:
    frame = carrying(history.at(), disguise(history, named=False)).frame
    hosting = frame[(frame["of"] == "sessions") & (frame["by"] == "people")].iloc[0]
    told = ["contributors", "factor", "contributions", "gini", "without_them"]
    assert hosting[told].tolist() == [WITHHELD] * len(told)
    assert hosting["everybody"] == 32
    attended = frame[(frame["of"] == "attendance") & (frame["by"] == "people")].iloc[0]
    assert attended["factor"] >= 5
    campuses = frame[(frame["of"] == "sessions") & (frame["by"] == "campuses")].iloc[0]
    assert campuses["factor"] == 1, "a campus is nobody"
    numbers = frame.loc[frame["by"] == "people", ["contributors", "factor", "factor_low"]]
    small = [one for one in numbers.to_numpy().ravel() if one in (1, 2, 3, 4)]
    assert not small


def test_with_names_every_number_is_there(history: History) -> None:
    named = disguise(history, named=True)
    frame = carrying(history.at(), named).frame
    assert frame.loc[0, ["contributors", "factor", "without_them"]].tolist() == [2, 1, 20]
    for sheet in (frame, maturity(history.at(), named).frame):
        assert WITHHELD not in set(map(str, sheet.to_numpy().ravel()))


def test_what_remains_without_staff(history: History) -> None:
    frame = without_staff(history, history.at().as_of, disguise(history, named=False)).frame
    found = frame.set_index("what")
    assert found.loc["hosted", ["before", "after"]].tolist() == [40, 20]
    assert found.loc["near", "before"] == 0, "nobody is an ambassador, and nobody is to protect"
    assert found.loc["connected", "out_of"] == 31


def test_the_shape_has_its_weights_first_and_moves_by_month(history: History) -> None:
    sheet = maturity(history.at(), disguise(history, named=False))
    weights = sheet.frame[sheet.frame["measure"] == "weight"]["value"]
    assert float(weights.sum()) == pytest.approx(1)
    assert "What shape the network has: " in sheet.title
    months = maturity_by_month(history, history.at().as_of, disguise(history, named=False))
    assert months.frame["month"].tolist() == ["2026-01", "2026-02", "2026-03", "2026-04"]


def test_an_empty_store_has_empty_sheets() -> None:
    nothing = history_of()
    away = disguise(nothing, named=False)
    day = nothing.at().as_of
    assert carrying(nothing.at(), away).frame["factor"].isna().all()
    assert without_staff(nothing, day, away).frame["share"].isna().all()
    assert maturity(nothing.at(), away).frame.empty
    assert maturity_by_month(nothing, day, away).frame.empty
