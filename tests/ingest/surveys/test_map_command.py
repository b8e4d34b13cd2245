"""``mashal map`` as it is typed: what it says, what it keeps, what it refuses."""

import json
from pathlib import Path

from tests.cli.typed import typed

FORM = """Timestamp,Email Address,Women can lead student groups (1-5),Dialogue changes minds (1-5)
3/22/2024 18:05:12,a@x.org,2,3
3/22/2024 18:06:12,b@x.org,4,5
"""


def test_a_mapping_is_proposed_kept_completed_and_written_elsewhere(tmp_path: Path):
    file = tmp_path / "Feedback.csv"
    file.write_text(FORM)
    home = tmp_path / "store"
    first = typed(home, "map", str(file))
    assert first.returncode == 0
    assert "Missing:" in first.stdout
    assert "a@x.org" not in first.stdout
    kept = home / "mappings" / "feedback.toml"
    assert kept.is_file()
    second = typed(home, "map", str(file), "--session", "S-7", "--json")
    said = json.loads(second.stdout)
    assert said["missing"] == []
    assert said["mapping"]["constants"]["session_id"] == "S-7"
    assert 'session_id = "S-7"' in kept.read_text("utf-8")
    elsewhere = tmp_path / "mine.toml"
    third = typed(home, "map", str(file), "--out", str(elsewhere))
    assert third.returncode == 0
    assert elsewhere.read_text("utf-8") == kept.read_text("utf-8")


def test_what_is_no_survey_is_refused_in_one_line(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("person_id,name\nP-1,Amna\n")
    done = typed(tmp_path / "store", "map", str(file))
    assert done.returncode == 1
    assert "KoboToolbox, ODK or Google Forms" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "store" / "mappings").exists()
