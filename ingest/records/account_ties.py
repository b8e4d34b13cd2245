"""Ties between accounts that a network file tells: who is tied to whom, how strongly."""

import math
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from graph.fold import fold
from ingest.fields.choices import YesNo
from ingest.fields.form import Apart, Cell, Form, fault, row_fault
from ingest.fields.ids import AccountName
from ingest.fields.numbers import as_number
from ingest.fields.text import Line, Name
from ingest.fields.times import Happened
from ingest.records.base import Record
from ingest.records.columns import column
from ingest.records.social import PLATFORM


def as_weight(value: Cell) -> float:
    """Give a tie's weight; raises a cell's fault if it is not more than 0."""
    number = float(as_number(value))
    if not 0 < number < math.inf:
        raise fault("is not more than 0", "Write the tie's weight, or leave out a tie that is none")
    return number


def _as_kind(value: Cell) -> str:
    return fold(Line(60)(value))


class AccountTie(Record):
    """Two accounts are tied, as a network file tells it."""

    table: ClassVar = "account_ties"
    about: ClassVar = "Ties between accounts as another tool's network (Gephi, NodeXL) has them."
    key_columns: ClassVar = ("platform", "source", "target", "told_by", "kind", "happened_on")
    example_in: ClassVar = "source"

    platform: Annotated[str, BeforeValidator(PLATFORM), PLATFORM.form, Apart()] = column(
        "The platform", "x"
    )
    source: Annotated[AccountName, Apart()] = column(
        "From whom: handle or account id", "EXAMPLE-A1"
    )
    target: Annotated[AccountName, Apart()] = column("To whom: handle or account id", "example_fan")
    told_by: Name = column("Which network tells it, such as its file's name", "Network 2026")
    kind: Annotated[str, BeforeValidator(_as_kind), Form("a few words")] | None = column(
        "What ties them (mention, follows …), if the network says", "follows", optional=True
    )
    weight: Annotated[float, BeforeValidator(as_weight), Form("a number above 0", "General")] = (
        column("How strongly", 3)
    )
    directed: YesNo | None = column(
        "Whether it goes from source to target only", "yes", optional=True
    )
    happened_on: Happened | None = column("The day, if the network says", None, optional=True)

    @model_validator(mode="after")
    def _two_accounts(self) -> Self:
        if self.source == self.target:
            raise row_fault("target", "is the same account", "Name another account")
        return self

    def accounts(self) -> dict[str, tuple[str, str]]:
        """Say which account each column names: platform and id or handle."""
        return {"source": (self.platform, self.source), "target": (self.platform, self.target)}
