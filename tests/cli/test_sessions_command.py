"""``mashal sessions`` on the sample and on nothing, beside the tables."""

from pathlib import Path

from graph import sessions
from graph.cli.sessions import Sessions
from graph.snapshot import Snapshot
from tests.cli.on_sample import asked, rows


def test_every_table_is_printed(home: Path) -> None:
    for what in Sessions:
        assert asked(home, "sessions", what.value).stdout.strip(), what


def test_numbers_are_those_of_the_tables(home: Path, snapshot: Snapshot) -> None:
    names = snapshot.people.set_index("person_id")["name"]
    hosts = sessions.loads(snapshot)
    found = rows(home, "sessions", "hosts", "--top", "3")
    assert [one["person_id"] for one in found] == hosts["person_id"].head(3).tolist()
    assert [one["name"] for one in found] == names[hosts["person_id"].head(3)].tolist()
    months = rows(home, "sessions", "months")
    assert [one["people"] for one in months] == sessions.by_period(snapshot)["people"].tolist()
    every = rows(home, "sessions")
    assert len(every) == len(snapshot.sessions)
    assert every[0]["hosts"] == [names[one] for one in sessions.held(snapshot)["hosts"].iloc[0]]


def test_words_without_consent_are_in_no_form(home: Path, snapshot: Snapshot) -> None:
    told = sessions.testimonials(snapshot)
    kept_back = set(told.loc[told["text"].isna(), "content_id"])
    words = snapshot.testimonials
    secret = words.loc[words["content_id"].isin(kept_back), "text"]
    assert len(secret)
    for form in ("table", "csv", "json"):
        printed = asked(home, "sessions", "testimonials", "--format", form).stdout
        assert not any(one in printed for one in secret)


def test_before_anything_was_held_there_are_no_rows(home: Path) -> None:
    done = asked(home, "sessions", "all", "--as-of", "2020-01-01")
    assert "No rows" in done.output


def test_a_table_for_reading_fits_a_terminal(home: Path) -> None:
    listed = asked(home, "sessions").stdout
    assert "BUITEMS" in listed.split("hosts", 1)[1]
    assert "Balochistan University of" not in listed
    for what in Sessions:
        drawn = asked(home, "sessions", what.value).stdout
        assert max(len(line) for line in drawn.splitlines()) <= 160, what


def test_nobody_is_called_new_in_the_first_term(home: Path, snapshot: Snapshot) -> None:
    first, *later = sessions.by_period(snapshot, "term").itertuples()
    _, _, told, *others = asked(home, "sessions", "terms").stdout.splitlines()
    assert told.split()[-3:] == ["–", "–", "–"]
    assert f"{first.people} " in told
    assert f"{later[0].share:.0%}" in others[0]
    newest, oldest = (
        asked(home, "sessions", *top).stdout.rstrip().splitlines()[-1]
        for top in (("--top", "1"), ())
    )
    assert oldest.split()[-2] == "–"
    assert newest.split()[-2] == "0"
