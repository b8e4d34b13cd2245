"""ODK Central and Briefcase: groups, repeats in files of their own, encrypted submissions."""

from pathlib import Path

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.files import Given
from ingest.recognise import source_of
from ingest.source import Aside, Context, Event, Item, Loss, Passed
from ingest.sources.odk import SOURCES
from ingest.surveys import Survey, open_survey

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "odk_central"
MAIN = """SubmissionDate,meta-instanceID,who-full_name,who-university,session_date,attendance,hall-Latitude,hall-Longitude,hall-Altitude,hall-Accuracy,KEY,SubmitterID,SubmitterName,Status,ReviewState
2024-03-22T20:30:00.123Z,uuid:a,Amna Tariq,NUST,2024-03-22,45,33.6,72.9,500,4.9,uuid:a,5,Tablet,,approved
2024-03-23T13:05:00.000Z,uuid:b,,,,,,,,,uuid:b,,,missing encrypted form data,
2024-03-24T13:05:00.000Z,uuid:c,Omar Zia,LUMS,2024-03-24,30,,,,,uuid:c,5,Tablet,,rejected
"""  # noqa: E501
PANEL = """p_name,PARENT_KEY,KEY
Dr. Zia Haq,uuid:a,uuid:a/panelists[1]
Lost Person,uuid:z,uuid:z/panelists[1]
"""
BOOKS = """title,PARENT_KEY,KEY
Peace,uuid:a/panelists[1],uuid:a/panelists[1]/books[1]
"""


def files(**texts: str) -> dict[str, Given]:
    group: dict[str, Given] = {}
    for name, text in texts.items():
        file = f"{name.replace('_', '-')}.csv"
        made = Given.of(file, text.encode())
        group[file] = Given(file, True, made.size, made.open, lambda: group)
    return group


def read(file: Given) -> list[Event]:
    source = source_of(file)
    assert source is not None
    assert source.kind == "odk"
    return list(source.read(file, Context()))


def test_repeats_join_their_submission_through_every_level():
    group = files(form=MAIN, form_panelists=PANEL, form_panelists_books=BOOKS)
    found = open_survey(group["form.csv"])
    (first, *_) = found.submissions
    assert first.repeats["panelists"] == [{"p_name": "Dr. Zia Haq"}]
    assert first.repeats["panelists-books"] == [{"p_name": "Dr. Zia Haq", "title": "Peace"}]
    assert any(isinstance(each, Loss) and each.count == 1 for each in found.aside)


def test_encrypted_and_rejected_submissions_are_passed_over_with_a_reason():
    events = read(files(form=MAIN)["form.csv"])
    why = {each.number: each.why for each in events if isinstance(each, Passed)}
    assert "encrypted" in why[3]
    assert "not approved" in why[4]
    (item,) = [each for each in events if isinstance(each, Item)]
    assert item.rows[0][0] == "sessions"
    assert item.rows[0][1]["session_id"] == "form-a"


def test_a_position_is_one_question_and_no_place_name():
    found = open_survey(files(form=MAIN)["form.csv"])
    assert {each.name: each.kind for each in found.questions}["hall"] == "place"
    assert found.submissions[0].answers["hall"] == "33.6 72.9"


def test_repeat_file_is_counted_and_refused_without_its_form():
    group = files(form=MAIN, form_panelists=PANEL)
    events = read(group["form-panelists.csv"])
    assert [type(each) for each in events] == [Passed, Passed]
    with pytest.raises(InputError, match="form's own file"):
        read(files(form_panelists=PANEL)["form-panelists.csv"])


def test_briefcase_writes_groups_with_colons_and_days_in_words():
    text = """SubmissionDate,meta:instanceID,who:full_name,who:university,session_date,attendance,SET-OF-panelists,KEY
"Mar 22, 2024 8:30:00 PM",uuid:a,Amna Tariq,NUST,"Mar 22, 2024",45,uuid:a/panelists,uuid:a
"""  # noqa: E501
    found = open_survey(files(form=text)["form.csv"])
    assert found.submissions[0].submitted_at is not None
    assert found.submissions[0].submitted_at.isoformat() == "2024-03-22T20:30:00+00:00"
    assert [each.name for each in found.questions] == [
        "who:full_name",
        "who:university",
        "session_date",
        "attendance",
    ]
    assert any(isinstance(each, Loss) and "panelists" in each.what for each in found.aside)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")
def test_the_samples_tell_a_session_with_its_panelists():
    texts = {path.stem: path.read_text() for path in SAMPLES.glob("*.csv")}
    group = files(
        **{name.replace("-", "_").replace("mer_session", "mer"): t for name, t in texts.items()}
    )
    (item,) = [each for each in read(group["mer.csv"]) if isinstance(each, Item)]
    spoke = [cells for table, cells in item.rows if cells.get("part") == "spoke"]
    assert len(spoke) == 2


_CELL = st.sampled_from(["uuid:a", "2024-03-22", "Amna", "", "encrypted", "1 2", "NaN"])


@settings(max_examples=60, deadline=None)
@holds(
    st.lists(st.sampled_from(["a-name", "b:c", "x-Latitude", "x-Longitude", "PARENT_KEY"])),
    st.lists(st.lists(_CELL | st.text(max_size=8), max_size=8), max_size=6),
)
def test_whatever_stands_in_it_every_row_is_accounted_for_or_the_file_refused(names, rows):
    lines = [["SubmissionDate", "KEY", *names], *rows]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in lines).replace("\r", "")
    file = Given.of("form.csv", text.encode("utf-8", "replace"))
    survey: Survey | None = None
    try:
        survey = open_survey(file, "odk")
        events = list(SOURCES[0].read(file, Context()))
    except InputError:
        return
    numbers = [each.number for each in events if isinstance(each, Item | Passed | Aside)]
    kept = [each.number for each in survey.submissions]
    assert set(kept) <= set(numbers)
    assert len(numbers) == len(set(numbers))


def test_rows_torn_apart_by_a_comma_are_set_aside_in_the_forms_file_and_in_a_repeat_groups():
    torn = MAIN.replace("Omar Zia", "Zia, Omar")
    group = files(form=torn, form_panelists=PANEL.replace("Lost Person", "Person, Lost"))
    found = open_survey(group["form.csv"])
    (aside,) = [each for each in found.aside if isinstance(each, Aside)]
    assert aside.number == 4
    assert [each.number for each in found.submissions] == [2]
    inner = read(group["form-panelists.csv"])
    assert [type(each) for each in inner] == [Aside, Passed]
