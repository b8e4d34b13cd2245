"""What was held: trainings and dialogue sessions, and who took part."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from ingest.fields.choices import OneOf
from ingest.fields.form import Apart, Form, Refers, Tags
from ingest.fields.ids import Id
from ingest.fields.numbers import People
from ingest.fields.text import Line, Name, Several, Title
from ingest.fields.times import Happened
from ingest.records.base import Record
from ingest.records.columns import column
from ingest.records.people import Person

_PART = OneOf(
    ("hosted", "spoke", "attended"),
    {"host": "hosted", "organised": "hosted", "organized": "hosted", "moderated": "hosted"}
    | {"speaker": "spoke", "panelist": "spoke", "attendee": "attended", "present": "attended"},
)
Part = Annotated[str, BeforeValidator(_PART), _PART.form, Apart()]
VenueOf = Annotated[Id, Refers("venue")]
TrainingOf = Annotated[Id, Refers("training")]
SessionOf = Annotated[Id, Refers("session")]
Topics = Annotated[
    tuple[str, ...],
    BeforeValidator(Several(Line(100))),
    Form("topics, several with ;", many=True),
    Tags(),
]


class Training(Record):
    """A training of ambassadors."""

    table: ClassVar = "trainings"
    about: ClassVar = "Trainings of ambassadors."
    key_columns: ClassVar = ("training_id",)
    example_in: ClassVar = "training_id"

    training_id: Id = column("An id of your own", "EXAMPLE-T1")
    title: Title = column("The title", "Listening and moderating")
    held_on: Happened = column("The (first) day", "2026-02-14")
    venue_id: VenueOf | None = column("A venue or university", "EXAMPLE-HALL", optional=True)


class TrainingPerson(Record):
    """A person was trained."""

    table: ClassVar = "training_people"
    about: ClassVar = "Who took part in which training."
    key_columns: ClassVar = ("training_id", "person_id")
    example_in: ClassVar = "training_id"

    training_id: TrainingOf = column("The training", "EXAMPLE-T1")
    person_id: Person = column("Who was trained", "EXAMPLE-P1")


class Session(Record):
    """A dialogue session."""

    table: ClassVar = "sessions"
    about: ClassVar = "Dialogue sessions."
    key_columns: ClassVar = ("session_id",)
    example_in: ClassVar = "session_id"

    session_id: Id = column("An id of your own", "EXAMPLE-S1")
    title: Title = column("The title", "Living with difference")
    held_on: Happened = column("The day", "2026-03-10")
    venue_id: VenueOf = column("A venue or university", "EXAMPLE-NU")
    format: Name | None = column("The kind of dialogue", "dialogue circle", optional=True)
    topics: Topics | None = column("What it was about", "tolerance;campus life", optional=True)
    participants_count: People | None = column("Everybody in the room", 45, optional=True)


class SessionPerson(Record):
    """A person had a part in a session."""

    table: ClassVar = "session_people"
    about: ClassVar = "Who hosted, spoke at or attended which session."
    key_columns: ClassVar = ("session_id", "person_id", "part")
    example_in: ClassVar = "session_id"

    session_id: SessionOf = column("The session", "EXAMPLE-S1")
    person_id: Person = column("The person", "EXAMPLE-P1")
    part: Part = column("What the person did", "hosted")
