"""What was produced: recordings, graphics, articles, and what people said of the campaign."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from ingest.fields.choices import OneOf
from ingest.fields.form import Refers
from ingest.fields.ids import Id
from ingest.fields.text import PostText, Title
from ingest.fields.times import Happened
from ingest.records.base import Record
from ingest.records.columns import column
from ingest.records.events import SessionOf, Topics
from ingest.records.people import Person

_KIND = OneOf(
    ("panel_recording", "video", "graphic", "article", "photo_story", "podcast"),
    {"panel": "panel_recording", "recording": "panel_recording", "image": "graphic"}
    | {"poster": "graphic", "infographic": "graphic", "blog": "article", "photo": "photo_story"},
)
Kind = Annotated[str, BeforeValidator(_KIND), _KIND.form]
ContentOf = Annotated[Id, Refers("content")]


class Content(Record):
    """Something the campaign produced and published."""

    table: ClassVar = "content"
    about: ClassVar = "Recordings, videos, graphics, articles: what the campaign produced."
    key_columns: ClassVar = ("content_id",)
    example_in: ClassVar = "content_id"
    space: ClassVar = "content"

    content_id: Id = column("An id of your own; no testimonial may have it", "EXAMPLE-C1")
    title: Title = column("The title", "Experts on campus peace, part 1")
    kind: Kind = column("What it is", "panel_recording")
    produced_on: Happened | None = column("The day it was made", "2026-03-20", optional=True)
    topics: Topics | None = column("What it is about", "tolerance", optional=True)
    session_id: SessionOf | None = column("The session it came from", "EXAMPLE-S1", optional=True)


class ContentPerson(Record):
    """A person is featured in a piece of content."""

    table: ClassVar = "content_people"
    about: ClassVar = "Who is seen, heard or quoted in which content."
    key_columns: ClassVar = ("content_id", "person_id")
    example_in: ClassVar = "content_id"

    content_id: ContentOf = column("The content", "EXAMPLE-C1")
    person_id: Person = column("Who is featured", "EXAMPLE-P2")


class Testimonial(Record):
    """What somebody said of the campaign."""

    table: ClassVar = "testimonials"
    about: ClassVar = "What people say of the campaign, in their words."
    key_columns: ClassVar = ("testimonial_id",)
    example_in: ClassVar = "testimonial_id"
    space: ClassVar = "content"

    testimonial_id: Id = column("An id of your own; no content may have it", "EXAMPLE-V1")
    text: PostText = column("The words", "I had never talked with them before.")
    given_on: Happened | None = column("The day", "2026-03-10", optional=True)
    person_id: Person | None = column("Who said it, if on record", "EXAMPLE-P1", optional=True)
    session_id: SessionOf | None = column("The session it is about", "EXAMPLE-S1", optional=True)

    def row(self) -> dict[str, Any]:
        """Give the row as a piece of content: its day is when it was given."""
        row = super().row()
        properties = row["set"]
        del properties["testimonial_id"]
        if "given_on" in properties:
            properties["produced_on"] = properties.pop("given_on")
        return row
