"""The files of an export: a CSV for each sheet, one JSON with everything, a text to read first."""

import json

from graph.calendar import month_in_words
from graph.export.bundle import Export
from graph.export.folder import MANIFEST, Page
from graph.export.sheet import Sheet, definitions
from graph.tables import to_csv, to_records


def pages_of(built: Export) -> dict[str, Page]:
    """Give every file's name and text; the CSVs are marked as UTF-8 so that Excel opens them."""
    pages = {
        f"{one.name}.csv": Page(to_csv(one.frame, excel=True), len(one.frame))
        for one in _sheets(built)
    }
    pages["export.json"] = Page(_as_json(built))
    pages["README.txt"] = Page(_as_text(built))
    return pages


def _sheets(built: Export) -> tuple[Sheet, ...]:
    sheets = (built.about(), *built.sheets)
    return (*sheets, definitions(sheets))


def _as_json(built: Export) -> str:
    health = built.summary
    whole = {
        "title": f"Network health, {month_in_words(health.month)}",
        "month": health.month,
        "as_of": health.as_of.isoformat(),
        "data_up_to": health.data_up_to.isoformat(),
        "made_at": built.made_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "invented": health.invented,
        "named": built.named,
        "notes": built.notes,
        "verdict": built.verdict,
        "because": built.because,
        "sheets": {one.name: to_records(one.frame) for one in _sheets(built)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False)


def _as_text(built: Export) -> str:
    health = built.summary
    listed = [f"{one.name}.csv: {one.title}" for one in _sheets(built)]
    return "\n".join(
        [
            f"Network health, {month_in_words(health.month)}",
            "",
            *built.notes,
            "",
            built.verdict,
            *built.because,
            "",
            *listed,
            "export.json: all of these in one file",
            f"{MANIFEST}: every file with its rows and SHA-256 sum",
            "",
        ]
    )
