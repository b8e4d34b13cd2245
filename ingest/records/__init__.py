"""The campaign's own tables, in the order in which they are loaded."""

from dataclasses import dataclass

from ingest.records.account_ties import AccountTie
from ingest.records.base import Record
from ingest.records.content import Content, ContentPerson, Testimonial
from ingest.records.events import Session, SessionPerson, Training, TrainingPerson
from ingest.records.figures import Feedback, Measurement
from ingest.records.interactions import Interaction
from ingest.records.named import NamedPerson, NamedUniversity, NamedVenue, PersonSign
from ingest.records.people import AmbassadorTerm, PersonRow, ReportedTie, Study
from ingest.records.places import University, Venue
from ingest.records.social import Account, Campaign, Post

TABLES: dict[str, type[Record]] = {
    record.table: record
    for record in (
        *(
            University,
            Venue,
            NamedUniversity,
            NamedVenue,
            PersonRow,
            NamedPerson,
            PersonSign,
            Study,
            AmbassadorTerm,
            Training,
            TrainingPerson,
        ),
        *(Session, SessionPerson, Content, Testimonial, ContentPerson, Account, Post),
        *(Interaction, AccountTie, Campaign, Measurement, Feedback, ReportedTie),
    )
}
"""Each table by name; a table stands after those it refers to."""

SHEETS: dict[str, type[Record]] = {
    table: record for table, record in TABLES.items() if not record.internal
}
"""The tables that people fill: the others hold what files say by the way."""


@dataclass(frozen=True)
class Target:
    """What a reference may point at: rows of these tables, or what the store knows of one.

    ``any_of_space``: things of the other table of the same id space count too.
    """

    says: str
    tables: tuple[str, ...]
    any_of_space: bool = False


TARGETS: dict[str, Target] = {
    "person": Target("a person_id of people", ("people", "named_people")),
    "university": Target("a university_id of universities", ("universities", "named_universities")),
    "venue": Target(
        "a venue_id of venues or a university_id of universities",
        ("venues", "universities", "named_venues", "named_universities"),
        True,
    ),
    "training": Target("a training_id of trainings", ("trainings",)),
    "session": Target("a session_id of sessions", ("sessions",)),
    "content": Target(
        "a content_id of content or a testimonial_id of testimonials",
        ("content", "testimonials"),
        True,
    ),
    "account": Target("an account of accounts on that platform", ("accounts",)),
    "post": Target("a post of posts on that platform", ("posts",)),
    "campaign": Target("a name of campaigns", ("campaigns",)),
}
