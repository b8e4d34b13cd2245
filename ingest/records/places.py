"""Where dialogue happens: universities, and venues that are no university."""

from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from ingest.fields.choices import OneOf, Province
from ingest.fields.form import row_fault
from ingest.fields.ids import Id
from ingest.fields.numbers import Latitude, Longitude, People
from ingest.fields.text import Name
from ingest.records.base import Record
from ingest.records.columns import column

_SECTOR = OneOf(("public", "private"), {"government": "public", "govt": "public"})
Sector = Annotated[str, BeforeValidator(_SECTOR), _SECTOR.form]


class Place(Record):
    """What universities and venues share: a spot in a city of a province."""

    @model_validator(mode="after")
    def _whole_position(self) -> Self:
        latitude, longitude = self.__dict__.get("latitude"), self.__dict__.get("longitude")
        if (latitude is None) != (longitude is None):
            empty = "latitude" if latitude is None else "longitude"
            raise row_fault(empty, "is empty though the other coordinate is given", "Fill both")
        return self


class University(Place):
    """A university: a campus of the programme, and a place where sessions are held."""

    table: ClassVar = "universities"
    about: ClassVar = "Universities. They are venues too: sessions are held at them."
    key_columns: ClassVar = ("university_id",)
    example_in: ClassVar = "university_id"
    space: ClassVar = "venue"

    university_id: Id = column("An id of your own for the university", "EXAMPLE-NU")
    name: Name = column("The full name", "Northern University")
    name_ur: Name | None = column("The name in Urdu", "شمالی جامعہ", optional=True)
    short_name: Name | None = column("What people call it", "NU", optional=True)
    city: Name = column("The city", "Peshawar")
    province: Province = column("The province or territory", "Khyber Pakhtunkhwa")
    latitude: Latitude | None = column("Position, degrees north", 34.01, optional=True)
    longitude: Longitude | None = column("Position, degrees east", 71.58, optional=True)
    sector: Sector | None = column("Who runs it", "public", optional=True)
    students: People | None = column("Enrolled students, if known", 12000, optional=True)


class Venue(Place):
    """A place for sessions and trainings that is no university."""

    table: ClassVar = "venues"
    about: ClassVar = "Places that are no university: libraries, halls, community centres."
    key_columns: ClassVar = ("venue_id",)
    example_in: ClassVar = "venue_id"
    space: ClassVar = "venue"

    venue_id: Id = column("An id of your own; no university may have it", "EXAMPLE-HALL")
    name: Name = column("The name", "City Library Hall")
    name_ur: Name | None = column("The name in Urdu", "شہری کتب خانہ", optional=True)
    city: Name = column("The city", "Karachi")
    province: Province = column("The province or territory", "Sindh")
    latitude: Latitude | None = column("Position, degrees north", 24.86, optional=True)
    longitude: Longitude | None = column("Position, degrees east", 67.01, optional=True)
