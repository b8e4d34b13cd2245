"""Where things are and which numbers are chosen: the only module that reads the environment."""

import tomllib
from pathlib import Path
from typing import Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.academic import TermCalendar
from graph.anchors import FILE as ANCHORS
from graph.anchors import HealthScale
from graph.errors import SettingsError
from graph.questionnaire import FILE as SCALES
from graph.questionnaire import Questionnaire

PROJECT = Path(__file__).resolve().parent.parent
QUERIES = PROJECT / "queries"
DATA = PROJECT / "data"
T = TypeVar("T", bound=BaseModel)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise ValueError(f"{name} is no time zone; write one such as Asia/Karachi") from fault


class TieWeights(BaseModel):
    """Strength of one event of each kind, before it fades."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reported: float = Field(10, ge=0)
    reply: float = Field(10, ge=0)
    repost: float = Field(10, ge=0)
    quote: float = Field(10, ge=0)
    mention: float = Field(10, ge=0)
    co_attendance: float = Field(1, ge=0, description="divided by session size - 1")
    account_tie: float = Field(1, ge=0, description="times the weight a network file gives it")


class Loading(BaseModel):
    """How files are read where they don't say it themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    meta_timezone: str = Field(
        "America/Los_Angeles", description="the zone of times in Meta Business Suite's exports"
    )
    drop_not_approved: bool = Field(
        True, description="leave out submissions that KoboToolbox marks as not approved"
    )
    attendance_minutes: int = Field(
        5, ge=0, description="less time than this in an online meeting is no attendance"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_zone(self.meta_timezone)
        return self


class PartWeights(BaseModel):
    """How much each part of a campus's coverage weighs; 0 leaves it out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ambassadors: float = Field(1, ge=0)
    sessions: float = Field(1, ge=0)
    topics: float = Field(1, ge=0)
    panelists: float = Field(1, ge=0)
    groups: float = Field(1, ge=0)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not any(dict(self).values()):
            raise ValueError("one part at least must weigh more than 0")
        return self


class Coverage(BaseModel):
    """What a campus should have at least, where the store keeps no target of its own for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ambassadors_per_1000: float = Field(0.1, ge=0, description="where enrolment is known")
    topics: int = Field(4, ge=0, description="topics in a year")
    panelists: int = Field(2, ge=0, description="panelists who spoke there in a year")
    groups: int = Field(6, ge=0, description="groups of people reached there in a year")
    weights: PartWeights = PartWeights()
    region_weight: float = Field(0.25, ge=0, description="of topics and groups new to a region")
    led_at_most: int = Field(4, ge=1, description="sessions in half a year: who leads more is busy")


class Analysis(BaseModel):
    """The chosen numbers of the analysis, read from ``settings.toml`` in the data folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    timezone: str = "Asia/Karachi"
    tie_weights: TieWeights = TieWeights()
    decay_per_month: float = Field(0.9, gt=0, le=1)
    active_days: int = Field(30, ge=1)
    away_days: int = Field(120, ge=1)
    thin_campus_ambassadors: int = Field(2, ge=0, description="fewer than this is thin")
    thin_campus_sessions: int = Field(2, ge=0, description="fewer in six months is thin")
    coverage: Coverage = Coverage()
    calendar: TermCalendar = TermCalendar()
    loading: Loading = Loading()
    questionnaire: Questionnaire = Field(
        default_factory=Questionnaire.shipped,
        exclude=True,
        description="read from a file of its own, scales.toml",
    )
    health: HealthScale = Field(
        default_factory=HealthScale,
        exclude=True,
        description="read from a file of its own, health.toml",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.away_days <= self.active_days:
            raise ValueError("away_days must be greater than active_days")
        _check_zone(self.timezone)
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which a day is a day."""
        return ZoneInfo(self.timezone)


class Settings(BaseSettings):
    """One run's settings: data folder, cache folder, and which Neo4j if not the embedded one."""

    model_config = SettingsConfigDict(frozen=True, env_prefix="", extra="ignore")

    home: Path = Field(
        default_factory=lambda: (
            Path(platformdirs.user_data_dir("mashal", appauthor=False)) / "store"
        ),
        validation_alias="MASHAL_HOME",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("mashal", appauthor=False),
        validation_alias="MASHAL_CACHE",
    )
    neo4j_uri: str | None = Field(None, validation_alias="NEO4J_URI")
    neo4j_username: str = Field("neo4j", validation_alias="NEO4J_USERNAME")
    neo4j_password: SecretStr = Field(SecretStr(""), validation_alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(None, validation_alias="NEO4J_DATABASE")
    home_was_chosen: bool = False

    @classmethod
    def load(cls, store: Path | None = None) -> Self:
        """Read the environment; ``store`` (the ``--store`` option) wins over ``MASHAL_HOME``."""
        settings = cls()
        chosen = store is not None or "home" in settings.model_fields_set
        home = (store or settings.home).expanduser().absolute()
        return settings.model_copy(
            update={
                "home": home,
                "cache": settings.cache.expanduser().absolute(),
                "home_was_chosen": chosen,
                "neo4j_uri": settings.neo4j_uri or None,
                "neo4j_database": settings.neo4j_database or None,
            }
        )

    @property
    def demo_home(self) -> Path:
        """Data folder of the sample campaign: the chosen one, else one of its own."""
        return self.home if self.home_was_chosen else self.home.with_name("demo")

    @property
    def embedded(self) -> bool:
        """Whether the store is the Neo4j that mashal runs itself."""
        return self.neo4j_uri is None

    @property
    def analysis(self) -> Analysis:
        """The chosen numbers of ``settings.toml`` in the data folder, defaults without one.

        The questionnaire is that of ``scales.toml`` beside it, the anchors of the health score are
        those of ``health.toml``. Raises SettingsError.
        """
        chosen = _read(self.home / "settings.toml", Analysis) or Analysis()
        beside = {
            "questionnaire": _read(self.home / SCALES, Questionnaire),
            "health": _read(self.home / ANCHORS, HealthScale),
        }
        return chosen.model_copy(
            update={name: read for name, read in beside.items() if read is not None}
        )


def _read(path: Path, model: type[T]) -> T | None:
    """Read a file of settings, if it is there; raises SettingsError with its place."""
    if not path.is_file():
        return None
    try:
        return model.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsError(str(path), f"is not TOML ({fault})", "Correct or remove it") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        if first["type"] == "extra_forbidden":
            raise SettingsError(
                str(path), f"{name} is nothing that is set there", "Correct the name or remove it"
            ) from fault
        raise SettingsError(
            str(path), f"{name}: {first['msg']}", "Correct the value or remove the line"
        ) from fault
