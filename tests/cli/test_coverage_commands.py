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


def test_campuses_come_thinnest_first(sample_home: Path, sample: Snapshot) -> None:
    found = rows(sample_home, "coverage")
    table = thinness(sample)
    assert [one["university_id"] for one in found] == table["university_id"].tolist()
    assert [one["thinness"] for one in found] == pytest.approx(table["thinness"].tolist())


@pytest.mark.parametrize("by", [one.value for one in Side])
def test_every_side_answers_in_every_form(sample_home: Path, by: str) -> None:
    assert rows(sample_home, "coverage", "--by", by)
    drawn = asked(sample_home, "coverage", "--by", by)
    assert len(drawn.stdout.splitlines()) > 2
    assert "\n" in asked(sample_home, "coverage", "--by", by, "--format", "csv").stdout


def test_filters_are_read_as_they_are_typed(sample_home: Path) -> None:
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
    assert rows(sample_home, "coverage", "--by", "topic", *given, "--group", "gender: female")
    for option, value in (("--topic", "onlin hate"), ("--region", "Sindd"), ("--group", "female")):
        with pytest.raises(QuestionError, match="in the store"):
            asked(sample_home, "coverage", option, value)


def test_small_groups_are_hidden_in_a_terminal_too(sample_home: Path) -> None:
    drawn = asked(sample_home, "coverage", "--by", "faith_group", "--count", "people").stdout
    assert "hidden" in drawn
    found = rows(sample_home, "coverage", "--by", "faith_group", "--count", "people")
    assert not [one for one in found if one["count"] in (1, 2, 3, 4)]


def test_few_people_of_a_faith_are_not_told_by_a_filter(sample_home: Path) -> None:
    given = ("--group", "faith_group:Sikh")
    for by in ("campus", "region", "evenness"):
        with pytest.raises(QuestionError, match="in a grid only"):
            asked(sample_home, "coverage", "--by", by, *given)
    cells = rows(sample_home, "coverage", "--by", "topic", *given)
    assert {one["count"] for one in cells} <= {0, None}


def test_next_places_what_place_does_and_tells_how_good_it_is(
    sample_home: Path, sample: Snapshot
) -> None:
    assert len(rows(sample_home, "next")) == 10
    given = ("next", "--sessions", "4", "--once", "--budget", "4", "--minority", "1")
    table = place(sample, many=4, once=True, budget=4, minority=1).table
    assert [one["lead"] for one in rows(sample_home, *given)] == table["lead"].tolist()
    told = asked(sample_home, *given).stderr
    for said in ("no choice could add more than", "A random choice would add", "minorities costs"):
        assert said in told
    assert len(rows(sample_home, "next", "--ambassadors", "2")) == 2
    with pytest.raises(QuestionError, match="together"):
        asked(sample_home, "next", "--sessions", "1", "--ambassadors", "1")


def test_targets_are_set_listed_and_cleared(sample_home: Path) -> None:
    asked(sample_home, "targets", "habib university", "--sessions", "9", "--topics", "1")
    asked(sample_home, "targets", "HU", "--sessions", "7")
    found = {one["university_id"]: one for one in rows(sample_home, "targets")}
    assert (found["HU"]["sessions"], found["HU"]["topics"]) == (7, 1)
    assert found["HU"]["own"] == ["sessions", "topics"]
    asked(sample_home, "targets", "HU", "--clear")
    assert {tuple(one["own"]) for one in rows(sample_home, "targets")} == {()}  # type: ignore[arg-type]
    for words, said in ((("HU",), "no number"), (("Habbib", "--topics", "2"), "Did you mean")):
        with pytest.raises(QuestionError, match=said):
            asked(sample_home, "targets", *words)


def test_campuses_terms_and_ways_are_looked_at_everywhere(
    sample_home: Path, sample: Snapshot
) -> None:
    ned = ("--campus", "ned", "--campus", "Habib University")
    assert {one["university_id"] for one in rows(sample_home, "coverage", *ned)} == {"NED", "HU"}
    regions = rows(sample_home, "coverage", "--by", "region", *ned)
    assert sum(one["universities"] for one in regions) == 2
    assert len(rows(sample_home, "coverage", "--by", "university", *ned)) == 2
    assert {one["row"] for one in rows(sample_home, "coverage", "--by", "topic", *ned)} == {
        sample.campuses.set_index("university_id")["name"][one] for one in ("NED", "HU")
    }
    assert {one["university_id"] for one in rows(sample_home, "next", *ned)} <= {"NED", "HU"}
    spring = rows(sample_home, "coverage", "--term", "spring 2026")
    day = sample.analysis.calendar.term_of(date(2026, 3, 1)).ends
    assert [one["thinness"] for one in spring] == thinness(sample, day)["thinness"].tolist()
    online = rows(sample_home, "coverage", "--by", "topic", "--held", "online")
    every = rows(sample_home, "coverage", "--by", "topic")
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
def test_what_can_t_be_asked_is_refused(
    sample_home: Path, words: tuple[str, ...], fault: str
) -> None:
    with pytest.raises(QuestionError, match=fault):
        asked(sample_home, *words)


def test_a_mistake_is_one_line_and_a_wrong_option_shows_how(sample_home: Path) -> None:
    done = typed(sample_home, "coverage", "--by", "topic", "--down", "evenness")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout
    assert typed(sample_home, "next", "--sessions", "0").returncode == 2


def test_words_fit_a_terminal(sample_home: Path) -> None:
    drawn = asked(sample_home, "coverage").stdout
    assert "what is missing" in drawn
    assert "ambassadors 0 of 2, sessions 1 of 2" in drawn
    told = asked(sample_home, "next", "--sessions", "2").stdout
    assert "who could lead" in told


def test_what_is_in_no_cell_is_said(sample_home: Path, sample: Snapshot) -> None:
    out = int(sample.sessions["university_id"].isna().sum())
    assert out
    said = asked(sample_home, "coverage", "--by", "format").stderr
    assert f"{out} sessions in no cell: no campus or no format" in said
    assert left_out(sample, "campus", "format") == out
    assert left_out(sample, "region", "term") == 0


def test_a_minimum_that_is_not_met_is_said(sample_home: Path) -> None:
    given = ("next", "--sessions", "4", "--minority", "3", "--budget", "2")
    said = asked(sample_home, *given).stderr
    assert "Only 2 of the 3 asked for minorities" in said
    assert "2 of 4 are not placed: what would add something is too dear" in said


def test_an_empty_store_is_said_in_words(sample_home: Path, empty_store: Store) -> None:
    del empty_store
    assert "No rows" in asked(sample_home, "coverage").stderr
    assert "No rows" in asked(sample_home, "next", "--sessions", "3").stderr
    assert len(rows(sample_home, "coverage", "--by", "region")) == 7
    assert rows(sample_home, "targets") == []
