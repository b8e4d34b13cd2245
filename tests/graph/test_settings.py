"""Settings: what the page about them says is what holds; a wrong value is named."""

import re
import tomllib
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.settings import Analysis, Settings

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def settings(home: Path, text: str) -> Settings:
    (home / "settings.toml").write_text(text, "utf-8")
    return Settings.load(home)


def test_the_page_shows_every_setting_with_its_value() -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    said = tomllib.loads(found[1])
    held = Analysis().model_dump()
    assert Analysis.model_validate(said) == Analysis()
    assert said.keys() == held.keys()
    for table in ("tie_weights", "loading"):
        assert said[table].keys() == held[table].keys()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('timezone = "Karachi/Asia"', "Karachi/Asia is no time zone"),
        ('[loading]\nmeta_timezone = "PST8PDT9"', "PST8PDT9 is no time zone"),
        ("active_days = 200", "away_days must be greater"),
        ("colour = 1", "colour"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(StoreError, match=named):
        _ = settings(tmp_path, text).analysis
