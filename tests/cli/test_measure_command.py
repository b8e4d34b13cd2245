"""``mashal measure`` as it is typed: parts of the network, bands, and what is said beside them."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.cli.measure import said_beside
from graph.cli.options import Format
from graph.measures import measure_named
from graph.snapshot import Snapshot
from tests.cli.typed import typed

Rows = list[dict[str, Any]]


def measured(demo: Path, *words: str) -> Rows:
    done = typed(demo, "measure", *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows: Rows = json.loads(done.stdout)
    return rows


@pytest.fixture(scope="module")
def everybody(demo: Path) -> Rows:
    return measured(demo, "degree")


def test_bands_are_ranks_or_tiers_for_everybody(demo: Path, everybody: Rows) -> None:
    plain = {row["person_id"]: row["degree"] for row in everybody}
    rows = measured(demo, "degree", "--bands")
    assert {row["person_id"]: row["degree"] for row in rows} == plain
    assert list(rows[0]) == [
        *("person_id", "name", "campus", "degree"), *("rank", "rank_low", "rank_high", "tier")
    ]  # fmt: skip
    assert rows[0]["rank"] == 1
    assert [row["degree"] for row in rows] == sorted(plain.values(), reverse=True)
    for row in rows:
        assert (row["rank"] is None) != (row["tier"] is None)
        assert 1 <= row["rank_low"] <= row["rank_high"] <= len(rows)


def test_the_seed_is_the_bands(demo: Path) -> None:
    first = typed(demo, "measure", "pagerank", "--bands", "--seed", "1", "--format", "csv")
    again = typed(demo, "measure", "pagerank", "--bands", "--seed", "1", "--format", "csv")
    other = typed(demo, "measure", "pagerank", "--bands", "--seed", "2", "--format", "csv")
    assert first.stdout == again.stdout != other.stdout
    rows = list(csv.DictReader(io.StringIO(first.stdout)))
    assert all(bool(row["rank"]) != bool(row["tier"]) for row in rows)


def test_a_table_says_what_the_bands_are(demo: Path) -> None:
    done = typed(demo, "measure", "degree", "--bands", "--remove", "ties", "--top", "3")
    assert "200 networks with a fifth of the ties left out" in done.stderr
    assert len(done.stdout.strip().splitlines()) == 2 + 3


def test_degree_on_a_platform_is_counted_from_its_interactions_alone(
    demo: Path, everybody: Rows
) -> None:
    sums = {
        platform: sum(row["degree"] for row in measured(demo, "degree", "--platform", platform))
        for platform in ("facebook", "instagram", "x")
    }
    online = sum(row["degree"] for row in measured(demo, "degree", "--kind", "online"))
    assert 0 < max(sums.values()) <= online <= sum(sums.values())
    assert online < sum(row["degree"] for row in everybody)


def test_a_campus_holds_its_people_by_id_or_name(demo: Path, everybody: Rows) -> None:
    name, people = Counter(row["campus"] for row in everybody if row["campus"]).most_common(1)[0]
    rows = measured(demo, "degree", "--campus", name.upper())
    assert {row["campus"] for row in rows} == {name}
    assert len(rows) == people
    assert max(row["degree"] for row in rows) < people


def test_staff_can_be_left_out_and_a_period_looked_at(demo: Path, everybody: Rows) -> None:
    degrees = {row["person_id"]: row["degree"] for row in everybody}
    own = measured(demo, "degree", "--without-staff")
    assert 0 < len(own) < len(degrees)
    assert all(row["degree"] <= degrees[row["person_id"]] for row in own)
    october = measured(demo, "degree", "--since", "2026-10")
    assert {row["person_id"] for row in october} == set(degrees), "isolates keep their row"
    assert sum(row["degree"] for row in october) < sum(degrees.values())


def test_the_heading_says_which_part_it_is(demo: Path) -> None:
    done = typed(demo, "measure", "degree", "--platform", "X", "--without-staff", "--top", "1")
    assert "ties on x, without staff, panelists and official accounts" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--platform", "facebok"), "Did you mean facebook?"),
        (("--campus", "Habib Univercity"), "Did you mean Habib University"),
        (("--kind", "reportd"), "Did you mean reported?"),
        (("--since", "2027-01"), "1 January 2027 is after the day looked at"),
        (("--since", "yesterday"), "is not a day"),
        (("--platform", "x", "--kind", "reported"), "no platform's"),
    ],
)
def test_what_is_not_there_is_one_line(demo: Path, words: tuple[str, ...], said: str) -> None:
    done = typed(demo, "measure", "degree", *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("form", Format)
def test_an_estimate_says_so_in_every_form(form: Format) -> None:
    chosen = measure_named("betweenness")
    snapshot = Snapshot.from_ties([(f"p{at}", f"p{at // 2}") for at in range(1, 60)])
    exact, estimated = (chosen(snapshot, exact=exact, sample=20) for exact in (True, False))
    said = list(said_beside(chosen, snapshot, estimated, form, None))
    assert said[-1].startswith("Estimated from 20 of 60 people: standard error 0.")
    table = form is Format.table
    assert len(said) - 1 == table
    assert len(list(said_beside(chosen, snapshot, exact, form, None))) == table


def test_who_asks_gets_it_exactly_or_estimated(demo: Path) -> None:
    words = ("measure", "betweenness", "--format", "csv")
    exact, estimated, default = (
        typed(demo, *words, *more) for more in (["--exact"], ["--sample", "50"], [])
    )
    assert exact.stdout == default.stdout != estimated.stdout
    assert exact.stderr == ""
    assert "Estimated from 50 of" in estimated.stderr
    assert typed(demo, "measure", "degree", "--exact").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("degree", "--estimated"), "degree: it is exact at any size."),
        (("betweenness", "--exact", "--sample", "50"), "what is exact draws nobody"),
    ],
)
def test_an_estimate_that_makes_no_sense_is_one_line(
    demo: Path, words: tuple[str, ...], said: str
) -> None:
    done = typed(demo, "measure", *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
