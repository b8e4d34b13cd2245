"""``mashal coverage``, ``next`` and ``targets`` on the sample and on nothing, beside the tables."""

from datetime import date
from pathlib import Path

import pytest

from graph.cli.coverage import Side
from graph.coverage import left_out, place, thinness
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.store import Store
from tests.cli.on_sample import asked, rows
from tests.cli.typed import typed


def test_campuses_come_thinnest_first(home: Path, snapshot: Snapshot) -> None:
    found = rows(home, "coverage")
    table = thinness(snapshot)
    assert [one["university_id"] for one in found] == table["university_id"].tolist()
    assert [one["thinness"] for one in found] == pytest.approx(table["thinness"].tolist())


@pytest.mark.parametrize("by", [one.value for one in Side])
def test_every_side_answers_in_every_form(home: Path, by: str) -> None:
    assert rows(home, "coverage", "--by", by)
    drawn = asked(home, "coverage", "--by", by)
    assert len(drawn.stdout.splitlines()) > 2
    assert "\n" in asked(home, "coverage", "--by", by, "--format", "csv").stdout


def test_filters_are_read_as_they_are_typed(home: Path) -> None:
    given = (
        "--region",
        "KPK",
        "--term",
        "spring 2026",
        "--topic",
        "Online Hate",
        "--platform",
        "X",
    )
    assert rows(home, "coverage", "--by", "topic", *given, "--group", "gender: female")
    for option, value in (("--topic", "onlin hate"), ("--region", "Sindd"), ("--group", "female")):
        with pytest.raises(QuestionError, match="in the store"):
            asked(home, "coverage", option, value)


def test_small_groups_are_hidden_in_a_terminal_too(home: Path) -> None:
    drawn = asked(home, "coverage", "--by", "faith_group", "--count", "people").stdout
    assert "hidden" in drawn
    found = rows(home, "coverage", "--by", "faith_group", "--count", "people")
    assert not [one for one in found if one["count"] in (1, 2, 3, 4)]


def test_few_people_of_a_faith_are_not_told_by_a_filter(home: Path) -> None:
    given = ("--group", "faith_group:Sikh")
    for by in ("campus", "region", "evenness"):
        with pytest.raises(QuestionError, match="in a grid only"):
            asked(home, "coverage", "--by", by, *given)
    cells = rows(home, "coverage", "--by", "topic", *given)
    assert {one["count"] for one in cells} <= {0, None}


def test_next_places_what_place_does_and_tells_how_good_it_is(
    home: Path, snapshot: Snapshot
) -> None:
    assert len(rows(home, "next")) == 10
    given = ("next", "--sessions", "4", "--once", "--budget", "4", "--minority", "1")
    table = place(snapshot, many=4, once=True, budget=4, minority=1).table
    assert [one["lead"] for one in rows(home, *given)] == table["lead"].tolist()
    told = asked(home, *given).stderr
    for said in ("no choice could add more than", "A random choice would add", "minorities costs"):
        assert said in told
    assert len(rows(home, "next", "--ambassadors", "2")) == 2
    with pytest.raises(QuestionError, match="together"):
        asked(home, "next", "--sessions", "1", "--ambassadors", "1")


def test_targets_are_set_listed_and_cleared(home: Path) -> None:
    asked(home, "targets", "habib university", "--sessions", "9", "--topics", "1")
    asked(home, "targets", "HU", "--sessions", "7")
    found = {one["university_id"]: one for one in rows(home, "targets")}
    assert (found["HU"]["sessions"], found["HU"]["topics"]) == (7, 1)
    assert found["HU"]["own"] == ["sessions", "topics"]
    asked(home, "targets", "HU", "--clear")
    assert {tuple(one["own"]) for one in rows(home, "targets")} == {()}  # type: ignore[arg-type]
    for words, said in ((("HU",), "no number"), (("Habbib", "--topics", "2"), "Did you mean")):
        with pytest.raises(QuestionError, match=said):
            asked(home, "targets", *words)


def test_campuses_terms_and_ways_are_looked_at_everywhere(home: Path, snapshot: Snapshot) -> None:
    ned = ("--campus", "ned", "--campus", "Habib University")
    assert {one["university_id"] for one in rows(home, "coverage", *ned)} == {"NED", "HU"}
    regions = rows(home, "coverage", "--by", "region", *ned)
    assert sum(one["universities"] for one in regions) == 2
    assert len(rows(home, "coverage", "--by", "university", *ned)) == 2
    assert {one["row"] for one in rows(home, "coverage", "--by", "topic", *ned)} == {
        snapshot.campuses.set_index("university_id")["name"][one] for one in ("NED", "HU")
    }
    assert {one["university_id"] for one in rows(home, "next", *ned)} <= {"NED", "HU"}
    spring = rows(home, "coverage", "--term", "spring 2026")
    day = snapshot.analysis.calendar.term_of(date(2026, 3, 1)).ends
    assert [one["thinness"] for one in spring] == thinness(snapshot, day)["thinness"].tolist()
    online = rows(home, "coverage", "--by", "topic", "--held", "online")
    every = rows(home, "coverage", "--by", "topic")
    assert sum(one["count"] for one in online) < sum(one["count"] for one in every)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("coverage", "--by", "topic", "--down", "evenness"), "evenness is no side of a grid"),
        (("coverage", "--by", "university", "--down", "term"), "university is no side"),
        (("coverage", "--by", "topic", "--down", "topic"), "two different sides"),
        (("coverage", "--count", "people"), "only a grid counts"),
        (("coverage", "--campus", "Habbib"), "Did you mean"),
        (("next", "--ambassadors", "2", "--topic", "online hate"), "Leave these options out"),
        (("targets", "--sessions", "3"), "no campus is named"),
        (("targets", "--clear"), "no campus is named"),
    ],
)
def test_what_can_t_be_asked_is_refused(home: Path, words: tuple[str, ...], fault: str) -> None:
    with pytest.raises(QuestionError, match=fault):
        asked(home, *words)


def test_a_mistake_is_one_line_and_a_wrong_option_shows_how(home: Path) -> None:
    done = typed(home, "coverage", "--by", "topic", "--down", "evenness")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout
    assert typed(home, "next", "--sessions", "0").returncode == 2


def test_words_fit_a_terminal(home: Path) -> None:
    drawn = asked(home, "coverage").stdout
    assert "what is missing" in drawn
    assert "ambassadors 0 of 2, sessions 1 of 2" in drawn
    told = asked(home, "next", "--sessions", "2").stdout
    assert "who could lead" in told


def test_what_is_in_no_cell_is_said(home: Path, snapshot: Snapshot) -> None:
    out = int(snapshot.sessions["university_id"].isna().sum())
    assert out
    said = asked(home, "coverage", "--by", "format").stderr
    assert f"{out} sessions in no cell: no campus or no format" in said
    assert left_out(snapshot, "campus", "format") == out
    assert left_out(snapshot, "region", "term") == 0


def test_a_minimum_that_is_not_met_is_said(home: Path) -> None:
    given = ("next", "--sessions", "4", "--minority", "3", "--budget", "2")
    said = asked(home, *given).stderr
    assert "Only 2 of the 3 asked for minorities" in said
    assert "2 of 4 are not placed: what would add something is too dear" in said


def test_an_empty_store_is_said_in_words(home: Path, empty_store: Store) -> None:
    del empty_store
    assert "No rows" in asked(home, "coverage").stderr
    assert "No rows" in asked(home, "next", "--sessions", "3").stderr
    assert len(rows(home, "coverage", "--by", "region")) == 7
    assert rows(home, "targets") == []
