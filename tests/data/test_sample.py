"""The sample campaign is made again byte for byte, fits its tables, and is plainly invented."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data import NOTICE, SAMPLE
from data.making.story import FIRST_DAY, LAST_DAY
from data.making.tables import COLUMNS, write
from graph.settings import PROJECT

Tables = dict[str, list[dict[str, str]]]
KARACHI = ZoneInfo("Asia/Karachi")
# A day may lie after the last one only if it is a plan.
PLANS = {"ends_on", "graduates_on"}
REFERENCES = (
    ("studies", "person_id", "people"),
    ("studies", "university_id", "universities"),
    ("ambassador_terms", "person_id", "people"),
    ("ambassador_terms", "university_id", "universities"),
    ("training_people", "training_id", "trainings"),
    ("training_people", "person_id", "people"),
    ("session_people", "session_id", "sessions"),
    ("session_people", "person_id", "people"),
    ("content", "session_id", "sessions"),
    ("content_people", "content_id", "content"),
    ("content_people", "person_id", "people"),
    ("testimonials", "person_id", "people"),
    ("testimonials", "session_id", "sessions"),
    ("accounts", "person_id", "people"),
    ("posts", "account_id", "accounts"),
    ("posts", "content_id", "content"),
    ("feedback", "session_id", "sessions"),
    ("reported_ties", "person_id", "people"),
)
KEYS = {
    "universities": ("university_id",), "venues": ("venue_id",), "people": ("person_id",),
    "studies": ("person_id", "university_id", "programme"),
    "ambassador_terms": ("person_id", "university_id", "appointed_on"),
    "trainings": ("training_id",), "training_people": ("training_id", "person_id"),
    "sessions": ("session_id",), "session_people": ("session_id", "person_id"),
    "content": ("content_id",), "content_people": ("content_id", "person_id"),
    "testimonials": ("testimonial_id",), "accounts": ("platform", "account_id"),
    "posts": ("platform", "post_id"),
    "interactions": ("type", "platform", "post_id", "source", "target"),
    "campaigns": ("name",),
    "measurements": ("metric", "of", "platform", "of_id", "measured_on", "source", "period"),
    "feedback": ("response_id",), "reported_ties": ("person_id", "knows_person_id"),
}  # fmt: skip


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_making_it_again_gives_the_same_bytes(tmp_path: Path, hash_seed: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "data.make_sample", str(tmp_path)],
        cwd=PROJECT, check=True, capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
    )  # fmt: skip
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == {f"{name}.csv" for name in COLUMNS}
    for name, content in made.items():
        assert content == (SAMPLE / name).read_bytes(), f"{name}: run python -m data.make_sample"


def test_no_other_file_and_not_large() -> None:
    files = {path.name for path in SAMPLE.iterdir()}
    assert files == {f"{name}.csv" for name in COLUMNS} | {"README.md", ".gitattributes"}
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 3_000_000


def test_columns_are_those_of_the_graph_model(tables: Tables) -> None:
    text = (PROJECT / "docs" / "graph-model.md").read_text("utf-8")
    documented = {}
    for name, columns in re.findall(r"^\| `(\w+)` \| (.+?) \|", text, flags=re.MULTILINE):
        names = re.sub(r"\(.*?\)", "", columns).split(",")
        documented[name] = [column.strip(" *`") for column in names if "…" not in column]
    # Tables that only other kinds of files fill have no sheet in the sample.
    beside = {"account_ties", "named_people", "named_universities", "named_venues", "person_signs"}
    assert documented.keys() - beside == COLUMNS.keys() == tables.keys()
    for name, columns in COLUMNS.items():
        plain = [column for column in columns if not column.startswith("item_")]
        assert plain == [column for column in documented[name] if column in columns]


def test_writing_refuses_an_unknown_column(tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in COLUMNS}
    rows["venues"] = [{"venue_id": "V", "colour": "blue"}]
    with pytest.raises(KeyError, match="colour"):
        write(rows, tmp_path)


@pytest.mark.parametrize("name", COLUMNS)
def test_keys_are_unique(tables: Tables, name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in tables[name]]
    assert len(keys) == len(set(keys)) > 0


@pytest.mark.parametrize(("table", "column", "target"), REFERENCES)
def test_references_exist(tables: Tables, table: str, column: str, target: str) -> None:
    own = next(iter(KEYS[target][-1:]))
    known = {row[own] for row in tables[target]}
    assert {row[column] for row in tables[table] if row[column]} <= known


def test_places_and_figures_refer_to_what_exists(tables: Tables) -> None:
    places = {row["venue_id"] for row in tables["venues"]}
    places |= {row["university_id"] for row in tables["universities"]}
    for table in ("sessions", "trainings"):
        assert {row["venue_id"] for row in tables[table]} <= places
    known = {
        "post": {(row["platform"], row["post_id"]) for row in tables["posts"]},
        "account": {(row["platform"], row["account_id"]) for row in tables["accounts"]},
        "campaign": {("", row["name"]) for row in tables["campaigns"]},
    }
    for row in tables["measurements"]:
        assert (row["platform"], row["of_id"]) in known[row["of"]]


def test_interactions_fit_the_posts(tables: Tables) -> None:
    handles = {(row["platform"], row["handle"]): row["account_id"] for row in tables["accounts"]}
    posts = {(row["platform"], row["post_id"]): row for row in tables["posts"]}
    for row in tables["interactions"]:
        source = handles[row["platform"], row["source"]]
        target = handles[row["platform"], row["target"]]
        own = posts[row["platform"], row["post_id"]]
        assert own["account_id"] == (target if row["type"] == "reaction" else source)
        assert source != target
        if row["type"] in {"reply", "repost", "quote"}:
            other = posts[row["platform"], row["target_post_id"]]
            assert other["account_id"] == target
            assert _instant(other["posted_at"]) < _instant(row["happened_at"])
            assert own["posted_at"] == row["happened_at"]
        else:
            assert not row["target_post_id"]


def test_nothing_happens_outside_the_fourteen_months(tables: Tables) -> None:
    days = [
        date.fromisoformat(value)
        for rows in tables.values()
        for row in rows
        for column, value in row.items()
        if value and column.endswith("_on") and column not in PLANS | {"from_on"}
    ]
    instants = [row["posted_at"] for row in tables["posts"]]
    instants += [row["happened_at"] for row in tables["interactions"]]
    local = [_instant(value).astimezone(KARACHI) for value in instants]
    assert min(days) >= FIRST_DAY
    assert max(days) == LAST_DAY
    assert {(day.year, day.month) for day in days} >= {(2025, 9), (2026, 10)}
    assert min(local).date() >= FIRST_DAY
    assert max(local).date() <= LAST_DAY
    assert all(8 <= at.hour < 24 for at in local), "posted at night"


def test_post_ids_of_x_say_when_they_were_posted(tables: Tables) -> None:
    for row in tables["posts"]:
        if row["platform"] == "x":
            milliseconds = (int(row["post_id"]) >> 22) + 1_288_834_974_657
            posted = datetime.fromtimestamp(milliseconds / 1000, UTC)
            assert posted == _instant(row["posted_at"])


def test_no_account_can_be_taken_for_a_real_one(tables: Tables) -> None:
    for row in tables["accounts"]:
        assert re.fullmatch(r"[a-z0-9]{1,10}_smpl", row["handle"])
        assert re.fullmatch(r"smpl-(x|facebook|instagram)-\d{4}", row["account_id"])
    named = re.findall(r"@(\w+)", " ".join(row["text"] for row in tables["posts"]))
    assert len(named) > 100
    assert all(handle.endswith("_smpl") for handle in named)


def test_it_says_that_it_is_invented() -> None:
    assert "invented" in NOTICE.lower()
    assert "No person, account, post, answer or number" in (SAMPLE / "README.md").read_text("utf-8")
    names = (PROJECT / "data" / "making" / "names.py").read_text("utf-8")
    assert names.startswith('"""Invented people')


def test_urdu_names_are_written_in_urdu(tables: Tables) -> None:
    for name in ("people", "universities", "venues"):
        for row in tables[name]:
            assert re.fullmatch(r"[\u0600-\u06ff ،]+", row["name_ur"]), row["name_ur"]
            assert not re.search("[\u064a\u0643\u0647]", row["name_ur"]), "Arabic ye, kaf or he"


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
