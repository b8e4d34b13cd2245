"""The export tells a month's health to those outside, and nobody's name with it."""

import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from data import NOTICE, SAMPLE
from graph.bands import bands
from graph.calendar import day_in_words
from graph.cascades import calibrated, cascades, summed_up
from graph.errors import InputError, QuestionError
from graph.export import build, export, folder_for
from graph.export.bundle import Export
from graph.export.disguise import Disguise
from graph.export.folder import MANIFEST, Page, check_free, write
from graph.export.scrub import NAME_WITHHELD, Scrubber
from graph.findings import names_of
from graph.health import summary
from graph.history import History
from graph.measures import all_measures
from graph.pseudonyms import salt_of
from graph.reach import campus_flow
from graph.reach.subjects import posts_of
from graph.settings import PROJECT, Settings
from graph.store import Store
from graph.suppression import WITHHELD
from ingest.load import load

MONTH = "2026-10"


@pytest.fixture(scope="module")
def sample(store: Store) -> Store:
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    store.run("MERGE (s:Setting {name: 'invented'}) SET s.value = 'yes'")
    return store


@pytest.fixture(scope="module")
def history(sample: Store) -> History:
    return History.read(sample)


@pytest.fixture(scope="module")
def exported(
    sample: Store, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Export, Path]:
    return export(sample, settings, MONTH, tmp_path_factory.mktemp("out") / "export")


@pytest.fixture(scope="module")
def built(exported: tuple[Export, Path]) -> Export:
    return exported[0]


@pytest.fixture(scope="module")
def folder(exported: tuple[Export, Path]) -> Path:
    return exported[1]


def sheet(built: Export, name: str) -> pd.DataFrame:
    return next(one.frame for one in built.sheets if one.name == name)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(SAMPLE / f"{name}.csv", dtype=str)


def identifiers() -> set[str]:
    people, accounts = table("people"), table("accounts")
    columns = [people[name] for name in ("person_id", "name", "name_ur")]
    columns += [accounts[name] for name in ("handle", "account_id")]
    return {value for column in columns for value in column.dropna()}


def told(text: str, known: set[str]) -> set[str]:
    # The plain search first: it rules most out, and is many times faster.
    there = (one for one in known if one in text)
    return {one for one in there if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}


def test_no_name_handle_or_id_is_in_any_byte_of_it(folder: Path) -> None:
    known = identifiers() | set(table("testimonials")["text"])
    assert len(known) > 900
    for path in folder.iterdir():
        assert not told(path.read_bytes().decode("utf-8"), known), path.name


def test_with_names_they_are_there_and_it_says_so(
    sample: Store, settings: Settings, tmp_path: Path
) -> None:
    named, folder = export(sample, settings, MONTH, tmp_path / "named", names=True)
    text = (folder / "export.json").read_text("utf-8")
    in_network = sheet(named, "people")["person_id"]
    names = table("people").set_index("person_id").loc[in_network, "name"]
    assert told(text, set(names)) == set(names)
    assert "names people" in (folder / "README.txt").read_text("utf-8")
    assert {"because"} < set(sheet(named, "findings").columns)
    assert sheet(named, "sessions")["hosts"].map(len).min() >= 1


def test_numbers_are_those_of_the_health_page(built: Export, history: History) -> None:
    health = summary(history, MONTH)
    cards = sheet(built, "health").set_index("name")
    assert cards["value"].to_dict() == {card.name: card.value for card in health.cards}
    assert cards["change"].to_dict() == {card.name: card.change for card in health.cards}
    headlines = sheet(built, "headlines").set_index("name")["value"]
    assert headlines.to_dict() == {one.name: one.value for one in health.headlines}
    campaign = sheet(built, "campaigns").iloc[0]
    assert campaign[["participants", "posts", "reach"]].tolist() == [211, 800, 79_000]
    assert built.verdict == health.verdict


def test_findings_carry_their_status_and_no_campus_of_a_person(
    built: Export, history: History
) -> None:
    health = summary(history, MONTH)
    found = sheet(built, "findings")
    noticed = [*health.noticed, *health.resolved]
    assert len(found) == len(noticed) > 0
    assert set(found["status"]) <= {"new", "still", "resolved"}
    campuses = set(table("universities")["name"])
    for row, one in zip(found.itertuples(), noticed, strict=True):
        plain = one.finding.sentence(names_of(history.at(health.as_of)))
        if row.subject_kind == "person":
            assert re.fullmatch(r"P-[0-9A-F]{8}", row.subject)
            assert row.subject in row.finding
            assert not told(row.finding, campuses)
        elif not re.search(r"\b[1-4] current", plain):
            assert row.finding == plain
        assert not re.search(r"\b[1-4] (current )?(ambassador|person|people)", row.finding)


def test_people_have_every_measure_under_stable_pseudonyms(
    built: Export, sample: Store, history: History
) -> None:
    people = sheet(built, "people")
    snapshot = history.at(built.summary.as_of)
    assert people["person_id"].str.fullmatch(r"P-[0-9A-F]{8}").all()
    assert people["person_id"].is_unique
    assert len(people) == len(snapshot.people)
    for measure in all_measures():
        if measure.subject == "person":
            expected = measure(snapshot)[measure.name].astype(float).sort_values().tolist()
            found = people[measure.name].astype(float).sort_values().tolist()
            assert found == pytest.approx(expected, nan_ok=True)
    earlier = sheet(build(history, "2026-09", salt_of(sample)), "people")
    assert set(earlier["person_id"]) <= set(people["person_id"])
    other_store = sheet(build(history, MONTH, "another salt"), "people")
    assert not set(other_store["person_id"]) & set(people["person_id"])


def test_no_group_under_five_people_can_be_counted(built: Export, history: History) -> None:
    campuses = sheet(built, "campuses")
    snapshot = history.at(built.summary.as_of)
    totals = {
        "ambassadors": snapshot.current_terms["person_id"].nunique(),
        "people": snapshot.people["campus"].notna().sum(),
    }
    for name, total in totals.items():
        shown = [value for value in campuses[name] if value != WITHHELD]
        assert WITHHELD in set(campuses[name])
        assert all(value == 0 or value >= 5 for value in shown)
        assert total - sum(shown) >= 5
        assert (campuses[name] == WITHHELD).sum() >= 2
    at_campus = sheet(built, "people")["campus"].value_counts()
    assert at_campus.min() >= 5
    in_both = campuses.set_index("campus")["people"]
    assert {name: count for name, count in at_campus.items() if name in in_both} == {
        name: count for name, count in in_both.items() if count not in (0, WITHHELD)
    }
    for name in ("participants", "people_recorded"):
        numbers = [one for one in sheet(built, "sessions")[name].dropna() if one != WITHHELD]
        assert all(number >= 5 for number in numbers)


def test_places_are_those_of_the_bands(built: Export, history: History) -> None:
    snapshot = history.at(built.summary.as_of)
    found = sheet(built, "places")
    for name in ("two_step_reach", "betweenness", "pagerank", "collective_influence"):
        told = bands(snapshot, name).sort_values("value")
        mine = found[found["measure"] == name].sort_values("value")
        assert len(mine) == len(snapshot.people)
        assert mine["value"].astype(float).tolist() == pytest.approx(told["value"].tolist())
        assert sorted(mine["place_to"]) == pytest.approx(sorted(told["rank_high"]))
    assert found["person_id"].str.fullmatch(r"P-[0-9A-F]{8}").all()


def test_no_rung_tells_of_few_people(built: Export, history: History) -> None:
    snapshot = history.at(built.summary.as_of)
    reached = sheet(built, "reach")
    attended = [one for one in reached["attended"].dropna() if one != WITHHELD]
    assert attended
    assert all(one == 0 or one >= 5 for one in attended)
    # What one or two people's accounts posted can be looked up by its numbers.
    official = snapshot.accounts.set_index(["platform", "account_id"])["official"].eq(True)
    posts = posts_of(snapshot, "campus").dropna(subset=["account_id"])
    own = [not official[key] for key in zip(posts["platform"], posts["account_id"], strict=True)]
    accounts = posts[own].groupby("subject")["account_id"].nunique()
    few = set(accounts[accounts < 5].index)
    assert few
    of_few = reached[(reached["of"] == "campus") & reached["subject"].isin(few)]
    told = of_few[["potential_low", "potential_high", "measured_high", "views"]]
    assert told.isin([WITHHELD]).to_numpy()[told.notna().to_numpy()].all()


def test_flow_between_campuses_hides_small_groups(built: Export, history: History) -> None:
    snapshot = history.at(built.summary.as_of)
    flow = sheet(built, "campus_flow")
    people = snapshot.people["campus"].value_counts()
    assert set(flow["source"]) == set(people[people >= 5].index)
    for name in ("people_tied", "amplifiers"):
        assert all(one == 0 or one >= 5 for one in flow[name] if one != WITHHELD)
    assert (flow.loc[flow["amplifiers"] == WITHHELD, "amplified"] == WITHHELD).all()
    whole = campus_flow(snapshot).set_index(["source", "target"])["ties"]
    for row in flow.itertuples():
        assert row.ties == whole[row.source, row.target]


def test_what_was_passed_on_is_that_of_the_cascades(built: Export, history: History) -> None:
    snapshot = history.at(built.summary.as_of)
    told = sheet(built, "cascades").set_index(["of", "subject"])
    expected = summed_up(cascades(snapshot), "campaign").set_index("campaign")
    for name, row in expected.iterrows():
        assert told.loc[("campaign", name), "largest"] == row["largest"]
        assert told.loc[("campaign", name), "p"] == calibrated(snapshot, campaign=str(name)).p


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("KIU has 1 current ambassador.", "KIU has fewer than 5 current ambassadors."),
        ("the only link to 3 people, 2 of them there", "the only link to fewer than 5 people, "
         "fewer than 5 of them there"),
        ("not enough answers: 4, 5 needed", "not enough answers: fewer than 5, 5 needed"),
        ("the only link to 13 people", "the only link to 13 people"),
        ("fewer than 2 current ambassadors", "fewer than 2 current ambassadors"),
        ("3 sessions on 4 campuses", "3 sessions on 4 campuses"),
    ],
)  # fmt: skip
def test_sentences_tell_no_small_count_of_people(text: str, outside: str) -> None:
    assert Disguise(False, {}, {}, {}).few(text) == outside
    assert Disguise(True, {}, {}, {}).few(text) == text


def test_sessions_are_those_of_the_month(built: Export) -> None:
    held = table("sessions")
    held = held[held["held_on"].str.startswith(MONTH)]
    assert sorted(sheet(built, "sessions")["session_id"]) == sorted(held["session_id"])
    assert not {"title", "hosts"} & set(sheet(built, "sessions").columns)
    count = sheet(built, "campuses")["sessions_in_month"].sum()
    assert count == held["venue_id"].isin(table("universities")["university_id"]).sum()


def test_files_are_as_the_manifest_says(folder: Path) -> None:
    manifest = pd.read_csv(folder / MANIFEST).set_index("file")
    assert {path.name for path in folder.iterdir()} == {*manifest.index, MANIFEST}
    for name, row in manifest.iterrows():
        content = (folder / str(name)).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        assert len(content) == row["bytes"]
        if str(name).endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf")
            assert len(pd.read_csv(folder / str(name))) == row["rows"]


def test_every_column_is_defined_and_json_holds_the_same(folder: Path) -> None:
    whole = json.loads((folder / "export.json").read_text("utf-8"))
    defined = pd.read_csv(folder / "definitions.csv")
    assert defined["meaning"].notna().all()
    for path in folder.glob("*.csv"):
        if path.name in ("definitions.csv", MANIFEST):
            continue
        frame = pd.read_csv(path)
        mine = defined[defined["sheet"] == path.stem]["column"].tolist()
        assert mine == list(frame.columns)
        assert len(whole["sheets"][path.stem]) == len(frame)
    degree = defined[(defined["sheet"] == "people") & (defined["column"] == "degree")].iloc[0]
    assert "Freeman" in degree["reference"]


def test_every_file_is_in_the_docs(folder: Path) -> None:
    told = (PROJECT / "docs" / "export.md").read_text("utf-8")
    assert [one.name for one in folder.iterdir() if f"`{one.name}`" not in told] == []


def test_it_says_what_it_is_everywhere(folder: Path, built: Export) -> None:
    day = built.summary.data_up_to
    whole = json.loads((folder / "export.json").read_text("utf-8"))
    assert (whole["month"], whole["data_up_to"]) == (MONTH, day.isoformat())
    assert whole["invented"] is True
    assert whole["named"] is False
    for name in ("README.txt", "about.csv", "export.json"):
        text = (folder / name).read_text("utf-8")
        assert NOTICE in text
        assert day_in_words(day) in text
        assert "pseudonyms" in text


@pytest.mark.parametrize(
    ("month", "says"),
    [
        ("2031-01", r"no data of that month. Choose one from 2025-09 to 2026-10"),
        ("2026-13", r"is not a month"),
        ("October", r"is not a month"),
    ],
)
def test_a_month_without_data_is_refused(history: History, month: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        build(history, month, "salt")


def test_an_empty_store_has_nothing_to_export(
    empty_store: Store, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(QuestionError, match="Load files first"):
        export(empty_store, settings, MONTH, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_by_default_it_goes_into_the_data_folder(settings: Settings) -> None:
    assert folder_for(settings, MONTH) == settings.home / "exports" / "mashal-2026-10"


def test_a_second_export_replaces_the_first_whole(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "export"
    write(folder, {"old.csv": Page("a\n1\n", 1), "README.txt": Page("old")})
    write(folder, {"new.csv": Page("a\n", 0)})
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "new.csv"]
    assert [path.name for path in folder.parent.iterdir()] == ["export"]
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "export", {"a.csv": Page("a\n", 0)})
    (tmp_path / "export" / "my notes.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "export", tmp_path / "export" / "a.csv"):
        with pytest.raises(InputError, match="is not an export"):
            write(folder, {"a.csv": Page("a\n", 0)})
    assert (tmp_path / "export" / "my notes.txt").read_text("utf-8") == "mine"
    (tmp_path / "empty").mkdir()
    check_free(tmp_path / "empty")


def test_a_failure_leaves_the_earlier_export(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    write(folder, {"a.csv": Page("a\n1\n", 1)})
    with pytest.raises(InputError, match="can't be written"):
        write(folder, {"b.csv": Page("b\n", 0), "no/such/folder.csv": Page("c\n", 0)})
    assert (folder / "a.csv").read_text("utf-8") == "a\n1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


@pytest.fixture
def scrubber(empty_store: Store) -> Scrubber:
    empty_store.run(
        "CREATE (:Person {person_id: 'amb-017', name: 'Zainab Noor', name_ur: 'زینب نور'}),"
        " (:Person {person_id: '7', name: 'Peace'}), (:Person {person_id: 'h', name: 'Ann Habib'}),"
        " (:Account {platform: 'x', account_id: '190000001', handle: 'Zainab.N_1'}),"
        " (:Account {platform: 'x', account_id: '2', handle: 'dialogue'}),"
        " (:Venue:University {venue_id: 'A', university_id: 'A', name: 'Ann Habib College'})"
    )
    return Scrubber.of(History.read(empty_store))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("A talk with zainab  NOOR's class", f"A talk with {NAME_WITHHELD}'s class"),
        ("زينب نور کے ساتھ", f"{NAME_WITHHELD} کے ساتھ"),
        (
            "(@zainab.n_1, 190000001; AMB-017)",
            f"({NAME_WITHHELD}, {NAME_WITHHELD}; {NAME_WITHHELD})",
        ),
        ("zainab.n_1", NAME_WITHHELD),
        ("7 sessions: peace and dialogue", "7 sessions: peace and dialogue"),
        ("by @dialogue and @peace", f"by {NAME_WITHHELD} and {NAME_WITHHELD}"),
        ("Ann Habib College", "Ann Habib College"),
        ("Noor Zainab", "Noor Zainab"),
        ("", ""),
    ],
)
def test_texts_lose_names_handles_and_ids_and_keep_plain_words(
    scrubber: Scrubber, text: str, clean: str
) -> None:
    assert scrubber.clean(text) == clean
