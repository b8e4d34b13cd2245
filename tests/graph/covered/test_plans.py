"""Where next: sessions, leads and reasons on a campaign small enough to know the answer."""

from datetime import date
from typing import Any

import pytest

from graph.coverage import Asked, Looked, next_sessions, place, thinness
from graph.errors import QuestionError
from graph.settings import Analysis, Coverage, PartWeights
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)


def made(id_: str, day: str, at: str, topics: Any, **people: str) -> Any:
    return session(id_, day, people, university_id=at, topics=topics, participants_count=20)


def campaign(analysis: Analysis | None = None, **more: Any) -> Snapshot:
    """Make NED well covered, PU thin, KU without anything but an ambassador."""
    students = [
        person(f"p{at}", gender="female" if at < 6 else "male", disciplines=["photography"])
        for at in range(12)
    ]
    held = [
        made(f"s{at}", f"2026-{9 - at:02d}-10", "NED", topics, p0="hosted", x="spoke", y="spoke",
             **{f"p{one}": "attended" for one in range(1, 12)})
        for at, topics in enumerate((["peace", "media"], ["hate", "faith"]))
    ]  # fmt: skip
    held.append(made("pu", "2026-10-01", "PU", ["peace"], p9="attended", z="spoke"))
    tables: dict[str, Any] = {
        "people": [*students, *(person(one, panelist=True) for one in "xyz")],
        "campuses": [
            campus("NED", province="Sindh"),
            campus("KU", province="Sindh"),
            campus("PU", province="Punjab"),
        ],
        "terms": [
            term("p0", "NED", "2026-01-01"),
            term("p1", "NED", "2026-01-01"),
            term("p2", "KU", "2026-01-01"),
            term("p9", "PU", "2026-01-01"),
        ],
        "trainings": [
            {"training_id": "t", "person_id": "p9", "held_on": "2024-01-01"},
            {"training_id": "u", "person_id": "p2", "held_on": "2026-10-01"},
        ],
        **more,
    }
    asked = analysis or Analysis(coverage=Coverage(groups=3))
    return history_of(asked, **tables, **sessions(*held)).at(DAY)


def test_the_first_is_the_argmax_of_the_gain() -> None:
    plan = next_sessions(campaign(), 4)
    first = plan.table.iloc[0]
    # PU has one session of two, one topic of four, one panelist of two, two groups of three; one
    # more session adds a step of each. Of four topics and three groups one is new to Punjab. KU has
    # nothing, so a session adds the same there, but nothing is new to Sindh.
    of_campus = 0.2 * (1 / 2 + 1 / 4 + 1 / 2 + 1 / 3)
    assert first["university_id"] == "PU"
    assert first["gain"] == pytest.approx(of_campus + 0.25 / 2 * (1 / 4 + 1 / 3))
    assert first["role"] == "panelist"
    assert first["group"] == "female"
    assert first["thinness_before"] == pytest.approx(0.2 * (1 / 2 + 1 / 2 + 3 / 4 + 1 / 2 + 1 / 3))
    assert first["thinness_before"] - first["thinness_after"] == pytest.approx(of_campus)
    second = plan.table.iloc[1]
    assert (second["university_id"], second["gain"]) == ("KU", pytest.approx(of_campus))
    assert plan.table["place"].tolist() == [1, 2, 3, 4]


def test_gains_are_what_thinness_falls_by_where_regions_dont_count() -> None:
    snapshot = campaign(Analysis(coverage=Coverage(region_weight=0)))
    before = thinness(snapshot).set_index("university_id")["thinness"]
    plan = place(snapshot, many=5)
    fell = plan.table["thinness_before"] - plan.table["thinness_after"]
    assert plan.table["gain"].tolist() == pytest.approx(fell.tolist())
    first = plan.table.drop_duplicates("university_id")
    for row in first.itertuples():
        assert row.thinness_before == pytest.approx(before[row.university_id])


def test_who_leads_is_on_the_topic_near_and_not_busy_and_why_is_said() -> None:
    snapshot = campaign()
    table = next_sessions(snapshot, 6).table
    assert table["lead"].notna().all()
    assert set(table["lead"]) <= {"x", "y", "z", "p0", "p1", "p2", "p9"}
    ku = table[table["university_id"] == "KU"].iloc[0]
    assert "has spoken in the region" in ku["because"]
    assert "once on the topic" in ku["because"]
    assert "led 2 lately, 4 at most" in ku["because"]
    busy = campaign(Analysis(coverage=Coverage(groups=3, led_at_most=2)))
    assert not {"x", "y", "p0"} & set(next_sessions(busy, 6).table["lead"])


def test_nobody_leads_more_than_they_can() -> None:
    plan = place(campaign(Analysis(coverage=Coverage(led_at_most=3))), many=8)
    counts = plan.table["lead"].value_counts()
    assert counts.get("x", 0) <= 1
    assert counts.get("z", 0) <= 2


def test_nobody_is_sent_to_another_region() -> None:
    table = place(campaign(), many=8, within_region=True).table
    sindh = {"x", "y", "p0", "p1", "p2"}
    assert set(table.loc[table["region"] == "Sindh", "lead"].dropna()) <= sindh
    assert set(table.loc[table["region"] == "Punjab", "lead"].dropna()) <= {"z", "p9"}


def test_quiet_ambassadors_are_not_asked() -> None:
    snapshot = campaign()
    asked = next_sessions(snapshot, 10).table["lead"]
    assert "p1" in set(snapshot.current_terms["person_id"])
    quiet = campaign(Analysis(active_days=1, away_days=2))
    assert not {"p0", "p1", "p2", "p9"} & set(next_sessions(quiet, 10).table["lead"].dropna())
    assert asked.notna().any()


def test_groups_of_few_people_are_nobodys_aim() -> None:
    few = [person("q", faith_group="Sikh"), person("r", gender="other")]
    snapshot = campaign()
    people = [*snapshot.people[["person_id", "name", "gender", "disciplines"]].to_dict("records")]
    table = next_sessions(campaign(people=[*people, *few]), 10).table
    assert not {"Sikh", "other"} & set(table["group"].dropna())


def test_a_minimum_for_minorities_is_kept_and_its_cost_is_told() -> None:
    faiths = [
        person(f"p{at}", faith_group="Muslim" if at < 7 else "Hindu", disciplines=["photography"])
        for at in range(12)
    ]
    snapshot = campaign(people=[*faiths, *(person(one, panelist=True) for one in "xyz")])
    free = place(snapshot, many=4)
    held = place(snapshot, many=4, minority=3)
    assert (held.table["group"] == "Hindu").sum() >= 3
    assert held.gain <= free.gain + 1e-12
    assert held.floor_cost == pytest.approx(free.gain - held.gain)


def test_once_and_budget_and_what_is_not_placed() -> None:
    snapshot = campaign()
    once = place(snapshot, many=5, once=True)
    assert once.table["university_id"].is_unique
    assert once.short == 5 - len(once.table)
    dear = place(snapshot, many=9, budget=5, cost=1, travel_cost=2)
    assert dear.table["cost"].sum() <= 5
    assert dear.gain <= place(snapshot, many=5).gain + 1e-9
    assert place(snapshot, many=3, budget=0.5).table.empty


def test_ambassadors_go_where_they_are_missing_and_no_further() -> None:
    plan = place(campaign(), many=5, what="ambassadors")
    assert plan.table["university_id"].tolist() == ["KU", "PU"]
    assert plan.short == 3
    assert plan.gain == plan.bound == pytest.approx(0.2)


def test_by_enrolment_is_drawn_only_where_it_is_known() -> None:
    assert place(campaign(), many=2).by_enrolment is None
    known = [campus("NED", students=9_000, province="Sindh"), campus("KU", province="Sindh"),
             campus("PU", province="Punjab")]  # fmt: skip
    plan = place(campaign(campuses=known), many=2)
    assert plan.by_enrolment is not None
    assert (plan.enrolment_known, plan.campuses) == (1, 3)
    assert plan.random is not None
    assert plan.by_enrolment.mean < plan.random.mean < plan.gain <= plan.bound
    again = place(campaign(campuses=known), many=2)
    assert again.random == plan.random, "the draws are seeded"


def test_everywhere_is_the_list_too_and_filters_narrow() -> None:
    few = place(campaign(), many=2, everywhere=True, looked=Looked(regions=("Gilgit-Baltistan",)))
    assert few.campuses == 2
    assert few.table["thinness_before"].tolist()[0] == 1
    topic = next_sessions(campaign(), 5, looked=Looked(topics=("hate",)))
    assert set(topic.table["topic"]) == {"hate"}


def test_nothing_to_place_is_said_by_an_empty_table() -> None:
    assert next_sessions(history_of().at(DAY)).table.empty
    assert place(history_of().at(DAY), many=3).bound == 0
    met = Analysis(
        thin_campus_ambassadors=0,
        thin_campus_sessions=0,
        coverage=Coverage(topics=0, panelists=0, groups=0, region_weight=0),
    )
    assert next_sessions(campaign(met)).table.empty
    from_ties = Snapshot.from_ties([("a", "b")])
    assert next_sessions(from_ties).table.empty


def test_young_programmes_are_planned_by_what_is_recorded() -> None:
    terms = [term("p2", "KU", "2026-08-01")]
    young = campaign(trainings=[], terms=terms)
    assert thinness(young)["sessions"].isna().all()
    assert next_sessions(young, 1).gain > 0.3


def test_weights_that_leave_sessions_out_leave_regions() -> None:
    only = PartWeights(sessions=0, topics=0, panelists=0, groups=0)
    plan = next_sessions(campaign(Analysis(coverage=Coverage(weights=only))), 3)
    assert (plan.table["region"] == "Punjab").all(), "only what is new to a region adds"


@pytest.mark.parametrize(
    "wrong",
    [
        {"many": 0},
        {"budget": -1},
        {"cost": 0},
        {"travel_cost": -2},
        {"many": 2, "minority": 3},
        {"many": 2, "minority": 1, "what": "ambassadors"},
    ],
)
def test_limits_that_are_none_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        place(campaign(), Asked(**wrong))


def test_a_minimum_for_minorities_is_kept_within_a_budget() -> None:
    faiths = [
        person(f"p{at}", faith_group="Muslim" if at < 7 else "Hindu", disciplines=["photography"])
        for at in range(12)
    ]
    snapshot = campaign(people=[*faiths, *(person(one, panelist=True) for one in "xyz")])
    for more in ({}, {"travel_cost": 1}):
        plan = place(snapshot, many=4, minority=2, budget=2, **more)
        assert plan.table["group"].tolist() == ["Hindu", "Hindu"]
        assert (plan.short, plan.ended, plan.for_minorities) == (2, "money", 2)


def test_who_has_left_is_not_asked() -> None:
    since = {"person_id": "p2", "university_id": "KU", "from_on": "2020-09-01"}
    over = [{**since, "graduates_on": "2026-06-30"}]
    further = [*over, {**since, "from_on": "2026-07-01", "graduates_on": None}]

    def leads(studies: list[dict[str, Any]]) -> set[str]:
        asked = [{"university_id": "KU", "sessions": 20}]
        snapshot = campaign(studies=studies, targets=asked)
        plan = place(snapshot, many=19, looked=Looked(campuses=("KU",)))
        return set(plan.table["lead"].dropna())

    assert "p2" in leads([])
    assert "p2" in leads(further)
    assert "p2" not in leads(over)
    long_ago = sessions(made("old", "2025-09-01", "KU", ["peace"], x="spoke", p9="attended"))
    old = history_of(
        people=[person("p9"), person("x", panelist=True)],
        campuses=[campus("KU", province="Sindh")],
        **long_ago,
    )
    assert "x" in set(next_sessions(old.at(date(2026, 8, 31))).table["lead"])
    assert next_sessions(old.at(date(2026, 9, 2))).table["lead"].isna().all(), "a year ago"


def test_an_unknown_region_is_no_region() -> None:
    nowhere = [campus("NED"), campus("KU"), campus("PU", province="Punjab")]
    plan = place(campaign(campuses=nowhere), many=9, within_region=True)
    at_ku = plan.table[plan.table["university_id"] == "KU"]
    assert set(at_ku["lead"].dropna()) <= {"p2"}, "nobody is near where nobody knows where it is"
    worth = place(campaign(campuses=nowhere), many=1, looked=Looked(campuses=("KU",)))
    fell = worth.table["thinness_before"] - worth.table["thinness_after"]
    assert worth.gain == pytest.approx(fell[0]), "nothing is new to it"


def test_a_university_it_has_never_been_at_should_have_what_its_enrolment_asks() -> None:
    large = [campus("NED", province="Sindh"), campus("NEW", province="Sindh", students=50_000)]
    plan = place(
        campaign(campuses=large), many=5, what="ambassadors", everywhere=True,
        looked=Looked(campuses=("NEW",)),
    )  # fmt: skip
    assert plan.table["gain"].tolist() == pytest.approx([0.2 / 5] * 5), "five, not the floor of two"


def test_everybody_who_could_lead_is_looked_at_before_any_is_left_out() -> None:
    many = [person(f"x{at}", panelist=True) for at in range(9)]
    spoke = {f"x{at}": "spoke" for at in range(9)}
    history = history_of(
        Analysis(coverage=Coverage(led_at_most=2)),
        people=[*many, *(person(f"p{at}", gender="female") for at in range(6))],
        campuses=[campus("NED", province="Sindh"), campus("KU", province="Sindh")],
        terms=[term("p0", "KU", "2026-01-01")],
        targets=[{"university_id": "KU", "sessions": 9, "panelists": 9}],
        **sessions(made("s", "2026-10-01", "NED", ["peace"], p0="attended", **spoke)),
    )
    plan = place(history.at(DAY), many=9, looked=Looked(campuses=("KU",)))
    assert set(plan.table["lead"]) == set(spoke)
    assert plan.short == 0
