"""What the questions of feedback forms are: their range, their direction, the scales they make up.

Described in ``scales.toml`` in the data folder; without one, by ``data/reference/scales.toml``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

DEFAULTS = Path(__file__).resolve().parent.parent / "data" / "reference" / "scales.toml"
FILE = "scales.toml"
ITEM = "item_"
HIGHEST = 1000


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(DEFAULTS.read_text("utf-8"))


def _column(name: str) -> str:
    """Name an item as its column is named, with or without ``item_`` before it."""
    plain = name.strip().lower()
    if not plain.replace("_", "").isalnum():
        raise ValueError(f'"{name}" is no column of feedback; write it as item_… is written there')
    return plain if plain.startswith(ITEM) else ITEM + plain


ItemName = Annotated[str, AfterValidator(_column)]
Bound = Annotated[float, Field(ge=-HIGHEST, le=HIGHEST)]


class Question(BaseModel):
    """One question: the ends of its answers, and whether a high answer is the unwelcome one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field("", max_length=120)
    kind: Literal["rating", "yes_no"] = "rating"
    lowest: Bound = 1
    highest: Bound = 5
    reversed: bool = False

    @model_validator(mode="before")
    @classmethod
    def _yes_no_is_one_or_nothing(cls, given: Any) -> Any:
        if isinstance(given, Mapping) and given.get("kind") == "yes_no":
            return {"lowest": 0, "highest": 1} | dict(given)
        return given

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.highest <= self.lowest:
            raise ValueError(f"highest ({self.highest:g}) must be above lowest ({self.lowest:g})")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest answer."""
        return self.lowest, self.highest


class Subscale(BaseModel):
    """Some of a scale's questions that belong together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    title: str = Field("", max_length=120)
    items: tuple[ItemName, ...] = Field(min_length=2)


class Scale(BaseModel):
    """Several questions with the same answers that measure one thing together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    title: str = Field("", max_length=120)
    source: str = Field("", max_length=400)
    lowest: Bound = 1
    highest: Bound = 5
    items: tuple[ItemName, ...] = ()
    reversed: tuple[ItemName, ...] = ()
    subscales: tuple[Subscale, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.highest <= self.lowest:
            raise ValueError(f"highest ({self.highest:g}) must be above lowest ({self.lowest:g})")
        if len(self.every_item) < 2:
            raise ValueError(f"the scale {self.name} needs two items or more")
        for item in self.reversed:
            if item not in self.every_item:
                raise ValueError(f"{item} is reversed but is no item of the scale {self.name}")
        return self

    @property
    def every_item(self) -> tuple[str, ...]:
        """All its items, those of its subscales too, each once."""
        parts = (item for part in self.subscales for item in part.items)
        return tuple(dict.fromkeys((*self.items, *parts)))


class Questionnaire(BaseModel):
    """The questions and scales; what is not described is taken as it was answered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    items: dict[ItemName, Question] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()

    @classmethod
    def shipped(cls) -> Self:
        """Give the one that stands in the data folder's place until there is one."""
        return cls.model_validate(_shipped())

    @model_validator(mode="after")
    def _check(self) -> Self:
        names = [scale.name for scale in self.scales]
        names += [part.name for scale in self.scales for part in scale.subscales]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f'two scales are named "{twice}"')
        self._agree()
        return self

    def __hash__(self) -> int:
        """Hash it whole, as settings are; pydantic would not hash the dictionary of items."""
        return hash(self.model_dump_json())

    def question(self, item: str) -> Question | None:
        """Describe an item by what its scale and its own entry say of it; None if neither does."""
        own = self.items.get(item)
        scale = next((one for one in self.scales if item in one.every_item), None)
        if scale is None:
            return own
        in_scale = _in(scale, item)
        if own is None:
            return in_scale
        return in_scale.model_copy(
            update={name: getattr(own, name) for name in own.model_fields_set}
        )

    def _agree(self) -> None:
        """Refuse two scales that differ in an item, or a scale that differs from the item's own."""
        for scale in self.scales:
            for item in scale.every_item:
                told, here = self.question(item), _in(scale, item)
                if told and (told.ends, told.reversed) != (here.ends, here.reversed):
                    raise ValueError(
                        f"{item} has another range or direction in the scale {scale.name} than "
                        f"elsewhere"
                    )


def _in(scale: Scale, item: str) -> Question:
    return Question(lowest=scale.lowest, highest=scale.highest, reversed=item in scale.reversed)
