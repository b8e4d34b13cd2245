"""A row that can't be loaded is set aside with its place and a way out; the others are loaded."""

import random
from collections import Counter

import pytest
from small_campaign import Tables, as_csv, as_workbook, campaign, interaction, uploads
from store_picture import content, values

from graph.store import Store
from ingest.load import check, load
from ingest.report import LoadReport


def only_problem(report: LoadReport) -> dict[str, object]:
    frame = report.problems_frame()
    assert len(frame) == 1, frame.to_string()
    return dict(frame.iloc[0])


def with_row(table: str, **cells: object) -> Tables:
    tables = campaign()
    tables[table].append(cells)
    return tables


@pytest.mark.parametrize(
    ("table", "cells", "column", "fix"),
    [
        ("studies", {"person_id": "p1", "university_id": "SU"}, "person_id", 'mean "P1"'),
        ("studies", {"person_id": "P1", "university_id": "HALL"}, "university_id", "universities"),
        (
            "sessions",
            {"session_id": "S2", "title": "T", "held_on": "2026-03-01", "venue_id": "HAL"},
            "venue_id",
            'mean "HALL"',
        ),
        ("training_people", {"training_id": "T9", "person_id": "P1"}, "training_id", "trainings"),
        (
            "session_people",
            {"session_id": "S1", "person_id": "P99", "part": "spoke"},
            "person_id",
            "",
        ),
        ("content_people", {"content_id": "C9", "person_id": "P1"}, "content_id", "content"),
        ("content_people", {"content_id": "V1", "person_id": "nobody"}, "person_id", "people"),
        (
            "posts",
            {"platform": "x", "post_id": "9", "account_id": "nobody", "posted_at": "2026-03-01"},
            "account_id",
            "accounts",
        ),
        (
            "posts",
            {
                "platform": "facebook",
                "post_id": "9",
                "account_id": "amna_ex",
                "posted_at": "2026-03-01",
            },
            "account_id",
            "accounts",
        ),
        (
            "interactions",
            interaction("mention", "1771620470748086307", "amna_ex", "ghost"),
            "target",
            "accounts",
        ),
        (
            "interactions",
            interaction("mention", "77", "amna_ex", "stranger"),
            "happened_at",
            "posts",
        ),
        (
            "interactions",
            interaction("mention", "1771620470748086295", "amna_ex", "stranger"),
            "post_id",
            "61000001",
        ),
        (
            "measurements",
            {
                "metric": "views",
                "value": 1,
                "measured_on": "2026-03-01",
                "source": "s",
                "of": "campaign",
                "of_id": "example Campaign",
            },
            "of_id",
            'mean "Example campaign"',
        ),
        (
            "feedback",
            {"response_id": "F2", "session_id": "S7", "respondent_code": "R", "wave": "after"},
            "session_id",
            "sessions",
        ),
        (
            "venues",
            {"venue_id": "NU", "name": "Hall", "city": "Karachi", "province": "Sindh"},
            "venue_id",
            "id of its own",
        ),
        ("content", {"content_id": "V1", "title": "T", "kind": "video"}, None, "id of its own"),
    ],
)
def test_broken_references(
    empty_store: Store, table: str, cells: dict[str, object], column: str | None, fix: str
) -> None:
    tables = with_row(table, **cells)
    found = only_problem(check(empty_store, uploads(tables)))
    if column is not None:
        assert (found["file"], found["column"]) == (f"{table}.csv", column)
        assert found["row"] == len(tables[table]) + 1
        assert found["value"] == str(cells[column])
    assert fix in str(found["fix"])


def test_references_reach_into_the_store(empty_store: Store) -> None:
    tables = campaign()
    load(
        empty_store, uploads({name: tables[name] for name in ("universities", "venues", "people")})
    )
    rest = {name: rows for name, rows in tables.items() if name not in ("people", "venues")}
    del rest["universities"]
    assert load(empty_store, uploads(rest)).problems_frame().empty


def test_the_ids_of_venues_and_universities_are_one_set(empty_store: Store) -> None:
    load(empty_store, uploads({"universities": campaign()["universities"]}))
    row = {"venue_id": "NU", "name": "Hall", "city": "Karachi", "province": "Sindh"}
    found = only_problem(load(empty_store, [("venues.csv", as_csv([row]))]))
    assert "another table in the store" in str(found["problem"])
    assert values(empty_store, "MATCH (v:Venue {venue_id: 'NU'}) RETURN v.name") == [
        ("Northern University",)
    ]


def test_a_row_that_refers_to_one_set_aside_is_set_aside_too(empty_store: Store) -> None:
    tables = campaign()
    tables["people"][0]["gender"] = "mostly"
    report = load(empty_store, uploads(tables))
    frame = report.problems_frame()
    assert list(frame[frame["file"] == "people.csv"]["column"]) == ["gender"]
    others = frame[frame["file"] != "people.csv"]
    assert set(others["problem"]) == {"refers to a row that was set aside"}
    assert {"studies.csv", "training_people.csv", "session_people.csv", "accounts.csv"} <= set(
        others["file"]
    )
    assert values(empty_store, "MATCH (p:Person {person_id: 'P1'}) RETURN p.name") == []
    assert report.total("loaded") > 10


def test_the_same_row_twice_counts_once(empty_store: Store) -> None:
    tables = campaign()
    people = tables["people"]
    more = [("more.csv", as_csv(people[:2]))]
    report = load(empty_store, [("people.csv", as_csv(people + people[:1])), *more])
    assert [(file.loaded, file.merged) for file in report.files] == [(4, 1), (0, 2)]
    assert report.problems_frame().empty


def test_two_rows_that_differ_keep_the_first(empty_store: Store) -> None:
    rows = [*campaign()["people"], {"person_id": "P1", "name": "Another Name"}]
    found = only_problem(load(empty_store, [("people.csv", as_csv(rows))]))
    assert found["row"] == 6
    assert "row 2 of people.csv" in str(found["problem"])
    assert values(empty_store, "MATCH (p:Person {person_id: 'P1'}) RETURN p.name") == [
        ("Amna Example",)
    ]


def test_a_bad_first_row_does_not_block_a_good_second(empty_store: Store) -> None:
    rows = campaign()["people"]
    bad = dict(rows[0]) | {"gender": "mostly"}
    report = load(empty_store, [("people.csv", as_csv([bad, *rows]))])
    assert (report.total("rejected"), report.total("loaded")) == (1, 4)


def test_a_handle_of_two_accounts_must_be_made_clear(empty_store: Store) -> None:
    tables = with_row("accounts", platform="x", account_id="7", handle="AMNA_EX")
    frame = check(empty_store, uploads(tables)).problems_frame()
    assert "61000002 or 7" in frame["fix"].iloc[0]
    assert set(frame["file"]) == {"posts.csv", "interactions.csv", "account_ties.csv"}


def test_posts_have_one_author_across_the_rows_of_a_load(empty_store: Store) -> None:
    when = {"happened_at": "2026-03-22 10:00"}
    tables = campaign()
    tables["interactions"] = [
        interaction("mention", "500", "stranger", "amna_ex") | when,
        interaction("mention", "500", "amna_ex", "stranger") | when,
        interaction("reply", "501", "stranger", "amna_ex") | when | {"target_post_id": "500"},
    ]
    frame = check(empty_store, uploads(tables)).problems_frame()
    assert list(frame["row"]) == [3, 4]
    assert list(frame["column"]) == ["post_id", "target_post_id"]


def test_ids_that_a_spreadsheet_rounded_are_refused_when_they_are_many(empty_store: Store) -> None:
    def posts(ids: list[str]) -> list[tuple[str, bytes]]:
        rows = [
            {"platform": "x", "post_id": each, "account_id": "stranger", "posted_at": "2026-03-01"}
            for each in ids
        ]
        accounts = ("accounts.csv", as_csv(campaign()["accounts"][2:]))
        return [accounts, ("posts.csv", as_csv(rows))]

    rounded = [f"{1294030472427830000 + at * 10000}" for at in range(4)]
    genuine = [f"{1294030472427835393 + at}" for at in range(20)]
    report = check(empty_store, posts(rounded))
    assert report.total("rejected") == 4
    assert "spreadsheet" in report.problems_frame()["problem"].iloc[0]
    report = check(empty_store, posts(genuine + rounded[:1]))
    assert report.total("rejected") == 0
    assert "1 long id end" in report.files[1].warnings[0]


HOSTILE = [
    "x'}) DETACH DELETE n //",
    '"; MATCH (n) DETACH DELETE n; //',
    "`}) SET n:Admin //",
    "$rows",
    "\\u0027}) DETACH DELETE (n",
    '=cmd|" /C calc"!A0',
    "<script>alert(1)</script>",
    "{{7*7}} ${7*7} [red]x[/red]",
    "'; DROP TABLE people; --",
]


def test_hostile_text_is_stored_as_it_is(empty_store: Store) -> None:
    load(empty_store, uploads(campaign()))
    before = sum(content(empty_store).values())
    rows = [
        {"person_id": f"H{at} {text}", "name": text, "faith_group": text, "disciplines": text}
        for at, text in enumerate(HOSTILE)
    ]
    assert load(empty_store, [("people.csv", as_csv(rows))]).problems_frame().empty
    stored = "MATCH (p:Person) WHERE p.person_id STARTS WITH 'H' RETURN p.name, p.faith_group"
    found = values(empty_store, stored + " ORDER BY p.person_id")
    assert found == [(text, text) for text in HOSTILE]
    assert sum(content(empty_store).values()) == before + len(HOSTILE)
    labels = {
        label
        for (row,) in values(empty_store, "MATCH (p:Person) RETURN labels(p)")
        for label in row
    }
    assert labels == {"Person", "Ambassador", "Influencer", "Panelist", "Staff"}


def test_hostile_columns_never_become_properties(empty_store: Store) -> None:
    load(empty_store, uploads(campaign()))
    head = (
        "response_id,session_id,respondent_code,wave,item_ok,item_x}) DETACH DELETE n //,row_hash\n"
    )
    report = load(empty_store, [("f.csv", (head + "F7,S1,R7,after,4,1,evil\n").encode())])
    assert [p.column for p in report.files[0].problems] == [
        "item_x}) DETACH DELETE n //",
        "row_hash",
    ]
    (found,) = values(empty_store, "MATCH (f {response_id: 'F7'}) RETURN properties(f)")
    assert set(found[0]) == {
        *("response_id", "respondent_code", "wave", "item_ok", "run_id", "row_hash")
    }


@pytest.mark.parametrize("seed", range(6))
def test_every_row_is_accounted_for_whatever_the_damage(empty_store: Store, seed: int) -> None:
    """Damage cells, rows and columns at random: the counts of every file still add up."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    tables = damaged(chance)
    sources = (
        [("book.xlsx", as_workbook(tables)), *uploads(tables)[:3]] if seed % 2 else uploads(tables)
    )
    dry = check(empty_store, sources)
    report = load(empty_store, sources)
    assert dry.files == report.files
    for file in report.files:
        if file.status == "refused":
            assert file.refused
            continue
        parts = file.loaded + file.unchanged + file.merged + file.rejected + file.ignored
        assert file.rows_read == parts
        rows = {(p.sheet, p.row) for p in file.problems if p.row != 1}
        assert len(rows) == file.rejected
        assert all(p.problem and p.fix and p.column for p in file.problems)
    written = values(empty_store, "MATCH (i:Import) RETURN sum(i.loaded), sum(i.rejected)")
    assert written == [(report.total("loaded"), report.total("rejected"))]
    again = load(empty_store, sources)
    assert again.total("loaded") == 0
    assert Counter(f.rejected for f in again.files) == Counter(f.rejected for f in report.files)


def damaged(chance: random.Random) -> Tables:
    """Give the small campaign with cells blanked, garbled, swapped, and rows repeated."""
    garbage = ["", "???", "1.2E+17", "-5", "03/04/2026", "P1", "x" * 300, "\x00", "۴", "yes", "NU"]
    tables = campaign()
    for rows in tables.values():
        for row in rows:
            for name in list(row):
                if chance.random() < 0.08:
                    row[name] = chance.choice([g for g in garbage if g != "\x00"])
        rows.extend([dict(chance.choice(rows)) for _ in range(chance.randrange(3))])
    return tables
