"""``mashal robustness`` and ``mashal what-if`` as a user types them, on the sample and mistakes."""

from pathlib import Path

import pytest

from graph.robustness import random_removal, robustness, single_losses, without, worst_loss
from graph.snapshot import Snapshot
from graph.succession import gone_by, leaving
from tests.cli.on_sample import asked, told
from tests.cli.typed import typed


def test_robustness_is_that_of_the_function(home: Path, snapshot: Snapshot) -> None:
    found, own = told(home, "robustness"), robustness(snapshot)
    assert (found["r"], found["start"]) == (own.r, own.start)
    assert found["r_at_random"]["mean"] == random_removal(snapshot).r
    assert [row["most_tied_first"] for row in found["curve"]] == own.curve.tolist()
    for loss, many in zip(found["worst"], (1, 2, 3), strict=True):
        worst = worst_loss(snapshot, many)
        assert [one["person_id"] for one in loss["people"]] == list(worst.people)
        assert (loss["left"], loss["exact"]) == (worst.left, worst.exact)


def test_robustness_to_read_and_as_a_curve(home: Path, snapshot: Snapshot) -> None:
    done = asked(home, "robustness", "--worst", "1")
    assert "31 October 2026" in done.stderr
    assert "lose their only link" in done.stderr
    assert f"R {robustness(snapshot).r:.3f}" in done.stderr
    name = snapshot.people.set_index("person_id")["name"][worst_loss(snapshot).people[0]]
    assert name in done.stdout
    lines = asked(home, "robustness", "--format", "csv").stdout.splitlines()
    assert lines[0] == "people_gone,most_tied_first,at_random,low,high"
    assert len(lines) == len(snapshot.people) + 2


def test_what_if_people_a_campus_and_all_who_leave(home: Path, snapshot: Snapshot) -> None:
    one = worst_loss(snapshot).people[0]
    found = told(home, "what-if", one)
    assert found["people"] == [one]
    cut_off = single_losses(snapshot).set_index("person_id")["cut_off"][one]
    assert sum(map(len, found["cut_off"])) == cut_off
    assert "lose their only link" in found["sentences"][0]
    campus = told(home, "what-if", "--campus", "KIU")
    at = snapshot.people["campus"] == "KIU"
    assert set(campus["people"]) == set(snapshot.people.loc[at, "person_id"])
    leaves = leaving(snapshot)
    gone = leaves.loc[gone_by(leaves, leaves["leaves_on"].min().date()), "person_id"]
    first = f"{leaves['leaves_on'].min():%Y-%m-%d}"
    both = told(home, "what-if", one, "--leaving-by", first)
    assert set(both["people"]) == {one, *gone}
    own = without(snapshot, {one, *gone})
    pairs = next(row for row in both["counts"] if row["what"].startswith("pairs"))
    assert (pairs["before"], pairs["after"]) == (own.pairs.before, own.pairs.after)


def test_what_if_to_read_by_name(home: Path, snapshot: Snapshot) -> None:
    names = snapshot.people.drop_duplicates("name", keep=False)
    person, name = names[["person_id", "name"]].iloc[0]
    done = asked(home, "what-if", name.upper())
    assert done.stdout == asked(home, "what-if", person).stdout
    assert f"If {name} leaves" in done.stderr
    month = asked(home, "what-if", "--leaving-by", "2027-06")
    assert "The day is known of" in month.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "nobody leaves"),
        (("nobody at all",), "nobody in the network"),
        (("--campus", "Atlantis"), 'no campus "Atlantis"'),
        (("--leaving-by", "soon"), "not a day"),
    ],
)
def test_mistakes_are_one_line(home: Path, words: tuple[str, ...], says: str) -> None:
    done = typed(home, "what-if", *words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert says in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
