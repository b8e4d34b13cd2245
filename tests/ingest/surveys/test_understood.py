"""What forms are taken for, where their words could be taken for something else."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.files import Given
from ingest.source import Context, Item
from ingest.surveys import (
    Mapping,
    Survey,
    apply,
    fit,
    in_words,
    keep,
    kept,
    of_session,
    open_survey,
    propose,
)

META = ["_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"]


def kobo(name: str, header: list[str], *rows: list[str]) -> Survey:
    lines = [[*header, *META]]
    for at, row in enumerate(rows, start=1):
        lines.append([*row, str(at), f"u{at}", f"2024-05-0{at}T05:00:00", "", "v1", str(at)])
    text = "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines)
    return open_survey(Given.of(name, text.encode()))


def feedback(title: str, said: str = "Agree") -> Survey:
    text = f"Timestamp,Your code,I trust others,We can disagree\n3/22/2024 18:05:12,a1,{said},4\n"
    return open_survey(Given.of(f"{title}.csv", text.encode()))


def meant(mapping: Mapping) -> dict[str, str]:
    return {each.question: each.is_ for each in mapping.questions}


def test_an_urdu_report_names_its_reporter_and_its_speakers_with_where_they_work():
    book = Workbook()
    main, inner = book.active, book.create_sheet("مقررین")
    assert main is not None
    main.title = "رپورٹ"
    main.append(
        ["رپورٹ کرنے والے کا نام", "یونیورسٹی", "نشست کی تاریخ", "نشست کا مقام", "تعداد", *META]
    )
    main.append(["نادیہ گل", "جامعہ پشاور", "2024-04-01", "ہال", "20", 1, "u1", "", "", "v", 1])
    inner.append(["مقرر کا نام", "ادارہ", "_index", "_parent_table_name", "_parent_index"])
    inner.append(["صبا حسن", "جیو نیوز", 1, "رپورٹ", 1])
    out = io.BytesIO()
    book.save(out)
    found = open_survey(Given.of("form.xlsx", out.getvalue()))
    mapping = propose(found)
    assert meant(mapping)["رپورٹ کرنے والے کا نام"] == "person.name"
    assert dict(mapping.repeats) == {"مقررین": "spoke"}
    rows = [row for e in apply(found, mapping) if isinstance(e, Item) for row in e.rows]
    parts = {c["person_id"].name: c["part"] for table, c in rows if table == "session_people"}
    assert parts == {"نادیہ گل": "hosted", "صبا حسن": "spoke"}
    assert [c["expertise"] for table, c in rows if table == "people" and "expertise" in c] == [
        "جیو نیوز"
    ]


def test_a_comment_that_mentions_a_phone_number_is_a_comment():
    rows = [["S-1", "4", "Loved it, please call me on 0321-5556677"]] * 3
    found = kobo("Feedback.csv", ["session_id", "trust_others", "anything_more"], *rows)
    assert meant(propose(found))["anything_more"] == "drop"
    found = kobo(
        "Feedback.csv", ["session_id", "trust_others", "reach_me"], ["S-1", "4", rows[0][2][-12:]]
    )
    assert meant(propose(found))["reach_me"] == "person.phone"


def test_the_tools_own_count_of_a_groups_entries_is_no_rating():
    text = """{"results": [{"_id": 1, "_uuid": "a", "_submission_time": "2024-05-01T05:00:00",
    "s/session_date": "2024-05-01", "s/venue": "LUMS", "s/speakers_count": "1",
    "s/speakers": [{"s/speakers/speaker_name": "Amna"}]}]}"""
    mapping = propose(open_survey(Given.of("report.json", text.encode())))
    assert meant(mapping)["s/speakers_count"] == "drop"


def test_topics_that_people_wish_for_are_not_those_of_the_session():
    header = ["When was the session?", "Venue", "Which topics interest you?", "I trust others"]
    found = kobo("Survey.csv", header, ["2024-05-01", "LUMS", "Media", "Agree"])
    assert meant(propose(found))["Which topics interest you?"] == "drop"


@pytest.mark.parametrize("sign", ["/", " > ", "::", "|"])
def test_an_item_is_called_the_same_whatever_parts_groups_from_questions(sign: str):
    header = [f"Views{sign}Trust in others", f"Views{sign}Women can lead", "Session id"]
    found = kobo("Feedback.csv", header, ["Agree", "Agree", "S-1"], ["Disagree", "Agree", "S-1"])
    items = [each.item for each in propose(found).questions if each.item]
    assert items == ["item_trust_others", "item_women_can_lead"]


def test_the_form_before_a_session_is_not_read_as_the_one_after_it(tmp_path: Path):
    after, before = feedback("Post-session survey"), feedback("Pre-session survey", "Disagree")
    keep(propose(after), tmp_path)
    assert kept(tmp_path, after) is not None
    assert kept(tmp_path, before) is None
    assert propose(before).constants.wave == "before"


def test_saying_a_copys_session_leaves_the_first_forms_mapping_alone(tmp_path: Path):
    first, copy = feedback("Lahore feedback"), feedback("Multan feedback")
    keep(propose(first), tmp_path)
    found = kept(tmp_path, copy)
    assert found is not None
    fixed = found.constants.model_copy(update={"session_id": "S-2"})
    keep(of_session(found.model_copy(update={"constants": fixed}), copy, tmp_path), tmp_path)
    again, other = kept(tmp_path, copy), kept(tmp_path, first)
    assert again is not None
    assert again.constants.session_id == "S-2"
    assert other is not None
    assert other.constants.session_id is None


def test_what_a_kept_mapping_says_is_the_same_when_it_is_fitted_again(tmp_path: Path):
    found = feedback("Lahore feedback")
    keep(propose(found), tmp_path)
    again = kept(tmp_path, found)
    assert again is not None
    assert in_words(found, fit(again, found)) == in_words(found, propose(found))
    assert list(apply(found, again, Context())) == list(apply(found, propose(found), Context()))


def test_the_forms_before_and_after_mean_one_session_by_its_day_and_place():
    header = ["When was the session?", "Venue", "Your code", "I trust others"]
    said = []
    for title, venue in (("Pre-survey", "NUST"), ("Post-survey", "nust, Islamabad")):
        found = kobo(f"{title}.csv", header, ["2024-05-01", venue, "a1", "Agree"])
        rows = [row for e in apply(found, propose(found)) if isinstance(e, Item) for row in e.rows]
        (session,) = [cells for table, cells in rows if table == "sessions"]
        (answer,) = [cells for table, cells in rows if table == "feedback"]
        assert answer["session_id"] == session["session_id"]
        said.append((session["session_id"], session["title"], answer["wave"]))
    assert said[0][:2] == said[1][:2]
    assert [wave for _, _, wave in said] == ["before", "after"]
