"""Google Forms: the download, the linked Sheet in any locale, checkboxes, grids, duplicates."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.errors import InputError
from ingest.files import Given
from ingest.recognise import source_of
from ingest.source import Aside, Context, Item, Note, Passed
from ingest.sources.google_forms import SOURCES
from ingest.surveys import Survey, boxes, open_survey, stamp_order

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "google_forms"
HEADER = 'Timestamp,Email Address,Score,Your name,"Topics you care about",Rate it [Content],Rate it [Speakers],Email Address,Untitled Question,Upload your photo\n'  # noqa: E501
SHEET = HEADER + (
    '{0},a@x.org,4 / 5,Amna,"Peace, Law, Other, please specify",5,Agree,b@x.org,,'
    "https://drive.google.com/open?id=1\n"
    '{1},c@x.org,3 / 5,Omar,"Peace, Law",4,Neutral,,,\n'
    '{2},d@x.org,,Sara,"Law",3,Agree,,,\n'
)


def survey(text: str | bytes, name: str = "Feedback (Responses) - Form Responses 1.csv") -> Survey:
    file = Given.of(name, text if isinstance(text, bytes) else text.encode())
    source = source_of(file)
    assert source is not None
    assert source.kind == "google_forms"
    return open_survey(file)


def times(found: Survey) -> list[str]:
    moments = [each.submitted_at for each in found.submissions]
    return [moment.isoformat() for moment in moments if moment]


@pytest.mark.parametrize(
    "written",
    [
        ("3/9/2024 18:05:12", "3/22/2024 23:59:59", "4/1/2024 0:00:00"),
        ("09/03/2024 18:05:12", "22/03/2024 23:59:59", "01/04/2024 00:00:00"),
        ("2024-03-09 18:05:12", "2024-03-22 23:59:59", "2024-04-01 0:00:00"),
        (
            "2024/03/09 6:05:12 PM GMT+5",
            "2024/03/22 11:59:59 PM GMT+5",
            "2024/04/01 12:00:00 AM GMT+5",
        ),
    ],
)
def test_times_of_every_locale_are_the_same_instants(written: tuple[str, str, str]):
    found = survey(SHEET.format(*written))
    assert times(found) == [
        "2024-03-09T13:05:12+00:00",
        "2024-03-22T18:59:59+00:00",
        "2024-03-31T19:00:00+00:00",
    ]
    assert [each.id for each in found.submissions] == [
        "20240309T130512Z",
        "20240322T185959Z",
        "20240331T190000Z",
    ]


def test_order_of_day_and_month_follows_the_order_of_answers():
    # 1 Nov, 2 Mar, 3 Feb is no order in which answers come in; 11 Jan, 3 Feb, 2 Mar is.
    assert stamp_order.order_of(["11/1/2024 8:00", "3/2/2024 8:00", "2/3/2024 8:00"]) == "dmy"
    assert stamp_order.order_of(["1/11/2024 8:00", "2/3/2024 8:00", "3/2/2024 8:00"]) == "mdy"
    assert stamp_order.order_of(["1/1/2024 8:00"]) is None


def test_checkboxes_are_parted_over_the_whole_column():
    written = "3/9/2024 18:05:12", "3/22/2024 23:59:59", "4/1/2024 0:00:00"
    sheet = survey(SHEET.format(*written))
    download = HEADER + (
        "2024/03/09 6:05:12 PM GMT+5,a@x.org,4 / 5,Amna,"
        '"Peace;Law;Other, please specify",5,Agree,b@x.org,,\n'
        "2024/03/09 7:05:12 PM GMT+5,a@x.org,4 / 5,Amna,Peace,5,Agree,b@x.org,,\n"
    )
    ticked = ("Peace", "Law", "Other, please specify")
    assert sheet.submissions[0].answers["Topics you care about"] == ticked
    assert survey(download).submissions[0].answers["Topics you care about"] == ticked


def test_free_text_with_commas_is_no_checkbox():
    column = ["I liked it, really", "Too long, too late, too cold", "Well, yes"]
    assert boxes.options_of(column, ", ") == ()


def test_grids_duplicates_scores_untitled_questions_and_uploads():
    found = survey(SHEET.format("3/9/2024 18:05:12", "3/22/2024 8:00:00", "4/1/2024 0:00:00"))
    asked = {each.name: each for each in found.questions}
    assert asked["Rate it [Content]"].path == ("Rate it",)
    assert asked["Rate it [Content]"].kind == "scale"
    assert asked["Email Address (2)"].kind == "email"
    assert asked["Score"].kind == asked["Untitled Question"].kind == "empty"
    assert asked["Upload your photo"].kind == "file"


def test_the_linked_sheet_as_a_workbook():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Form Responses 1"
    sheet.append(["Timestamp", "What is your name?", "Rate the session"])
    sheet.append([datetime(2024, 3, 9, 18, 5, 12), "Amna", 5])
    book.create_sheet("Pivot").append(["something", "else"])
    out = io.BytesIO()
    book.save(out)
    found = survey(out.getvalue(), "Feedback (Responses).xlsx")
    assert found.title == "Feedback"
    assert times(found) == ["2024-03-09T13:05:12+00:00"]


def test_a_row_without_a_timestamp_is_set_aside():
    text = SHEET.format("3/9/2024 18:05:12", "3/22/2024 8:00:00", "4/1/2024 0:00:00")
    found = survey(text + "not yet,,,Zia,,,,,,\n")
    assert [each.number for each in found.aside if isinstance(each, Aside)] == [5]


def test_two_answers_in_one_second_are_two():
    found = survey(SHEET.format(*["3/22/2024 18:05:12"] * 3))
    assert [each.id[-3:] for each in found.submissions] == ["12Z", "Z-2", "Z-3"]


def test_feedback_without_a_session_is_refused_with_what_to_do():
    text = SHEET.format("3/9/2024 18:05:12", "3/22/2024 8:00:00", "4/1/2024 0:00:00")
    file = Given.of("Feedback.csv", text.encode())
    with pytest.raises(InputError, match=r"mashal map Feedback\.csv"):
        list(SOURCES[0].read(file, Context()))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")
def test_download_and_sheet_of_the_samples_give_the_same_answers():
    both = [
        open_survey(Given.of(path.name, path.read_bytes()))
        for path in sorted(SAMPLES.glob("*.csv"))
    ]
    download, sheet = both
    asked = "Which social platforms do you use? (tick all)"
    assert [each.id for each in download.submissions[:2]] == [each.id for each in sheet.submissions]
    for one, other in zip(download.submissions, sheet.submissions, strict=False):
        assert one.answers[asked] == other.answers[asked]


_CELL = st.sampled_from(["3/9/2024 18:05:12", "2024/03/09 6:05:12 PM GMT+5", "Agree", "a, b", "5"])


@settings(max_examples=60, deadline=None)
@holds(
    st.lists(st.text(max_size=10), max_size=5),
    st.lists(st.lists(_CELL | st.text(max_size=10), max_size=6), max_size=6),
)
def test_whatever_stands_in_it_every_row_is_accounted_for(names, rows):
    lines = [["Timestamp", *names], *rows]
    text = "\n".join(",".join('"' + cell.replace('"', "") + '"' for cell in row) for row in lines)
    file = Given.of("form.csv", text.replace("\r", "").encode("utf-8", "replace"))
    try:
        found = open_survey(file, "google_forms")
        list(SOURCES[0].read(file, Context()))
    except InputError:
        return
    aside = [each.number for each in found.aside if isinstance(each, Aside | Passed | Item)]
    numbers = [*aside, *(each.number for each in found.submissions)]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) <= text.count("\n")


@settings(max_examples=100, deadline=None)
@holds(st.lists(st.text(max_size=30), max_size=6), st.sampled_from([";", ", "]))
def test_parting_never_loses_an_answer(column, joined):
    options = boxes.options_of(column, joined)
    for cell in column:
        parted = boxes.ticked(cell, options, joined)
        if cell.strip():
            assert parted
            assert set("".join(parted)) <= set(cell)


def test_the_order_that_brings_answers_closer_together_is_taken_and_said():
    near = ["4/5/2024 8:00:00", "5/5/2024 8:00:00", "6/5/2024 8:00:00"]
    assert stamp_order.likely(near) == "dmy"
    assert stamp_order.likely(["5/4/2024 8:00", "5/5/2024 8:00", "5/6/2024 8:00"]) == "mdy"
    assert stamp_order.likely(["04/05/2024 8:00:00"]) == "dmy"
    assert stamp_order.likely(["4/5/2024 8:00:00"]) == "mdy"
    text = "Timestamp,Your name\n" + "".join(f"{each},Amna\n" for each in near)
    found = open_survey(Given.of("Form.csv", text.encode()))
    assert [each.submitted_at.day for each in found.submissions if each.submitted_at] == [4, 5, 6]
    assert any("day/month" in each.text for each in found.aside if isinstance(each, Note))


def test_an_answer_torn_apart_by_a_comma_is_set_aside():
    text = SHEET.format("3/9/2024 18:05:12", "3/22/2024 23:59:59", "4/1/2024 0:00:00")
    found = survey(text.replace('"Peace, Law, Other, please specify"', "Peace, Law") + "\n")
    (aside,) = [each for each in found.aside if isinstance(each, Aside) and "cells" in each.problem]
    assert aside.number == 2
    assert [each.number for each in found.submissions] == [3, 4]
