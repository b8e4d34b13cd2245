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


# Short enough for every column of free text; what else Markdown knows stands in NAMES.
EVIL = "<img src=x onerror=window.pwned=1>![p](https://evil.example/p)**b**$\\pi$:red[h]:material/home:"
LONG = "<b>long</b> " + "دراز " * 900
TOPICS = (EVIL, "=1+1 topic", "@topic \u202eedoc")


def more_uploads() -> list[tuple[str, bytes]]:
    """Give what the pages of sessions, content, campaigns, coverage and attitude show."""
    people = [
        [f"m{at}", EVIL if at else LONG[:200], "panelist", EVIL, "yes", EVIL] for at in range(12)
    ]
    ids = [row[0] for row in people]
    waves = [(wave, score) for wave, score in (("before", 2), ("after", 4))]
    held = [
        [
            f"h{at}",
            EVIL if at else LONG[:300],
            f"2026-{at + 3:02}-10",
            place,
            ";".join(TOPICS),
            30 + at,
        ]
        for at, place in enumerate(("U", "V", "U", "V"))
    ]
    return [
        _file("people", "person_id name roles faith_group consent disciplines", people),
        _file("venues", "venue_id name city province", [["V", EVIL, EVIL, "Sindh"]]),
        _file("sessions", "session_id title held_on venue_id topics participants_count", held),
        _file(
            "session_people",
            "session_id person_id part",
            [
                [row[0], one, "hosted" if one == "m1" else "spoke" if one == "m2" else "attended"]
                for row in held
                for one in ids
            ],
        ),
        _file(
            "feedback",
            f"response_id session_id respondent_code wave answered_on item_women item_{'y' * 40}",
            [
                [f"{row[0]}{one}{wave}", row[0], one, wave, "2026-08-10", score, 6 - score]
                for row in held
                for one in ids
                for wave, score in waves
            ],
        ),
        _file(
            "content",
            "content_id title kind produced_on topics session_id",
            [
                [EVIL, EVIL, "video", "2026-05-02", ";".join(TOPICS), "h1"],
                ["k2", LONG[:300], "article", "2026-06-02", TOPICS[1], "h2"],
            ],
        ),
        _file("content_people", "content_id person_id", [[EVIL, "m1"], ["k2", "m2"]]),
        _file(
            "testimonials",
            "testimonial_id text given_on person_id session_id",
            [["v1", EVIL, "2026-05-03", "m1", "h1"], ["v2", LONG, "2026-05-04", "m2", "h1"]],
        ),
        _file(
            "accounts",
            "platform account_id handle person_id official followers",
            [["x", "a0", "our_own", "", "yes", 900]]
            + [["x", f"a{at}", f"h_{at}", f"m{at}", "", 50] for at in range(1, 6)],
        ),
        _file("campaigns", "name hashtags starts_on ends_on", [[EVIL, "evil2", "2026-05-01", ""]]),
        _file(
            "posts",
            "platform post_id account_id posted_at text hashtags content_id",
            [
                ["x", f"t{at}", f"a{at}", f"2026-05-0{at + 1}T10:00:00+05:00", EVIL, "evil2", EVIL]
                for at in range(6)
            ],
        ),
        _file(
            "interactions",
            "type platform post_id source target happened_at target_post_id",
            [
                ["reply", "x", f"t{at}", f"a{at}", "a0", f"2026-05-0{at + 1}T10:00:00+05:00", "t0"]
                for at in range(1, 6)
            ],
        ),
        _file(
            "measurements",
            "metric value measured_on source of of_id platform period",
            [
                ["views", 400, "2026-06-01", EVIL, "post", "t1", "x", "lifetime"],
                ["views", 500, "2026-06-02", "=source", "content", EVIL, "", "lifetime"],
                ["followers", 900, "2026-05-01", EVIL, "account", "a0", "x", ""],
                ["followers", 990, "2026-06-01", EVIL, "account", "a0", "x", ""],
                ["reach", 800, "2026-06-01", EVIL, "campaign", EVIL, "", "lifetime"],
            ],
        ),
    ]


def scales() -> str:
    """Describe the two questions in texts that try to be something else."""
    link = "[x](https://evil.example) ![p](https://evil.example/p) **b** $\\pi$"
    return (
        f"[items.women]\ntitle = '{EVIL}'\n[[scales]]\nname = '**b** ![p](//evil.example)'\n"
        f"title = '{link}'\nsource = '{link}'\nitems = ['women', '{'y' * 40}']\n"
    )


def _file(table: str, columns: str, rows: list[list[str]]) -> tuple[str, bytes]:
    text = io.StringIO()
    csv.writer(text).writerows([columns.split(), *rows])
    return f"{table}.csv", text.getvalue().encode("utf-8")
