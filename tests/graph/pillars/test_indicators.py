"""What each indicator sees in a small campaign counted by hand, and what it says moved it."""

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.calendar import last_day
from graph.csr import components
from graph.findings import names_of
from graph.findings.few_carry_it import few_carry_it
from graph.health import month_end, summary
from graph.history import History
from graph.pillars import INDICATORS, Seen, hosting, scored, seen
from graph.reach import campus_flow
from graph.retention.activity import ACTIVE, of_ambassadors
from graph.robustness import robustness
from graph.settings import Analysis
from graph.snapshot import Snapshot
from graph.succession import campuses_dark
from tests.graph.campaigns import Rows, campus, history_of, person, session, sessions, term

STUDIES = [
    {"person_id": one, "university_id": at, "from_on": "2024-09-01", "graduates_on": ends}
    for one, at, ends in [
        ("a", "NED", "2026-06-18"),
        ("b", "KU", "2027-06-18"),
        ("c", "KU", None),
        ("d", "NED", None),
        ("e", "KU", None),
    ]
]


def campaign(**more: Rows) -> History:
    """Seven months: a leaves NED in June, c of KU comes in March, b falls quiet."""
    made: Any = sessions(
        session("s1", "2025-12-10", {"a": "hosted", "d": "attended"}, university_id="NED"),
        session("s2", "2026-01-15", {"a": "hosted", "d": "attended"}, university_id="NED"),
        session("s3", "2026-02-10", {"b": "hosted", "e": "attended"}, university_id="KU"),
        session("s4", "2026-03-10", {"a": "hosted", "d": "attended"}, university_id="NED"),
        session("s5", "2026-04-10", {"a": "hosted", "e": "attended"}, university_id="NED"),
        session("s6", "2026-04-20", {"c": "hosted", "d": "attended"}, university_id="KU"),
        session("s7", "2026-05-05", {"a": "hosted", "g": "attended"}, university_id="NED"),
        session("s8", "2026-05-12", {"a": "hosted", "d": "attended"}, university_id="NED"),
        session("s9", "2026-07-31", {"c": "hosted"}, university_id="KU"),
    )
    return history_of(
        people=[person(one) for one in "abcdefg"],
        campuses=[campus("NED"), campus("KU"), campus("FAR")],
        terms=[
            term("a", "NED", "2025-12-01", "2026-06-30"),
            term("b", "KU", "2025-12-01"),
            term("c", "KU", "2026-03-01"),
        ],
        studies=STUDIES,
        **made,
        **more,
    )


@pytest.fixture(scope="module")
def history() -> History:
    return campaign()


def look(history: History, day: str, name: str) -> Seen:
    found = seen(history.at(date.fromisoformat(day)))
    return next(pillar[name] for pillar in found.values() if name in pillar)


@pytest.mark.parametrize(
    ("name", "day", "value", "count", "out_of"),
    [
        # On 31 May a acted on the 12th, c 41 days ago, b on 10 February.
        ("active", "2026-05-31", 1 / 3, 1, 3),
        # Of a and b, ambassadors in December, both serve in June, and b alone in July.
        ("stayed", "2026-06-30", 1, 2, 2),
        ("stayed", "2026-07-31", 0.5, 1, 2),
        # d and e had come before; g came in May for the first time.
        ("returning", "2026-05-31", 2 / 3, 2, 3),
        # a–d, a–e, a–g, b–e, c–d are tied; f is known and tied to nobody.
        ("connected", "2026-05-31", 6 / 7, 6, 7),
        ("across", "2026-05-31", 1, 1, 1),
        # Without a, d and e nobody who is left is tied: of b, c and g one is still a part.
        ("without_three", "2026-05-31", 2 / 3, 2, 3),
        # A chain b–e–a–d–c with g at a: a holds g and one of its ends, e holds b, d holds c.
        ("hanging", "2026-05-31", 4 / 6, 4, 6),
        # NED and KU of the two campuses the programme is at; from 3 April 60 teaching days back.
        ("met", "2026-05-31", 1, 2, 2),
        # KU has b and c, NED has a alone.
        ("two", "2026-05-31", 0.5, 1, 2),
        # a leaves on 18 June, before the term ends on the 30th; b stays; of c nothing is known.
        ("staying", "2026-05-31", 0.5, 1, 2),
        ("known", "2026-05-31", 2 / 3, 2, 3),
        ("replaced", "2026-06-30", 1.5, 3, 2),
        ("replaced", "2026-07-31", 1, 2, 2),
    ],
)
def test_shares_by_hand(
    history: History, name: str, day: str, value: float, count: int, out_of: int
) -> None:
    found = look(history, day, name)
    assert (found.count, found.out_of) == (count, out_of)
    assert found.value == pytest.approx(value)
    assert not found.unknown


def test_reach_robustness_hosts_and_evenness(history: History) -> None:
    day = "2026-05-31"
    # Of seven a reaches everybody who is tied, b itself, e and a, c itself, d and a.
    reach = look(history, day, "reach")
    assert dict(reach.amounts) == pytest.approx({"a": 6 / 7, "b": 3 / 7, "c": 3 / 7})
    assert reach.value == pytest.approx(12 / 21)
    snapshot = history.at(date.fromisoformat(day))
    assert look(history, day, "robust").value == robustness(snapshot).r
    # Since 1 March: a hosted s4, s5, s7 and s8, c hosted s6: only five sessions.
    assert look(history, day, "hosts").unknown == (
        "too few sessions with a known host in three months: 5, 6 needed"
    )
    assert hosting(snapshot).carriers == {"a"}
    # Since 2 April: three sessions at NED, one at KU.
    expected = -(0.75 * math.log(0.75) + 0.25 * math.log(0.25)) / math.log(2)
    assert look(history, day, "evenness").value == pytest.approx(expected)


def test_hosts_are_the_fewest_who_did_half() -> None:
    made: Any = sessions(
        *(session(f"s{day}", f"2026-05-{day}", {"a": "hosted"}) for day in (11, 12, 13)),
        *(
            session(f"s{day}", f"2026-05-{day}", {who: "hosted"})
            for day, who in [(14, "b"), (15, "c"), (16, "d")]
        ),
    )
    found = look(history_of(people=[person(one) for one in "abcd"], **made), "2026-05-31", "hosts")
    assert (found.value, found.out_of) == (1, 4)  # three of six are half: the half counts


@pytest.mark.parametrize(
    ("name", "day", "why"),
    [
        ("stayed", "2026-05-30", "the records begin less than half a year before"),
        ("replaced", "2026-05-30", "the records begin less than half a year before"),
        ("met", "2026-01-31", "the records begin less than 60 teaching days before"),
        ("evenness", "2026-01-31", "the records begin less than 60 teaching days before"),
        ("returning", "2026-01-31", "the records begin less than 60 teaching days before"),
        ("lit", "2026-05-31", "too few ambassadors have served so far to give a chance"),
    ],
)
def test_what_records_are_too_short_for_is_unknown(
    history: History, name: str, day: str, why: str
) -> None:
    found = look(history, day, name)
    assert found.value is None
    assert found.unknown == why


def test_a_vacation_takes_no_campus_away(history: History) -> None:
    # July is vacation: what was lately at the end of June is so a month later.
    june, july = (look(history, day, "met") for day in ("2026-06-30", "2026-07-30"))
    assert june.groups["part"] == july.groups["part"] == {"NED"}
    assert look(history, "2026-07-30", "evenness").out_of == 2


def moved(history: History, before: str, now: str, name: str, *, outside: bool = False) -> str:
    """Say what moved an indicator between two days, whether or not the whole has a score."""
    indicator = next(found[name] for found in INDICATORS.values() if name in found)
    snapshot = history.at(date.fromisoformat(now))
    return indicator.moved(look(history, before, name), look(history, now, name)).sentence(
        names_of(snapshot), outside=outside
    )


def test_causes_name_who_and_where(history: History) -> None:
    assert moved(history, "2026-05-31", "2026-07-31", "active") == (
        "1 ambassador became active (C); 1 ambassador left (A): 1 of 2 ambassadors are active, "
        "after 1 of 3."
    )
    assert moved(history, "2026-06-30", "2026-07-31", "stayed") == (
        "1 ambassador left (A): 1 of 2 ambassadors stayed for half a year, after 2 of 2."
    )
    assert moved(history, "2026-05-31", "2026-07-31", "two") == (
        "1 of 2 campuses have enough ambassadors, after 1 of 2."
    )
    assert moved(history, "2026-02-28", "2026-05-31", "two") == (
        "1 campus has enough now (University of KU): 1 of 2 campuses have enough ambassadors, "
        "after 0 of 2."
    )
    assert moved(history, "2026-04-30", "2026-05-31", "connected") == (
        "1 new person is connected (G): 6 of 7 people are connected, after 5 of 6."
    )


def test_causes_for_outside_name_nobody_and_count_no_few(history: History) -> None:
    for name in ("active", "stayed", "known", "staying"):
        told = moved(history, "2026-06-30", "2026-07-31", name, outside=True)
        assert "fewer than 5 ambassadors left" in told
        assert "(A)" not in told
        assert not any(f" {few} of" in told or told.startswith(str(few)) for few in "1234")
    # It would tell how many ambassadors there are at one campus.
    outside = moved(history, "2026-02-28", "2026-05-31", "two", outside=True)
    assert outside == (
        "1 campus has enough now: 1 of 2 campuses have enough ambassadors, after 0 of 2."
    )
    # Sessions are no people.
    told = moved(history, "2026-03-31", "2026-05-31", "evenness", outside=True)
    assert "University of NED" in told


def test_numbers_are_those_of_the_functions_they_are_read_by(history: History) -> None:
    for month in history.months:
        snapshot = month_end(history, month)
        found = {name: one for pillar in seen(snapshot).values() for name, one in pillar.items()}
        states = of_ambassadors(snapshot)["state"]
        assert found["active"].count == (states == ACTIVE).sum()
        assert found["connected"].count == (components(snapshot.csr) == 0).sum()
        flow = campus_flow(snapshot).query("source < target")
        assert (found["across"].count or 0) == (flow["ties"] > 0).sum()
        assert (found["across"].out_of or 0) == len(flow)


def test_cards_and_pillars_agree(history: History) -> None:
    told = summary(history, "2026-05")
    cards = {one.name: one for one in told.cards}
    found = {one.name: one.seen for pillar in told.health.now.pillars for one in pillar.indicators}
    assert cards["active_ambassadors"].value == found["active"].count
    assert cards["connected_people"].value == found["connected"].count
    assert cards["two_step_reach"].value == found["reach"].value


def test_months_are_those_of_the_network_cut_by_hand(history: History) -> None:
    """The score of a past month is that of a store in which nothing later was ever recorded."""
    for month in ("2026-03", "2026-05", "2026-06"):
        day = pd.Timestamp(last_day(month))
        cut = {
            name: table[~(table[column] > day)]
            for name, table in history.tables.items()
            for column in [_DAYS.get(name)]
            if column
        }
        people = history.tables["people"]
        cut["people"] = people[people["person_id"].isin(history.at(day.date()).ids)]
        alone = History.of({**history.tables, **cut}, Analysis())
        mine, theirs = scored(alone.at(day.date())), scored(history.at(day.date()))
        assert mine.score == theirs.score
        for one, other in zip(mine.pillars, theirs.pillars, strict=True):
            values = [each.seen.value for each in one.indicators]
            assert values == [each.seen.value for each in other.indicators]


_DAYS = {"sessions": "held_on", "session_people": "held_on", "terms": "appointed_on"}


def test_chances_are_those_of_the_forecast() -> None:
    """With a record that is long enough, campuses keep an ambassador by the chances of it."""
    made: Any = sessions(
        *(
            session(f"s{month}", f"2025-{month:02d}-15", dict.fromkeys("abcdef", "attended"))
            for month in range(1, 13)
        ),
        session("s13", "2026-02-10", dict.fromkeys("abcdef", "attended"), university_id="NED"),
    )
    snapshot = history_of(
        people=[person(one) for one in "abcdef"],
        campuses=[campus("NED"), campus("KU")],
        terms=[term(one, "NED" if one in "abc" else "KU", "2022-01-10") for one in "abcdef"],
        **made,
    ).at()
    table = campuses_dark(snapshot, date(2026, 6, 30))
    found = seen(snapshot)["succession"]["lit"]
    assert found.value is not None
    assert found.value == pytest.approx(1 - table["chance"].mean())


def test_bare_ties_have_a_connection_and_nothing_else() -> None:
    month = scored(Snapshot.from_ties([("a", "b"), ("b", "c")], as_of=date(2026, 1, 31)))
    known = {
        one.name for pillar in month.pillars for one in pillar.indicators if one.score is not None
    }
    assert {"connected", "robust", "hanging"} <= known
    assert month.score is None


def test_hosts_are_those_that_the_finding_names() -> None:
    made: Any = sessions(
        *(session(f"a{day}", f"2026-05-{day}", {"a": "hosted"}) for day in (11, 12, 13, 14)),
        *(session(f"s{who}", "2026-05-14", {who: "hosted"}) for who in "bcd"),
    )
    snapshot = history_of(people=[person(one) for one in "abcd"], **made).at(date(2026, 5, 31))
    (finding,) = few_carry_it(snapshot)
    assert hosting(snapshot).carriers == {finding.subject} == {"a"}
