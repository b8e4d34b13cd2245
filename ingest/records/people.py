"""People of the programme: who they are, where they study, when they serve, whom they know."""

from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from ingest.fields.choices import OneOf, SomeOf, YesNo
from ingest.fields.form import Apart, Form, Refers, row_fault
from ingest.fields.ids import Id, PersonId
from ingest.fields.text import Name, Names, Title
from ingest.fields.times import Happened, InALife, Planned
from ingest.records.base import Record
from ingest.records.columns import column

_ROLE = OneOf(
    ("ambassador", "panelist", "staff", "influencer"),
    {"ambassadors": "ambassador", "panellist": "panelist", "expert": "panelist"}
    | {"speaker": "panelist", "blogger": "influencer", "team": "staff"},
)
Roles = Annotated[
    tuple[str, ...],
    BeforeValidator(SomeOf(_ROLE)),
    Form("one or more of ambassador;panelist;staff;influencer", many=True),
    Apart(),
]
_GENDER = OneOf(
    ("female", "male", "other"),
    {"f": "female", "woman": "female", "w": "female", "خاتون": "female", "عورت": "female"}
    | {"m": "male", "man": "male", "مرد": "male", "non-binary": "other", "transgender": "other"},
)
Gender = Annotated[str, BeforeValidator(_GENDER), _GENDER.form]
Person = Annotated[PersonId, Refers("person")]
University = Annotated[Id, Refers("university")]


class PersonRow(Record):
    """A person, with the roles they have in the programme."""

    table: ClassVar = "people"
    about: ClassVar = "Everybody who takes part. No phone numbers, e-mails or card numbers."
    key_columns: ClassVar = ("person_id",)
    example_in: ClassVar = "person_id"

    person_id: PersonId = column("An id of your own that says nothing of them", "EXAMPLE-P1")
    name: Name = column("The name, as the person writes it", "Example Ambassador")
    name_ur: Name | None = column("The name in Urdu", "مثال سفیر", optional=True)
    roles: Roles | None = column("What they are in the programme", "ambassador", optional=True)
    gender: Gender | None = column("As the person states it", "female", optional=True)
    faith_group: Name | None = column("As the person states it", None, optional=True)
    disciplines: Names | None = column("Fields of study or work", "law;media", optional=True)
    expertise: Title | None = column("What a panelist is asked about", None, optional=True)
    consent: YesNo | None = column("Has agreed to be on record", "yes", optional=True)


class Study(Record):
    """A person studies, or studied, at a university."""

    table: ClassVar = "studies"
    about: ClassVar = "Who studies where. Graduation dates show who will leave next."
    key_columns: ClassVar = ("person_id", "university_id", "programme")
    example_in: ClassVar = "person_id"

    person_id: Person = column("The student", "EXAMPLE-P1")
    university_id: University = column("The university", "EXAMPLE-NU")
    programme: Name | None = column("The degree programme", "BS Media", optional=True)
    from_on: InALife | None = column("First day", "2024-09-02", optional=True)
    graduates_on: InALife | None = column("Graduation day", "2028-06-30", optional=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_on and self.graduates_on and self.graduates_on < self.from_on:
            raise row_fault("graduates_on", "is before from_on", "Correct one of the two days")
        return self


class AmbassadorTerm(Record):
    """A person serves a campus as ambassador for a while."""

    table: ClassVar = "ambassador_terms"
    about: ClassVar = "Who was appointed ambassador of which campus, from when to when."
    key_columns: ClassVar = ("person_id", "university_id", "appointed_on")
    example_in: ClassVar = "person_id"

    person_id: Person = column("The ambassador", "EXAMPLE-P1")
    university_id: University = column("The campus", "EXAMPLE-NU")
    appointed_on: Happened = column("First day of the term", "2026-02-01")
    ends_on: Planned | None = column("Last day; blank while open", "2027-01-31", optional=True)
    cohort: Name | None = column("The group trained together", "2026-A", optional=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends_on and self.ends_on < self.appointed_on:
            raise row_fault("ends_on", "is before appointed_on", "Correct one of the two days")
        return self


class ReportedTie(Record):
    """A person said that they know another."""

    table: ClassVar = "reported_ties"
    about: ClassVar = "Who said in an interview or survey that they know whom."
    key_columns: ClassVar = ("person_id", "knows_person_id", "source")
    example_in: ClassVar = "person_id"

    person_id: Person = column("Who said it", "EXAMPLE-P1")
    knows_person_id: Person = column("Whom they know", "EXAMPLE-P2")
    source: Name = column("Where it was asked", "Ambassador survey 2026")
    reported_on: Happened | None = column("The day it was said", "2026-03-15", optional=True)

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        if self.person_id == self.knows_person_id:
            raise row_fault("knows_person_id", "is the same person", "Name another person")
        return self
