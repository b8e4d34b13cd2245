"""The campaign online: accounts, their posts, hashtag campaigns."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from graph.fold import handle_key, tag
from ingest.fields.choices import OneOf, YesNo
from ingest.fields.form import Apart, Cell, Form, Tags, row_fault
from ingest.fields.ids import AccountId, AccountName, Handle, Id
from ingest.fields.numbers import Followers
from ingest.fields.text import Line, Name, PostText, Several, as_text, unique
from ingest.fields.times import Happened, Instant, Planned
from ingest.records.base import Record
from ingest.records.columns import column
from ingest.records.content import ContentOf
from ingest.records.people import Person

PLATFORM = OneOf(
    ("facebook", "instagram", "x", "youtube", "tiktok", "other"),
    {"twitter": "x", "twitter/x": "x", "x/twitter": "x", "x (twitter)": "x", "fb": "facebook"}
    | {"meta": "facebook", "ig": "instagram", "insta": "instagram", "yt": "youtube"},
)
Platform = Annotated[str, BeforeValidator(PLATFORM), PLATFORM.form]
_TAGS = Several(Line(140), limit=100)


def as_hashtags(value: Cell) -> list[str]:
    """Give hashtags without ``#``; they hold no space and no comma, so these part them too."""
    text = as_text(value)
    for separator in ",،\t ":
        text = text.replace(separator, ";")
    return [name for name in unique(map(tag, _TAGS(text))) if name]


Hashtags = Annotated[
    tuple[str, ...],
    BeforeValidator(as_hashtags),
    Form("hashtags, several with ;", many=True),
    Tags(),
]


class Account(Record):
    """An account on a platform."""

    table: ClassVar = "accounts"
    about: ClassVar = "Accounts of the campaign, of its people, and of those who answer them."
    key_columns: ClassVar = ("platform", "account_id")
    example_in: ClassVar = "account_id"
    instead: ClassVar = {"account_id": "handle"}

    platform: Platform = column("The platform", "x")
    account_id: AccountId = column("The platform's id; @handle if you know no id", "EXAMPLE-A1")
    handle: Handle | None = column("The account's name there", "example_account", optional=True)
    name: Name | None = column("The name it shows", "Example Account", optional=True)
    person_id: Person | None = column(
        "Whose account it is, if a person of the programme", "EXAMPLE-P1", optional=True
    )
    official: YesNo | None = column("Is it one of the campaign's own", "no", optional=True)
    followers: Followers | None = column("Followers when last looked at", 850, optional=True)

    @classmethod
    def completed(cls, cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
        """Name an account that is known by its handle alone ``@handle``."""
        name = cells.get("handle")
        if cells.get("account_id") is None and isinstance(name, str):
            return {**cells, "account_id": f"@{handle_key(name)}"}
        return cells

    def row(self) -> dict[str, Any]:
        """Give the row with the folded handle, on which accounts are found by name."""
        row = super().row()
        if "handle" in self.model_fields_set or self.account_id.startswith("@"):
            name = self.handle or self.account_id.removeprefix("@")
            known = self.handle is not None or self.account_id.startswith("@")
            row["set"]["handle"] = name if known else None
            row["set"]["handle_key"] = handle_key(name) if known else None
        return row


class Post(Record):
    """A post of an account."""

    table: ClassVar = "posts"
    about: ClassVar = "Posts of the accounts: what was published or said, when, under which tags."
    key_columns: ClassVar = ("platform", "post_id")
    example_in: ClassVar = "post_id"

    platform: Platform = column("The platform", "x")
    post_id: Id = column("The platform's id of the post", "EXAMPLE-X1")
    account_id: Annotated[AccountName, Apart()] = column(
        "The account that posted: its id or handle", "EXAMPLE-A1"
    )
    posted_at: Instant = column("When it was posted", "2026-03-21 18:30")
    text: PostText | None = column("The text", "Watch our first panel", optional=True)
    hashtags: Hashtags | None = column("Its hashtags", "ExampleTag", optional=True)
    content_id: ContentOf | None = column("The content it shows", "EXAMPLE-C1", optional=True)

    def accounts(self) -> dict[str, tuple[str, str]]:
        """Say which account each column names: platform and id or handle."""
        return {"account_id": (self.platform, self.account_id)}


class Campaign(Record):
    """A hashtag campaign."""

    table: ClassVar = "campaigns"
    about: ClassVar = "Hashtag campaigns: their tags, and from when to when they ran."
    key_columns: ClassVar = ("name",)
    example_in: ClassVar = "name"

    name: Name = column("The campaign's name", "EXAMPLE campaign")
    hashtags: Hashtags = column("Its hashtags", "ExampleTag")
    starts_on: Happened | None = column("First day", "2026-03-01", optional=True)
    ends_on: Planned | None = column("Last day", "2026-03-31", optional=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise row_fault("ends_on", "is before starts_on", "Correct one of the two days")
        return self
