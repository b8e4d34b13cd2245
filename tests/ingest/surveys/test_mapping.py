"""Mappings: written, read, checked, kept, found again for the same form, applied."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.files import Given
from ingest.named import Campus, Sign, Someone
from ingest.source import Aside, Context, Item, Loss, Passed
from ingest.surveys import (
    ABOUT,
    ENTRIES,
    TARGETS,
    Constants,
    Mapping,
    Survey,
    apply,
    fit,
    from_data,
    from_toml,
    in_words,
    keep,
    kept,
    missing,
    open_survey,
    preview,
    propose,
    targets,
    to_toml,
)
from ingest.surveys.road import mapping_for

HASHING = Context(hashed=lambda kind, text: f"#{kind}:{text}")
BOTH = """Timestamp,Your unique code,Which session did you attend?,Date of session,Venue,"Before the session, I trusted people of other faiths","Before the session, I spoke up","After the session, I trust people of other faiths","After the session, I speak up",Any comments
22/03/2024 18:05:12,ak 12,Peace circle,20/03/2024,LUMS,Disagree,Agree,Agree,Strongly agree,Great
23/03/2024 18:05:12,zz-9,"PEACE CIRCLE, in May",20/03/2024,Lahore University of Management Sciences,متفق نہیں,Neutral,متفق,بالکل متفق,
24/03/2024 18:05:12,zz-9,Peace circle,some day,LUMS,Agree,Neutral,whatever,Agree,
25/03/2024 18:05:12,b-1,Peace circle,20/03/2024,LUMS,Agree,Agree,Agree,Agree,
"""  # noqa: E501
REGISTRATION = """Timestamp,Email Address,First name,Last name,Gender,University / Institution,Degree programme,Expected graduation date,CNIC,WhatsApp number,Instagram handle,Twitter,Date of birth,Father's name,Do you consent to be on record?
3/22/2024 18:05:12,a@x.org,Amna,Tariq,Female,NUST,LLB,30/06/2026,35202-1234567-1,0300-1234567,@amna.t,https://twitter.com/amna_t,1/1/2002,Tariq,Yes
3/25/2024 18:05:12,b@x.org,Omar,Zia,لڑکا,Habib University,BS,,,+92 301 7654321,,omar_z,2/2/2002,Zia,No
"""  # noqa: E501
TIES = """Timestamp,آپ کا نام,یونیورسٹی,"Name five people you talk to most about peace"
3/22/2024 18:05:12,Amna,NUST,"Omar, Sara; amna and Bilal"
3/22/2024 18:06:12,,LUMS,"1. Amna 2. Zia"
"""
ITEMS = """Timestamp,Email Address,Women can lead student groups (1-5),Dialogue changes minds (1-5)
3/22/2024 18:05:12,a@x.org,2,3
3/22/2024 18:06:12,b@x.org,4,5
"""


def survey(text: str, name: str = "form.csv") -> Survey:
    return open_survey(Given.of(name, text.encode()))


def told(found: Survey, mapping: Mapping, table: str) -> list[dict[str, Any]]:
    events = apply(found, mapping, HASHING)
    rows = [row for event in events if isinstance(event, Item) for row in event.rows]
    return [cells for name, cells in rows if name == table]


def test_before_and_after_in_one_sheet_are_a_remembered_before_and_an_after():
    found = survey(BOTH)
    rows = told(found, propose(found), "feedback")
    first = {row["wave"]: row["items"] for row in rows if row["respondent_code"] == "c-AK12"}
    assert first == {
        "remembered_before": {"item_trust_people_other_faiths": 2.0, "item_speak_up": 4.0},
        "after": {"item_trust_people_other_faiths": 4.0, "item_speak_up": 5.0},
    }
    urdu = {row["wave"]: row["items"] for row in rows if row["respondent_code"] == "c-ZZ9"}
    assert urdu["after"] == {"item_trust_people_other_faiths": 4.0, "item_speak_up": 5.0}


def test_answers_to_one_day_place_and_title_share_a_session():
    found = survey(BOTH)
    sessions = told(found, propose(found), "sessions")
    assert len(sessions) == 3
    assert {each["session_id"] for each in sessions} == {sessions[0]["session_id"]}
    assert sessions[0] == sessions[1]
    assert sessions[0]["held_on"] == date(2024, 3, 20)


def test_two_sessions_of_one_day_and_place_are_told_apart_by_their_titles():
    two = BOTH.replace("b-1,Peace circle", "b-1,Women in politics 2")
    sessions = told(survey(two), propose(survey(two)), "sessions")
    assert len({each["session_id"] for each in sessions}) == 2


def test_a_day_that_can_not_be_read_sets_its_submission_aside():
    found = survey(BOTH)
    (aside,) = [each for each in apply(found, propose(found)) if isinstance(each, Aside)]
    assert (aside.number, aside.column, aside.value) == (4, "Date of session", "some day")


def test_a_rating_in_unknown_words_is_lost_alone_and_named():
    found = survey(BOTH.replace("some day", "20/03/2024"))
    events = list(apply(found, propose(found)))
    (lost,) = [each for each in events if isinstance(each, Loss)]
    assert "trust people of other faiths" in lost.what
    assert sum(isinstance(each, Item) for each in events) == 4


def test_registration_becomes_people_studies_and_accounts_and_nothing_private():
    found = survey(REGISTRATION, "Ambassador registration.csv")
    mapping = propose(found)
    assert not missing(found, mapping)
    people = told(found, mapping, "people")
    assert [(each["name"], each["gender"], each["consent"]) for each in people] == [
        ("Amna Tariq", "female", True),
        ("Omar Zia", "male", False),
    ]
    assert {each["roles"] for each in people} == {"ambassador"}
    who = people[0]["person_id"]
    assert isinstance(who, Someone)
    assert who.scope == "ambassador-registration"
    assert who.campus == Campus("NUST")
    assert {sign.kind for sign in who.signs} == {"email", "phone", "id_card", "account"}
    assert Sign("phone", "#phone:+923001234567") in who.signs
    assert told(found, mapping, "studies")[0]["graduates_on"] == date(2026, 6, 30)
    accounts = {(row["platform"], row["handle"]) for row in told(found, mapping, "accounts")}
    assert accounts == {("instagram", "amna.t"), ("x", "amna_t"), ("x", "omar_z")}
    said = repr(list(apply(found, mapping, Context(hashed=lambda _, __: "H"))))
    for private in ("a@x.org", "1234567", "35202", "2002", "Father"):
        assert private not in said


def test_ties_are_told_once_not_to_oneself_and_lost_where_nobody_says_them():
    found = survey(TIES, "Who talks to whom.csv")
    mapping = propose(found)
    ties = told(found, mapping, "reported_ties")
    assert [each["knows_person_id"].name for each in ties] == ["Omar", "Sara", "Bilal"]
    assert {each["person_id"].name for each in ties} == {"Amna"}
    assert [each.count for each in apply(found, mapping) if isinstance(each, Loss)] == [2]


def test_a_constant_session_completes_feedback(tmp_path: Path):
    found = survey(ITEMS, "Pre-session survey.csv")
    mapping = propose(found)
    assert mapping.constants.wave == "before"
    assert "--session" in missing(found, mapping)[0].todo
    fixed = mapping.constants.model_copy(update={"session_id": "S-7"})
    whole = mapping.model_copy(update={"constants": fixed})
    assert not missing(found, whole)
    rows = told(found, whole, "feedback")
    assert {(row["session_id"], row["wave"]) for row in rows} == {("S-7", "before")}
    assert rows[0]["respondent_code"] != rows[1]["respondent_code"]
    assert "a@x.org" not in rows[0]["respondent_code"]


def test_one_address_is_one_code_before_and_after():
    codes = []
    for name in ("Pre-session survey.csv", "Post-session survey.csv"):
        found = survey(ITEMS, name)
        mapping = propose(found)
        fixed = mapping.constants.model_copy(update={"session_id": "S-7"})
        rows = told(found, mapping.model_copy(update={"constants": fixed}), "feedback")
        codes.append([row["respondent_code"] for row in rows])
    assert codes[0] == codes[1]


def test_a_mapping_is_written_and_read_back_whole():
    found = survey(REGISTRATION, "Ambassador registration.csv")
    mapping = propose(found)
    assert from_toml("x.toml", to_toml(mapping)) == mapping.model_copy(update={"doubts": ()})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda data: data["questions"][0].update({"is": "person.nam"}),
            "Did you mean person.name",
        ),
        (lambda data: data["questions"][0].update({"is": "item"}), 'item = "item_'),
        (lambda data: data.update(about="party"), "about"),
        (lambda data: data.update(surprise=1), "surprise"),
        (lambda data: data["questions"].append(data["questions"][0]), "twice"),
        (lambda data: data["questions"][4].update({"is": "person.gender"}), "only one can be"),
        (lambda data: data.update(constants={"wave": "sometime"}), "before"),
        (lambda data: data.pop("questions"), "questions"),
    ],
)
def test_a_mistake_in_a_mapping_is_said_with_its_place(change, said):
    import tomllib

    data = tomllib.loads(to_toml(propose(survey(REGISTRATION))))
    change(data)
    with pytest.raises(InputError, match=said):
        from_data("m.toml", data)


def test_broken_toml_names_the_line():
    with pytest.raises(InputError, match="line 1"):
        from_toml("m.toml", "name = \n")


def test_a_kept_mapping_is_found_when_questions_are_added_and_the_file_renamed(tmp_path: Path):
    mapping = propose(survey(REGISTRATION, "Ambassador registration.csv"))
    changed = mapping.model_copy(update={"part": "hosted"})
    assert keep(changed, tmp_path).name == "ambassador-registration.toml"
    more = [f"{line},New question?" for line in REGISTRATION.splitlines()]
    later = survey("\n".join(more), "renamed.csv")
    again = kept(tmp_path, later)
    assert again is not None
    assert (again.part, again.name) == ("hosted", "ambassador-registration")
    added = again.meaning("New question?")
    assert added is not None
    assert added.is_ == "drop"
    assert kept(tmp_path, survey(BOTH)) is None


def test_a_copy_of_the_form_for_another_session_asks_again(tmp_path: Path):
    mapping = propose(survey(ITEMS, "Session 1.csv"))
    fixed = mapping.constants.model_copy(update={"session_id": "S-1"})
    keep(mapping.model_copy(update={"constants": fixed}), tmp_path)
    assert kept(tmp_path, survey(ITEMS, "Session 1 (2).csv")) is not None
    assert kept(tmp_path, survey(ITEMS, "Session 2.csv")) is None


def test_a_mapping_given_wins_and_one_that_does_not_do_is_refused(tmp_path: Path):
    found = survey(ITEMS)
    mapping = propose(found)
    fixed = mapping.constants.model_copy(update={"session_id": "S-1"})
    whole = mapping.model_copy(update={"constants": fixed})
    context = Context(mappings=tmp_path, options={"mapping": whole})
    assert mapping_for(found, "form.csv", context) == (fit(whole, found), False)
    with pytest.raises(InputError, match="is not complete"):
        mapping_for(found, "form.csv", Context(options={"mapping": mapping}))


def test_two_forms_never_share_a_name(tmp_path: Path):
    keep(propose(survey(REGISTRATION, "form.csv")), tmp_path)
    with pytest.raises(InputError, match="another form"):
        keep(propose(survey(BOTH, "form.csv")), tmp_path)


def test_the_preview_shows_tables_without_contacts():
    found = survey(REGISTRATION, "Ambassador registration.csv")
    shown = preview(found, propose(found), n=1)
    assert list(shown.tables["people"]["name"]) == ["Amna Tariq"]
    assert "a@x.org" not in shown.tables["people"].to_string()
    assert not shown.problems
    assert "Left out:" in in_words(found, propose(found))


def test_choices_of_a_repeat_are_what_its_entries_can_be():
    assert {each.key for each in targets("spoke")} < set(TARGETS)
    assert all(each.key == "drop" or each.key.startswith("person.") for each in targets("knows"))
    assert [each.key for each in targets("drop")] == ["drop"]
    assert list(targets()) == list(TARGETS.values())
    assert "each" in ENTRIES


_LABELS = st.sampled_from(
    [
        *("Your name", "University", "Session date", "Venue", "Email", "Gender", "CNIC", "Topic"),
        *(
            "Number of participants",
            "Who do you talk to most?",
            "Before: I agree",
            "After: I agree",
        ),
        *("Rate it", "مقام", "نام", "Code", "Consent", "", "Date", "Name", "Phone"),
    ]
)
_ANSWERS = st.sampled_from(
    [
        *(
            "Agree",
            "5",
            "3/4/2024",
            "2024-03-22",
            "NUST",
            "Amna",
            "a@x.org",
            "0300 1234567",
            "",
            "-",
        ),
        *(
            "Amna, Omar",
            "Yes",
            "1.1 lakh",
            "35202-1234567-1",
            "=SUM(A1)",
            "before",
            "99999999999999",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@holds(
    st.lists(_LABELS | st.text(max_size=12), max_size=8),
    st.lists(st.lists(_ANSWERS | st.text(max_size=12), max_size=8), max_size=5),
)
def test_what_is_proposed_can_be_applied_whatever_the_form(labels, rows):
    lines = [["Timestamp", *labels], *(["3/22/2024 18:05:12", *row] for row in rows)]
    text = "\n".join(",".join('"' + cell.replace('"', "") + '"' for cell in row) for row in lines)
    try:
        found = open_survey(
            Given.of("x.csv", text.replace("\r", "").encode("utf-8", "replace")), "google_forms"
        )
        mapping = propose(found)
        again = from_toml("x.toml", to_toml(mapping))
        events = list(apply(found, again, HASHING))
        missing(found, mapping)
    except InputError:
        return
    numbers = [each.number for each in events if isinstance(each, Item | Passed | Aside)]
    assert len(numbers) == len(set(numbers))
    assert {each.number for each in found.submissions} <= set(numbers)


_TOML = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=8) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "questions", "is", "question", "about", "repeats", "item"]),
            inner,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=100, deadline=None)
@holds(st.dictionaries(st.sampled_from(["name", "title", "form", "about", "questions"]), _TOML))
def test_whatever_a_mapping_holds_it_is_read_or_its_fault_is_said(data):
    try:
        found = from_data("m.toml", data)
    except InputError:
        return
    assert from_toml("m.toml", to_toml(found)) == found


def test_the_page_on_mappings_shows_one_that_is_right_and_names_every_word():
    page = (Path(__file__).parents[3] / "docs" / "mapping.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert from_toml("docs/mapping.md", example).about == "session"
    for word in (*TARGETS, *ENTRIES, *Constants.model_fields, *ABOUT):
        assert f"`{word}`" in page
