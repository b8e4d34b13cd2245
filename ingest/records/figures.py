"""What was counted and asked: figures a platform reported, and answers before and after."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from ingest.fields.choices import OneOf
from ingest.fields.form import Apart, Cell, Form, row_fault
from ingest.fields.ids import PersonId, as_account_id
from ingest.fields.numbers import Figure, Score
from ingest.fields.text import Line, Name
from ingest.fields.times import Happened
from ingest.records.base import Key, Record, Reference, row_key
from ingest.records.columns import column
from ingest.records.events import SessionOf
from ingest.records.social import Platform

METRIC = OneOf(
    (
        *("views", "impressions", "reach", "followers", "reactions"),
        *("comments", "shares", "saves", "clicks", "video_views"),
    ),
    {"view": "views", "seen": "views", "likes": "reactions", "retweets": "shares"}
    | {"reposts": "shares", "replies": "comments", "fans": "followers"},
)
OF = OneOf(("post", "account", "content", "campaign"), {"page": "account"})
PERIOD = OneOf(
    ("lifetime", "day", "week", "month"), {"daily": "day", "weekly": "week", "monthly": "month"}
)
_WAVE = OneOf(
    ("before", "after", "remembered_before", "follow_up"),
    {"pre": "before", "post": "after", "retrospective": "remembered_before", "later": "follow_up"},
)
Metric = Annotated[str, BeforeValidator(METRIC), METRIC.form]
Of = Annotated[str, BeforeValidator(OF), OF.form, Apart()]
Period = Annotated[str, BeforeValidator(PERIOD), PERIOD.form]
Wave = Annotated[str, BeforeValidator(_WAVE), _WAVE.form]


def as_measured(value: Cell) -> str:
    """Give an id, or a campaign's name as it is shown."""
    return Line()(value) if isinstance(value, str) and " " in value else as_account_id(value)


class Measurement(Record):
    """A figure a platform reported of something on a day; another day's never overwrites it."""

    table: ClassVar = "measurements"
    about: ClassVar = "Views, reach, followers …: what a platform reported, and on which day."
    key_columns: ClassVar = (
        *("metric", "of", "platform", "of_id"),
        *("measured_on", "source", "period"),
    )
    example_in: ClassVar = "of_id"

    metric: Metric = column("What was counted", "views")
    value: Figure = column("The figure", 1234)
    measured_on: Happened = column("The day of the report", "2026-04-01")
    source: Name = column("Where the figure is from", "Meta Business Suite")
    of: Of = column("What it is of", "content")
    of_id: Annotated[
        str, BeforeValidator(as_measured), Form("an id, or a campaign's name"), Apart()
    ] = column("The id of the post, account or content, or the campaign's name", "EXAMPLE-C1")
    platform: Platform | None = column("For a post or account: its platform", None, optional=True)
    period: Period | None = column("Over how long; blank: lifetime", "lifetime", optional=True)

    @model_validator(mode="after")
    def _has_its_platform(self) -> Self:
        if self.platform is None and self.of in {"post", "account"}:
            raise row_fault("platform", f"is empty for a figure of a {self.of}", "Fill it")
        return self

    def key(self) -> Key:
        """Give the key; a blank period is the lifetime."""
        *first, _period = super().key()
        return (*first, self.period or "lifetime")

    def references(self) -> list[Reference]:
        """Give the thing measured; an account is found beforehand, by id or handle."""
        if self.of == "account":
            return []
        where = (str(self.platform),) if self.of == "post" else ()
        return [Reference("of_id", self.of, (*where, self.of_id))]

    def accounts(self) -> dict[str, tuple[str, str]]:
        """Say which account the row names, if it is one: platform and id or handle."""
        return {"of_id": (str(self.platform), self.of_id)} if self.of == "account" else {}

    def row(self) -> dict[str, Any]:
        """Give the row with its id, and the thing measured under the name of its kind."""
        row = super().row()
        row["measurement_id"] = row_key(self.key())
        row["set"]["period"] = self.period or "lifetime"
        return row


class Feedback(Record):
    """One person's answers about one session, by a code that does not name them."""

    table: ClassVar = "feedback"
    about: ClassVar = "Answers before and after a session; one column item_… for each question."
    key_columns: ClassVar = ("response_id",)
    example_in: ClassVar = "response_id"

    response_id: PersonId = column("An id of your own for this sheet of answers", "EXAMPLE-F1")
    session_id: SessionOf = column("The session", "EXAMPLE-S1")
    respondent_code: PersonId = column(
        "The same code before and after; never a name, phone or card number", "EXAMPLE-R1"
    )
    wave: Wave = column("When it was asked", "before")
    answered_on: Happened | None = column("The day", "2026-03-10", optional=True)
    items: dict[str, Score | None] = Field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """Give the row with one property for each item."""
        return {**super().row(), "items": self.items}
