"""The tables a campaign is written in: their columns, and how a cell becomes text."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]

# The columns of docs/graph-model.md in its order; the test reads them from there and compares.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "universities": (
        "university_id", "name", "name_ur", "short_name", "city", "province",
        "latitude", "longitude", "sector", "students",
    ),
    "venues": ("venue_id", "name", "name_ur", "city", "province", "latitude", "longitude"),
    "people": (
        "person_id", "name", "name_ur", "roles", "gender", "faith_group", "disciplines",
        "expertise", "consent",
    ),
    "studies": ("person_id", "university_id", "programme", "from_on", "graduates_on"),
    "ambassador_terms": ("person_id", "university_id", "appointed_on", "ends_on", "cohort"),
    "trainings": ("training_id", "title", "held_on", "venue_id"),
    "training_people": ("training_id", "person_id"),
    "sessions": (
        "session_id", "title", "held_on", "venue_id", "format", "topics", "participants_count",
    ),
    "session_people": ("session_id", "person_id", "part"),
    "content": ("content_id", "title", "kind", "produced_on", "topics", "session_id"),
    "content_people": ("content_id", "person_id"),
    "testimonials": ("testimonial_id", "text", "given_on", "person_id", "session_id"),
    "accounts": ("platform", "account_id", "handle", "person_id", "official", "followers"),
    "posts": ("platform", "post_id", "account_id", "posted_at", "text", "hashtags", "content_id"),
    "interactions": (
        "type", "platform", "post_id", "source", "target", "happened_at", "target_post_id",
        "reaction",
    ),
    "campaigns": ("name", "hashtags", "starts_on", "ends_on"),
    "measurements": (
        "metric", "value", "measured_on", "source", "of", "of_id", "platform", "period",
    ),
    "feedback": (
        "response_id", "session_id", "respondent_code", "wave", "answered_on",
        "item_minorities", "item_women", "item_campus_violence", "item_intolerance",
    ),
    "reported_ties": ("person_id", "knows_person_id", "source", "reported_on"),
}  # fmt: skip


def cell(value: object) -> str:
    """Write one value as a cell: lists joined with ``;``, unknown as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ";".join(str(part) for part in value)
    return str(value)


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write one UTF-8 CSV file a table into ``folder`` (made if missing); return the files.

    Raises KeyError if a row has a column its table does not know.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, columns in COLUMNS.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            for row in tables[name]:
                unknown = row.keys() - set(columns)
                if unknown:
                    raise KeyError(f"{name}: {sorted(unknown)}")
                writer.writerow([cell(row.get(column)) for column in columns])
        written.append(path)
    return written
