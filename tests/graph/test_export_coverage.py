"""Coverage as it leaves the house: numbers of the tables, and nothing that tells of few people."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from graph.coverage import KINDS, by_region, grid, next_sessions, thinness
from graph.export.coverage import coverage, coverage_grid, coverage_regions, next_sessions_sheet
from graph.export.disguise import Disguise
from graph.export.groups import campuses
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)
SHEETS = (coverage, coverage_grid, coverage_regions, next_sessions_sheet)


@pytest.fixture(scope="module")
def history() -> History:
    rng = np.random.default_rng(5)
    places = ["NED", "KU", "PU", "QAU"]
    people: list[Any] = [
        person(
            f"p{at}",
            gender=str(rng.choice(["female", "male", "other"], p=[0.5, 0.45, 0.05])),
            faith_group=str(rng.choice(["Muslim", "Hindu", "Sikh"], p=[0.8, 0.15, 0.05])),
            disciplines=[str(rng.choice(["photography", "video making"]))],
        )
        for at in range(60)
    ]
    people += [person(f"x{at}", panelist=True) for at in range(4)]
    made = []
    for at in range(24):
        who = {f"p{one}": "attended" for one in rng.choice(60, 12, replace=False)}
        who[f"x{rng.integers(4)}"] = "spoke"
        topic = str(rng.choice(["peace", "media", "hate"]))
        day = f"2026-{rng.integers(1, 11):02d}-15"
        where = str(rng.choice(places))
        made.append(session(f"s{at}", day, who, university_id=where, topics=[topic]))
    terms = [term(f"p{at}", str(rng.choice(places)), "2026-01-01") for at in range(9)]
    return history_of(
        people=people,
        campuses=[campus(one, province="Sindh") for one in places],
        terms=terms,
        trainings=[{"training_id": "t", "person_id": "p0", "held_on": "2024-01-01"}],
        **sessions(*made),
    )


def disguise(history: History, *, named: bool) -> Disguise:
    return Disguise.of(history, "salt", named=named)


def test_with_names_they_are_the_tables(history: History) -> None:
    snapshot, open_ = history.at(DAY), disguise(history, named=True)
    table = thinness(snapshot)
    sheet = coverage(snapshot, open_).frame
    assert sheet["university_id"].tolist() == table["university_id"].tolist()
    assert sheet["thinness"].tolist() == pytest.approx(table["thinness"].tolist(), abs=5e-4)
    assert sheet["ambassadors"].tolist() == table["ambassadors"].tolist()
    led = next_sessions_sheet(snapshot, open_).frame
    assert led["lead"].tolist() == next_sessions(snapshot).table["lead"].tolist()
    regions = coverage_regions(snapshot, open_).frame
    assert regions["ambassadors"].tolist() == by_region(snapshot)["ambassadors"].tolist()


def test_under_pseudonyms_no_count_under_five_is_there(history: History) -> None:
    snapshot, closed = history.at(DAY), disguise(history, named=False)
    sheet = coverage(snapshot, closed).frame
    assert not sheet[["ambassadors", "panelists"]].isin([1, 2, 3, 4]).any(axis=None)
    assert (sheet["ambassadors"] == WITHHELD).any()
    cells = coverage_grid(snapshot, closed).frame
    people = cells[cells["counted"] == "people"]
    assert set(people["by"]) == set(KINDS)
    assert set(people["of"]) == {"campus"}
    assert not people["count"].isin([1, 2, 3, 4]).any()
    assert (people["count"] == WITHHELD).any()
    regions = coverage_regions(snapshot, closed).frame["ambassadors"]
    assert not regions.isin([1, 2, 3, 4]).any()


def test_thinness_outside_does_not_depend_on_people_who_are_counted(history: History) -> None:
    closed = disguise(history, named=False)
    fewer = history_of(
        **{
            name: frame.to_dict("records")
            for name, frame in history.tables.items()
            if name not in ("acts", "terms")
        },
        terms=history.tables["terms"].head(4).to_dict("records"),
    )
    columns = ["university_id", "thinness", "low", "high"]
    one, other = (coverage(each.at(DAY), closed).frame[columns] for each in (history, fewer))
    both = one.merge(other, on="university_id")
    assert both["thinness_x"].tolist() == both["thinness_y"].tolist()
    assert both["high_x"].tolist() == both["high_y"].tolist()


def test_a_campus_is_hidden_alike_in_every_sheet_and_comes_out_of_no_region() -> None:
    # Hidden by themselves NED and another of five would go; its region would then tell NED's two.
    many = {"NED": 2, "KU": 9, "PU": 5, "LUMS": 9, "GCU": 5}
    people = [f"{at}{one}" for at, count in many.items() for one in range(count)]
    sindh = ("NED", "KU")
    made = history_of(
        people=[person(one) for one in people],
        campuses=[
            campus(one, province="Sindh" if one in sindh else "Punjab")
            for one in ("GCU", "KU", "LUMS", "NED", "PU")
        ],
        terms=[term(f"{at}{one}", at, "2026-01-01") for at, n in many.items() for one in range(n)],
        **sessions(session("s", "2026-10-05", {"KU0": "hosted"}, university_id="KU")),
    )
    snapshot, closed = made.at(DAY), disguise(made, named=False)
    sheets = [
        coverage(snapshot, closed).frame,
        campuses(snapshot, closed, DAY.replace(day=1)).frame,
    ]
    hid = [set(one.loc[one["ambassadors"] == WITHHELD, "university_id"]) for one in sheets]
    assert hid[0] == hid[1] >= {"NED"}
    regions = coverage_regions(snapshot, closed).frame.set_index("region")["ambassadors"]
    for region, there in (("Sindh", set(sindh)), ("Punjab", set(many) - set(sindh))):
        if regions[region] != WITHHELD:
            away = hid[0] & there
            assert not away or (len(away) > 1 and sum(many[one] for one in away) >= 5)


def test_nobody_who_could_lead_is_told_outside(history: History) -> None:
    snapshot = history.at(DAY)
    sheet = next_sessions_sheet(snapshot, disguise(history, named=False))
    assert not {"lead", "because", "role", "gain"} & set(sheet.frame)
    assert len(sheet.frame) == len(next_sessions(snapshot).table) > 0


def test_sessions_are_those_of_the_grid(history: History) -> None:
    snapshot = history.at(DAY)
    cells = coverage_grid(snapshot, disguise(history, named=False)).frame
    topics = cells[(cells["of"] == "campus") & (cells["by"] == "topic")]
    assert topics["count"].tolist() == grid(snapshot, "campus", "topic")["count"].tolist()


@pytest.mark.parametrize("named", [True, False])
def test_an_empty_store_gives_empty_sheets(named: bool) -> None:
    empty = history_of()
    for make in SHEETS:
        made = make(empty.at(DAY), disguise(empty, named=named))
        assert list(made.frame) == [column.name for column in made.columns]
        assert len(made.frame) == (7 if make is coverage_regions else 0)
