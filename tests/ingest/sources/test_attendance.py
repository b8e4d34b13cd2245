"""Who attended an online meeting: each tool's lists, their traps, and that nothing breaks."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.files import Given
from ingest.named import Campus, Sign, Someone
from ingest.recognise import source_of
from ingest.source import Aside, Context, Event, Item, Note, Passed
from ingest.sources._meeting import Stay, minutes
from ingest.sources._meeting_names import person_in
from ingest.sources.attendance import SOURCES

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "attendance"
HASHING = Context(hashed=lambda kind, text: f"#{kind}:{text}")

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
921 1111 2222,"Peace circle at LUMS, part 2",03/22/2024 11:30:00 PM,03/23/2024 12:40:00 AM,h@x.org,70,5

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Sara Malik,H@X.org,03/22/2024 11:30:00 PM,03/23/2024 12:40:00 AM,70,No,No
Amna (iPhone),amna@x.org,03/22/2024 11:31:00 PM,03/22/2024 11:34:00 PM,3,Yes,No
Amna Tariq,amna@x.org,03/22/2024 11:33:00 PM,03/22/2024 11:35:00 PM,2,Yes,No
Amna Tariq,,03/22/2024 11:50:00 PM,03/22/2024 11:52:00 PM,2,Yes,No
عمر فاروق,,03/22/2024 11:30:00 PM,03/22/2024 11:31:00 PM,1,Yes,Yes
Galaxy A12,,03/22/2024 11:30:00 PM,03/23/2024 12:30:00 AM,60,Yes,No
Short Visit,,03/22/2024 11:30:00 PM,03/22/2024 11:32:00 PM,2,Yes,No
"""  # noqa: E501
TEAMS = """1. Summary
Meeting title\tDialogue prep
Attended participants\t2
Start time\t3/23/24, 5:58:02\u202fPM
End time\t3/23/24, 7:02:10\u202fPM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Shah, Nadia\t3/23/24, 6:00:11\u202fPM\t3/23/24, 7:02:10\u202fPM\t1h 1m 59s\tn@x.org\tn@x.org\tOrganizer
Gul Naz (Guest)\t3/23/24, 6:02:00\u202fPM\t3/23/24, 6:40:31\u202fPM\t38m 31s\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Shah, Nadia\t3/23/24, 6:00:11\u202fPM\t3/23/24, 7:02:10\u202fPM\t1h 1m 59s\tn@x.org\tOrganizer
"""  # noqa: E501


def read(name: str, text: str | bytes, context: Context = HASHING) -> list[Event]:
    data = text if isinstance(text, bytes) else text.encode()
    file = Given.of(name, data)
    source = source_of(file)
    assert source is not None
    return list(source.read(file, context))


def rows(events: list[Event], table: str) -> list[dict[str, object]]:
    told = [row for event in events if isinstance(event, Item) for row in event.rows]
    return [cells for name, cells in told if name == table]


def parts(events: list[Event]) -> dict[str, str]:
    found = {}
    for cells in rows(events, "session_people"):
        assert isinstance(cells["person_id"], Someone)
        found[str(cells["person_id"].name)] = str(cells["part"])
    return found


def passed(events: list[Event]) -> dict[int, str]:
    return {event.number: event.why for event in events if isinstance(event, Passed)}


def test_zoom_adds_up_rejoins_and_passes_over_what_is_no_attendance():
    events = read("participants.csv", ZOOM)
    assert parts(events) == {"Sara Malik": "hosted", "Amna Tariq": "attended"}
    assert set(passed(events)) == {9, 10, 11}
    assert "waiting room" in passed(events)[9]
    assert "devices" in passed(events)[10]
    assert "less than 5 minutes" in passed(events)[11]
    (session,) = rows(events, "sessions")
    assert session == {
        "session_id": "zoom-92111112222-20240322",
        "title": "Peace circle at LUMS, part 2",
        "held_on": date(2024, 3, 22),
        "venue_id": Campus("LUMS", venue=True),
        "format": "online",
        "participants_count": 2,
    }


def test_zoom_one_person_is_one_by_mail_or_name_and_mail_is_only_hashed():
    events = read("participants.csv", ZOOM)
    people = {cells["person_id"] for cells in rows(events, "session_people")}
    amna = Someone("Amna Tariq", "zoom-92111112222", signs=(Sign("email", "#email:amna@x.org"),))
    assert amna in people
    assert len(people) == 2
    assert "amna@x.org" not in repr(events).replace("#email:amna@x.org", "")


def test_overlapping_joins_count_once():
    events = read("participants.csv", ZOOM, Context(options={"attendance_minutes": 6.5}))
    # 23:31-23:34 and 23:33-23:35 are 4 minutes, 23:50-23:52 are 2 more: 6, not 7.
    assert "Amna Tariq" not in parts(events)
    events = read("participants.csv", ZOOM, Context(options={"attendance_minutes": 6}))
    assert "Amna Tariq" in parts(events)


def test_zoom_total_duration_form_takes_day_and_id_from_the_name():
    text = "Name (original name),Email,Total duration (minutes),Guest\nHina Shah,,45,Yes\n"
    events = read("participants_81234567890_2024_03_22.csv", text)
    (session,) = rows(events, "sessions")
    assert session["session_id"] == "zoom-81234567890-20240322"
    with pytest.raises(InputError, match="which day"):
        read("participants.csv", text)


def test_zoom_webinar_report_has_hosts_panelists_and_absentees():
    text = """Attendee Report
Report generated time,08/09/2026 02:31:08 PM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants
Tolerance,000 1234 0000,"08/19/2026 10:45:00 AM",226,6
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Sara Host,h@x.org,"08/19/2026 10:45:00 AM","08/19/2026 02:30:00 PM",225,No
Panelist Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Dr. Kamran Ali,k@x.org,"Aug 19, 2026 10:50:32","Aug 19, 2026 13:55:19",185,Yes
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Join Time,Leave Time,Time in Session (minutes)
Yes,Amna Tariq,Amna,Tariq,a@x.org,03001234567,"08/19/2026 10:50:00 AM","08/19/2026 11:29:00 AM",39
No,Bilal,Bilal,Z,b@x.org,--,--,--,--
"""  # noqa: E501
    events = read("webinar.csv", text)
    assert parts(events) == {
        "Sara Host": "hosted",
        "Kamran Ali": "spoke",
        "Amna Tariq": "attended",
    }
    assert "did not come" in passed(events)[14]
    assert "03001234567" not in repr(events)


def test_zoom_report_over_several_meetings():
    text = """Topic,Meeting ID,User Name,User Email,Start Time,End Time,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
One,852 1848 6288,Host,h@x.org,13/06/2023 18:00,13/06/2023 18:21,Ali Raza,a@x.org,13/06/2023 18:00,13/06/2023 18:21,22
Two,852 1848 6289,Host,h@x.org,14/06/2023 18:00,14/06/2023 18:21,Ali Raza,a@x.org,14/06/2023 18:00,14/06/2023 18:21,22
"""  # noqa: E501
    found = rows(read("report.csv", text), "sessions")
    assert [each["session_id"] for each in found] == [
        "zoom-85218486288-20230613",
        "zoom-85218486289-20230614",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_teams_sections(encoding: str):
    events = read("report.csv", TEAMS.replace("\n", "\r\n").encode(encoding))
    assert parts(events) == {"Nadia Shah": "hosted", "Gul Naz": "attended"}
    (session,) = rows(events, "sessions")
    assert session["session_id"] == "teams-dialogue-prep-20240323"
    assert session["venue_id"] == Campus("Online", venue=True)


def test_teams_in_another_language_is_read_by_place():
    text = """1. Résumé
Titre de la réunion\tDialogue
Participants présents\t1
Heure de début\t26/11/2025, 16:16:54

2. Participants
Nom\tPremière connexion\tDernière déconnexion\tDurée\tE-mail\tID\tRôle
Jan Nowak\t26/11/2025, 16:16:55\t26/11/2025, 17:18:08\t1h 1m 13s\tj@x.org\tj@x.org\tOrganisateur
"""
    events = read("rapport.csv", text.encode("utf-16"))
    assert parts(events) == {"Jan Nowak": "hosted"}
    assert rows(events, "sessions")[0]["held_on"] == date(2025, 11, 26)


def test_teams_summary_form_warns_where_the_day_is_not_proven():
    text = """Meeting Summary
Total Number of Participants\t1
Meeting Title\tPrep
Meeting Start Time\t12/10/2021, 7:37:51 PM
Meeting Id\t453adbad

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Nadia Shah\t12/10/2021, 7:37:51 PM\t12/10/2021, 8:07:14 PM\t29m 22s\tn@x.org\tPresenter\tn@x.org
"""
    events = read("list.csv", text.encode("utf-16"))
    assert rows(events, "sessions")[0]["session_id"] == "teams-453adbad-20211210"
    assert any(isinstance(event, Note) and "month/day" in event.text for event in events)


def test_teams_joins_and_leaves():
    text = """Full Name\tUser Action\tTimestamp
Nadia Shah\tJoined\t9/29/2020, 10:12:00 AM
Omar Zia\tJoined before\t9/29/2020, 10:12:05 AM
Nadia Shah\tLeft\t9/29/2020, 10:30:00 AM
Omar Zia\tLeft\t9/29/2020, 10:13:00 AM
"""
    events = read("meeting.csv", text.encode("utf-16"))
    assert parts(events) == {"Nadia Shah": "attended"}
    assert set(passed(events)) == {3, 5}


def test_meet_needs_a_day_and_finds_it_in_the_name():
    text = "First name,Last name,Email,Duration,Time joined,Time exited\n"
    text += "Ada,Nova,ada@x.org,1 hr 2 min,11:50 PM,12:52 AM\n"
    events = read("abc-defg-hij 22 March 2024 Peace circle.csv", text)
    (session,) = rows(events, "sessions")
    assert session["session_id"] == "meet-abc-defg-hij-20240322"
    assert session["title"] == "Peace circle"
    assert parts(events) == {"Ada Nova": "attended"}
    with pytest.raises(InputError, match="which day"):
        read("attendance.csv", text)


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Ayesha Khan (iPhone)", "Ayesha Khan"),
        ("iPhone (Hina Shah)", "Hina Shah"),
        ("Sana's iPad", "Sana"),
        ("21K-1234 Omar Farooq", "Omar Farooq"),
        ("Rabia Noor | LUMS", "Rabia Noor"),
        ("زارا احمد", "زارا احمد"),
        ("OPPO A54", None),
        ("Galaxy S21 FE", None),
        ("Zoom user", None),
        ("read.ai meeting notes", None),
        ("+92 300 1234567", None),
        ("someone@example.org", None),
        ("", None),
    ],
)
def test_names_as_meetings_show_them(shown: str, name: str | None):
    assert person_in(shown)[0] == name
    assert bool(person_in(shown)[1]) == (name is None)


def test_minutes_are_unknown_where_nothing_says_them():
    assert minutes([Stay(1, "A")]) is None
    assert minutes([Stay(1, "A", minutes=4), Stay(2, "A", minutes=2.5)]) == 6.5


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")
@pytest.mark.parametrize("file", ["zoom_participants_81234567890.csv", "teams_attendance.csv"])
def test_every_row_of_the_samples_is_accounted_for(file: str):
    events = read(file, (SAMPLES / file).read_bytes())
    numbers = [event.number for event in events if isinstance(event, Item | Passed)]
    assert len(numbers) == len(set(numbers)) == {"z": 4, "t": 2}[file[0]]


_CELLS = st.sampled_from(
    [
        *("Name (Original Name)", "Join Time", "Time joined", "Time exited", "Full Name"),
        *("User Action", "1. Summary", "2. Participants", "Topic", "Meeting ID", "Timestamp"),
        *("Duration (Minutes)", "03/22/2024 06:00:00 PM", "13/13/2024 25:00", "1h 2m", "OPPO"),
        *("Amna Tariq", "x@y.org", ""),
    ]
)
_TEXT = st.lists(st.lists(_CELLS | st.text(max_size=12), max_size=8), max_size=10)


@settings(max_examples=60, deadline=None)
@holds(_TEXT, st.sampled_from([",", "\t", ";"]), st.sampled_from(SOURCES))
def test_whatever_stands_in_a_list_it_is_read_or_refused(table, sign, source):
    text = "\n".join(sign.join(cells) for cells in table)
    file = Given.of("list 2024-03-22.csv", text.encode("utf-8", "replace"))
    try:
        found = list(source.read(file, HASHING))
    except InputError:
        return
    numbers = [event.number for event in found if isinstance(event, Item | Passed)]
    assert len(numbers) == len(set(numbers))


@settings(max_examples=40, deadline=None)
@holds(st.binary(max_size=300), st.sampled_from(SOURCES))
def test_bytes_of_any_kind_are_read_or_refused(data, source):
    try:
        list(source.read(Given.of("x.csv", data), HASHING))
    except InputError:
        return


@pytest.mark.parametrize(
    ("text", "whole", "torn"),
    [
        (ZOOM, "Amna Tariq,,03/22/2024 11:50", "Tariq, Amna,,03/22/2024 11:50"),
        (TEAMS, "Gul Naz (Guest)\t", "Gul\tNaz (Guest)\t"),
        (
            "Name,Email,Duration,Time joined,Time exited\nGul Naz,,40 min,6:00,6:40\n"
            "Amna Tariq,,40 min,6:00,6:40\n",
            "Gul Naz",
            "Naz, Gul",
        ),
    ],
)
def test_a_row_torn_apart_by_a_separator_is_set_aside(text: str, whole: str, torn: str):
    name = "2024-03-22 Session.csv"
    before, found = read(name, text), read(name, text.replace(whole, torn))
    (aside,) = [each for each in found if isinstance(each, Aside)]
    assert "cells where the header has" in aside.problem
    assert not aside.value
    lines = [each for each in found if isinstance(each, Item | Passed | Aside)]
    assert len(lines) == len([each for each in before if isinstance(each, Item | Passed | Aside)])
