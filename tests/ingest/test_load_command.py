"""``mashal load`` and ``mashal template`` as they are typed: exit codes, and what goes where."""

import json
from pathlib import Path

import pytest
from small_campaign import as_csv, as_folder, campaign
from store_picture import everything, values
from typer.testing import CliRunner, Result

from graph.cli.root import app
from graph.errors import InputError
from graph.settings import Settings
from graph.store import Store


@pytest.fixture
def type_in(settings: Settings, empty_store: Store, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Give a function that types a command in, against the run's emptied store."""
    for name in ("NEO4J_URI", "MASHAL_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MASHAL_CACHE", str(settings.cache))

    def run(*words: str | Path) -> Result:
        return CliRunner().invoke(
            app, ["--store", str(settings.home), *map(str, words)], catch_exceptions=False
        )

    return run


def test_load_prints_a_report(type_in, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = as_folder(campaign(), tmp_path / "campaign")
    done = type_in("load", folder)
    assert done.exit_code == 0
    assert "campaign/sessions.csv" in done.stdout
    assert "set aside" in done.stdout


def test_json_is_all_that_standard_output_holds(type_in, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [*campaign()["people"], {"person_id": "P9", "name": "[red]x", "gender": "mostly"}]
    file = tmp_path / "people.csv"
    file.write_bytes(as_csv(rows))
    done = type_in("load", file, "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    (one,) = report["files"]
    assert {"file", "sha256", "kind", "rows_read", "loaded", "unchanged", "merged"} <= set(one)
    assert (one["rows_read"], one["loaded"], one["rejected"], one["ignored"]) == (5, 4, 1, 0)
    (problem,) = one["problems"]
    assert problem["row"] == 6
    assert (problem["column"], problem["value"]) == ("gender", "mostly")
    assert problem["problem"]
    assert problem["fix"]
    assert report["rows_read"] == 5


def test_dry_run_writes_nothing(type_in, empty_store: Store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = as_folder(campaign(), tmp_path / "campaign")
    before = everything(empty_store)
    dry = json.loads(type_in("load", folder, "--dry-run", "--json").stdout)
    assert everything(empty_store) == before
    real = json.loads(type_in("load", folder, "--json").stdout)
    assert dry["files"] == real["files"]
    assert (dry["dry_run"], real["dry_run"]) == (True, False)


def test_what_is_refused_exits_1_and_the_rest_is_loaded(  # type: ignore[no-untyped-def]
    type_in, empty_store: Store, tmp_path: Path
) -> None:
    folder = as_folder({"venues": campaign()["venues"]}, tmp_path / "campaign")
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    done = type_in("load", folder, tmp_path / "bad.csv", tmp_path / "nowhere.csv")
    assert done.exit_code == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("bad.csv: looks like no table")
    assert "nowhere.csv: there is no such file" in lines[1]
    assert values(empty_store, "MATCH (v:Venue) RETURN v.venue_id") == [("HALL",)]


def test_a_kind_that_is_none_and_no_path_at_all(type_in, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "venues.csv"
    file.write_bytes(as_csv(campaign()["venues"]))
    with pytest.raises(InputError, match='"tweets" is no kind of file'):
        type_in("load", file, "--as", "tweets")
    assert type_in("load").exit_code == 2


def test_template_round_trip(type_in, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "campaign.xlsx"
    assert type_in("template", file).exit_code == 0
    assert type_in("load", file).exit_code == 0
