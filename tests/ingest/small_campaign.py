"""A campaign of a few invented rows that fills every table, and ways to write it as files."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Table = Sequence[Mapping[str, object]]
Tables = dict[str, list[dict[str, object]]]


def campaign() -> Tables:
    """Give every table with at least one row; all of them are right and belong together."""
    return {
        "universities": [
            {
                "university_id": "NU",
                "name": "Northern University",
                "name_ur": "شمالی جامعہ",
                "short_name": "NU",
                "city": "Peshawar",
                "province": "KPK",
                "latitude": 34.01,
                "longitude": 71.58,
                "sector": "public",
                "students": "12,000",
            },
            {"university_id": "SU", "name": "Southern University", "city": "Karachi"}
            | {"province": "Sindh"},
        ],
        "venues": [
            {"venue_id": "HALL", "name": "City Hall", "city": "Karachi", "province": "سندھ"}
            | {"name_ur": "", "latitude": "", "longitude": ""}
        ],
        "people": [
            {
                "person_id": "P1",
                "name": "Amna  Example",
                "name_ur": "آمنہ",
                "roles": "ambassador;influencer",
                "gender": "F",
                "faith_group": "Muslim",
                "disciplines": "law; media",
                "expertise": "mediation",
                "consent": "yes",
            },
            {"person_id": "P2", "name": "Bilal Example", "roles": "panelist", "consent": "no"},
            {"person_id": "P3", "name": "Chanda Example", "roles": "staff"},
            {"person_id": "P4", "name": "Danial Example"},
        ],
        "studies": [
            {
                "person_id": "P1",
                "university_id": "NU",
                "programme": "BS Media",
                "from_on": "2024-09-02",
                "graduates_on": "2028-06-30",
            }
        ],
        "ambassador_terms": [
            {
                "person_id": "P4",
                "university_id": "SU",
                "appointed_on": "2026-02-01",
                "ends_on": "2027-01-31",
                "cohort": "2026-A",
            }
        ],
        "trainings": [
            {"training_id": "T1", "title": "Listening", "held_on": "2026-02-14"}
            | {"venue_id": "HALL"}
        ],
        "training_people": [{"training_id": "T1", "person_id": "P1"}],
        "sessions": [
            {
                "session_id": "S1",
                "title": "Living with difference",
                "held_on": "2026-03-10",
                "venue_id": "NU",
                "format": "dialogue circle",
                "topics": "Tolerance;Campus life",
                "participants_count": 45,
            }
        ],
        "session_people": [
            {"session_id": "S1", "person_id": "P1", "part": "hosted"},
            {"session_id": "S1", "person_id": "P2", "part": "spoke"},
            {"session_id": "S1", "person_id": "P4", "part": "attended"},
        ],
        "content": [
            {
                "content_id": "C1",
                "title": "Experts on peace",
                "kind": "Panel recording",
                "produced_on": "2026-03-20",
                "topics": "tolerance",
                "session_id": "S1",
            }
        ],
        "content_people": [{"content_id": "C1", "person_id": "P2"}],
        "testimonials": [
            {
                "testimonial_id": "V1",
                "text": "I had never talked with them before.",
                "given_on": "2026-03-10",
                "person_id": "P4",
                "session_id": "S1",
            }
        ],
        "accounts": [
            {
                "platform": "Twitter",
                "account_id": "61000001",
                "handle": "@Mashal_Example",
                "name": "",
                "person_id": "",
                "official": "yes",
                "followers": 60123,
            },
            {"platform": "x", "account_id": "61000002", "handle": "amna_ex", "person_id": "P1"},
            {"platform": "x", "account_id": "", "handle": "Stranger"},
        ],
        "posts": [
            {
                "platform": "x",
                "post_id": "1771620470748086295",
                "account_id": "61000001",
                "posted_at": "2026-03-21 00:30",
                "text": "Watch our first panel\n#ExampleTag",
                "hashtags": "#ExampleTag",
                "content_id": "C1",
            },
            {"platform": "x", "post_id": "1771620470748086307", "account_id": "amna_ex"}
            | {"posted_at": "2026-03-21T14:00:00Z", "text": "so good", "hashtags": "exampletag;b"},
        ],
        "interactions": [
            interaction("reply", "1771620470748086307", "amna_ex", "mashal_example")
            | {"target_post_id": "1771620470748086295"},
            interaction("quote", "1771620470748086307", "61000002", "stranger"),
            interaction("mention", "1771620470748086307", "@Amna_Ex", "@stranger"),
            interaction("repost", "1771620470748086311", "stranger", "mashal_example")
            | {"happened_at": "2026-03-22T10:00:00+05:00"}
            | {"target_post_id": "1771620470748086295"},
            interaction("reaction", "1771620470748086295", "Stranger", "mashal_example")
            | {"happened_at": "2026-03-23 09:00", "reaction": "Love"},
        ],
        "account_ties": [
            {"platform": "x", "source": "amna_ex", "target": "@Stranger", "told_by": "Network"}
            | {"kind": "Follows", "weight": "2.5", "directed": "yes", "happened_on": "2026-03-21"}
        ],
        "campaigns": [
            {"name": "Example campaign", "hashtags": "#ExampleTag"}
            | {"starts_on": "2026-03-01", "ends_on": "2026-03-31"}
        ],
        "measurements": [
            measurement("views", 1234, "content", "C1"),
            measurement("impressions", 900, "post", "1771620470748086295") | {"platform": "x"},
            measurement("followers", 60123, "account", "mashal_example") | {"platform": "x"},
            measurement("reach", 79000, "campaign", "Example campaign") | {"period": "month"},
        ],
        "feedback": [
            {
                "response_id": "F1",
                "session_id": "S1",
                "respondent_code": "R1",
                "wave": "before",
                "answered_on": "2026-03-10",
                "item_trust": "۴",
                "item_would_join": "yes",
            }
        ],
        "reported_ties": [
            {
                "person_id": "P1",
                "knows_person_id": "P2",
                "source": "Survey 2026",
                "reported_on": "2026-03-15",
            }
        ],
    }


def interaction(kind: str, post_id: str, source: str, target: str) -> dict[str, object]:
    return {
        "type": kind,
        "platform": "x",
        "post_id": post_id,
        "source": source,
        "target": target,
        "happened_at": "",
        "target_post_id": "",
        "reaction": "",
    }


def measurement(metric: str, value: int, of: str, of_id: str) -> dict[str, object]:
    return {
        "metric": metric,
        "value": value,
        "measured_on": "2026-04-01",
        "source": "Export",
        "of": of,
        "of_id": of_id,
        "platform": "",
        "period": "",
    }


def columns_of(rows: Table) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def as_csv(rows: Table, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns_of(rows), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def uploads(tables: Tables) -> list[tuple[str, bytes]]:
    """Write the tables as uploads, one CSV file a table."""
    return [(f"{table}.csv", as_csv(rows)) for table, rows in tables.items()]


def as_folder(tables: Tables, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in uploads(tables):
        (folder / name).write_bytes(data)
    return folder


def as_workbook(tables: Tables) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for table, rows in tables.items():
        sheet = book.create_sheet(table.replace("_", " ").capitalize())
        names = columns_of(rows)
        sheet.append(names)
        for row in rows:
            sheet.append([row.get(name) for name in names])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
