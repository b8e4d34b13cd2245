"""What a file says by naming somebody: that there is such a person or place, and their signs.

These rows come from nobody's sheet. They make what is not there yet and never change what is:
what a table of the campaign's own says of the same person or place stands.
"""

from hashlib import blake2b
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from ingest.fields.choices import OneOf, Province, YesNo
from ingest.fields.form import Apart, Form
from ingest.fields.ids import Id, PersonId
from ingest.fields.numbers import Latitude, Longitude
from ingest.fields.text import Line, Name, Title
from ingest.records.base import Record, row_key
from ingest.records.columns import column
from ingest.records.people import Person
from ingest.records.places import Sector

_KIND = OneOf(("account", "email", "phone", "id_card"))
SignKind = Annotated[str, BeforeValidator(_KIND), _KIND.form]


class Named(Record):
    """A row that only says that something is there: how it is spelled makes no difference."""

    internal: ClassVar = True

    def row_hash(self) -> str:
        """Give a hash of the key alone: the same thing named again says nothing new."""
        return blake2b(row_key(self.key()).encode(), digest_size=16).hexdigest()


class NamedPerson(Named):
    """Somebody a file names."""

    table: ClassVar = "named_people"
    about: ClassVar = "People whom files name without an id of the campaign's own."
    key_columns: ClassVar = ("person_id",)
    example_in: ClassVar = "person_id"

    person_id: PersonId = column("Made of where the name stands; says nothing of the person")
    name: Title = column("The name, as the file has it")


class NamedUniversity(Named):
    """A university a file names."""

    table: ClassVar = "named_universities"
    about: ClassVar = "Universities that files name: of the shipped list, or awaiting review."
    key_columns: ClassVar = ("university_id",)
    example_in: ClassVar = "university_id"

    university_id: Id = column("Of the shipped list, or made of the name")
    name: Title = column("The full name, or as the file has it")
    name_ur: Name | None = column("The name in Urdu", optional=True)
    short_name: Name | None = column("What people call it", optional=True)
    city: Name | None = column("The city", optional=True)
    province: Province | None = column("The province or territory", optional=True)
    latitude: Latitude | None = column("Position, degrees north", optional=True)
    longitude: Longitude | None = column("Position, degrees east", optional=True)
    sector: Sector | None = column("Who runs it", optional=True)
    provisional: YesNo | None = column("Nobody has said yet which it is", optional=True)


class NamedVenue(Named):
    """A place a file names that is no known university."""

    table: ClassVar = "named_venues"
    about: ClassVar = "Places that files name; which they are awaits review."
    key_columns: ClassVar = ("venue_id",)
    example_in: ClassVar = "venue_id"

    venue_id: Id = column("Made of the name")
    name: Title = column("The name, as the file has it")
    city: Name | None = column("The city", optional=True)
    province: Province | None = column("The province or territory", optional=True)
    provisional: YesNo | None = column("Nobody has said yet which it is", optional=True)


class PersonSign(Named):
    """Something a person is known by in a file."""

    table: ClassVar = "person_signs"
    about: ClassVar = "Accounts, and hashes of addresses, numbers and cards, people are known by."
    key_columns: ClassVar = ("person_id", "kind", "value")
    example_in: ClassVar = "person_id"

    person_id: Person = column("Whose sign it is")
    kind: Annotated[SignKind, Apart()] = column("What kind of sign: account, email, phone, id_card")
    value: Annotated[str, BeforeValidator(Line(200)), Form("text"), Apart()] = column(
        "platform:handle, or a keyed hash"
    )
