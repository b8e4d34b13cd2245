"""Who answered, shared, quoted, named or reacted to whom."""

from hashlib import blake2b
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from graph.fold import fold
from ingest.fields.choices import OneOf
from ingest.fields.form import Apart, Form, row_fault
from ingest.fields.ids import AccountName, Id
from ingest.fields.text import Line
from ingest.fields.times import Instant
from ingest.records.base import Key, Record, row_key
from ingest.records.columns import column
from ingest.records.social import Platform

TYPE = OneOf(
    ("reply", "repost", "quote", "mention", "reaction"),
    {"replied_to": "reply", "comment": "reply", "retweet": "repost", "retweeted": "repost"}
    | {"share": "repost", "quoted": "quote", "mentioned": "mention", "tag": "mention"}
    | {"like": "reaction", "favourite": "reaction", "favorite": "reaction"},
)
Type = Annotated[str, BeforeValidator(TYPE), TYPE.form]
BETWEEN_POSTS = frozenset({"reply", "repost", "quote"})


def as_reaction(value: Any) -> str:
    """Give the word for a reaction, folded; raises a cell's fault if it is none."""
    return fold(Line(40)(value))


class Interaction(Record):
    """One account did something towards another."""

    table: ClassVar = "interactions"
    about: ClassVar = "Replies, reposts, quotes, mentions and reactions between accounts."
    key_columns: ClassVar = ("type", "platform", "post_id", "source", "target", "reaction")
    example_in: ClassVar = "post_id"

    type: Type = column("What was done", "reply")
    platform: Platform = column("The platform", "x")
    post_id: Id = column("The post source wrote; of a reaction the post reacted to", "EXAMPLE-X2")
    source: Annotated[AccountName, Apart()] = column(
        "Who did it: handle or account id", "example_fan"
    )
    target: Annotated[AccountName, Apart()] = column(
        "Towards whom: handle or account id", "example_account"
    )
    happened_at: Instant | None = column(
        "When; blank: when the post was made", "2026-03-21 19:05", optional=True
    )
    target_post_id: Id | None = column(
        "The post answered, shared or quoted", "EXAMPLE-X1", optional=True
    )
    reaction: Annotated[str, BeforeValidator(as_reaction), Form("one word")] | None = column(
        "Which reaction (like, love …)", None, optional=True
    )

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if self.reaction is not None and self.type != "reaction":
            raise row_fault("reaction", f"is filled for a {self.type}", "Leave it blank here")
        if self.target_post_id is None:
            return self
        if self.type in BETWEEN_POSTS and self.target_post_id == self.post_id:
            raise row_fault("target_post_id", "is the post itself", "Write the other post's id")
        if self.type == "mention" or (
            self.type == "reaction" and self.target_post_id != self.post_id
        ):
            raise row_fault("target_post_id", f"is filled for a {self.type}", "Leave it blank here")
        return self

    @property
    def author(self) -> str:
        """The account that wrote ``post_id``: of a reaction the target, else the source."""
        return self.target if self.type == "reaction" else self.source

    def posts(self) -> list[Key]:
        """List the posts it makes where they are not there: platform and id."""
        known = (self.post_id, self.target_post_id)
        return [(self.platform, post) for post in known if post is not None]

    def accounts(self) -> dict[str, tuple[str, str]]:
        """Say which account each column names: platform and id or handle."""
        return {"source": (self.platform, self.source), "target": (self.platform, self.target)}

    def row(self) -> dict[str, Any]:
        """Give the row; a placeholder post stands for another post whose id is unknown."""
        key = row_key(self.key())
        other = self.target_post_id
        if other is None and self.type in BETWEEN_POSTS:
            other = placeholder_id(self.key())
        return {
            **{name: getattr(self, name) for name in self.key_columns},
            "happened_at": self.happened_at,
            "author": self.author,
            "other": other,
            "placeholder": True if self.target_post_id is None else None,
            "row_key": key,
            "row_hash": self.row_hash(),
        }


def placeholder_id(key: Key) -> str:
    """Name the post that stands for the unknown other one; each interaction has its own."""
    return "unknown:" + blake2b(row_key(key).encode(), digest_size=12).hexdigest()
