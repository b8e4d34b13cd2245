"""A small campaign whose every text tries to be something else than text."""

import csv
import io

NAMES = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '<a href="javascript:window.pwned=1">href</a>',
    "[x](javascript:window.pwned=1) **bold** $x^2$ :red[hi] :material/home: :smile:",
    "=cmd|'/c calc'!A0",
    "{{ 7*7 }} {subject} {0} %s",
    "</script><script>parent.pwned=1</script>",
    "https://evil.example/a www.evil.example a@evil.example",
    "عائشہ خان \u202egnihtyna",
]
CAMPUS = "<i>Campus</i> </script> {{ 1 }}"
TITLE = "<b>bold</b> [a](https://evil.example) =1+1"


def uploads() -> list[tuple[str, bytes]]:
    """Give the campaign's files: all met once on a hostile campus, all but one then rested."""
    people = [[f"p{at}", name, "ambassador"] for at, name in enumerate(NAMES)]
    ids = [row[0] for row in people]
    return [
        _file("people", "person_id name roles", people),
        _file("universities", "university_id name city province", [["U", CAMPUS, TITLE, "Sindh"]]),
        _file(
            "ambassador_terms",
            "person_id university_id appointed_on",
            [[person, "U", "2026-01-05"] for person in ids],
        ),
        _file(
            "sessions",
            "session_id title held_on venue_id topics",
            [["s1", TITLE, "2026-03-02", "U", TITLE], ["s2", TITLE, "2026-09-02", "U", TITLE]],
        ),
        _file(
            "session_people",
            "session_id person_id part",
            [["s1", person, "attended"] for person in ids] + [["s2", "p8", "hosted"]],
        ),
        _file("campaigns", "name hashtags", [[TITLE, "evil"]]),
    ]


def _file(table: str, columns: str, rows: list[list[str]]) -> tuple[str, bytes]:
    text = io.StringIO()
    csv.writer(text).writerows([columns.split(), *rows])
    return f"{table}.csv", text.getvalue().encode("utf-8")
