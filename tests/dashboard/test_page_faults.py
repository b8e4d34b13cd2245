"""What a page says when a file of settings is wrong."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def _page(home: str) -> None:
    from pathlib import Path

    from dashboard.faults import explained
    from graph.settings import Settings

    with explained():
        _ = Settings.load(Path(home)).analysis


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("scales.toml", "[scale", "Is not TOML"),
        ("settings.toml", "colour = 1", "Colour is nothing that is set there."),
        ("health.toml", "[coverage]\nweight = -1", "Correct the value or remove the line."),
    ],
)
def test_a_bad_file_of_settings_is_not_blamed_on_the_store(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    app = AppTest.from_function(_page, args=(str(tmp_path),)).run()
    assert not app.exception
    assert [one.value for one in app.title] == ["A file of settings can’t be used"]
    said = app.get("html")[0].proto.body
    assert file in said
    assert told in said
