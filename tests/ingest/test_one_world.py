"""One set of posts in a dozen formats: each tells what it holds, all together tell it once.

The world and its truth are invented and handed out beside the project; without them this skips.
"""

import csv
import json
from collections import Counter
from itertools import islice, permutations

import pytest

from graph.questions import question_named, run
from graph.settings import PROJECT
from graph.store import Store
from ingest.load import load

WORLD = PROJECT.parent / "shared" / "samples" / "social_world"
pytestmark = pytest.mark.skipif(not WORLD.is_dir(), reason="the invented world is not here")

Told = tuple[str, str, str, str, str]
WHOLE = (
    "social_twarc2_pages.jsonl",
    "social_v11.jsonl",
    "social_nodexl.xlsx",
    "social_4cat_twitterv2.csv",
)
"""Formats that have lost nothing of who did what towards whom, and when."""
NAMES = {"retweet": "repost"}


def truth() -> Counter[Told]:
    """Give every interaction: post, type, both handles in lower case, time to the second."""
    with (WORLD / "truth_interactions.csv").open(encoding="utf-8", newline="") as file:
        return Counter(
            (
                row["tweet_id"],
                NAMES.get(row["type"], row["type"]),
                row["source"].casefold(),
                row["target"].casefold(),
                row["created_at_utc"].removesuffix("Z"),
            )
            for row in csv.DictReader(file)
        )


def told(store: Store) -> Counter[Told]:
    """Give the same of a store."""
    frame = run(store, question_named("interactions"), {})
    return Counter(
        (post, type_, source.casefold(), target.casefold(), f"{at:%Y-%m-%dT%H:%M:%S}" if at else "")
        for type_, source, target, post, at in zip(
            *(frame[name] for name in ("type", "source", "target", "post_id", "happened_at")),
            strict=True,
        )
    )


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_format_tells_the_truth(empty_store: Store, name: str) -> None:
    report = load(empty_store, [WORLD / name])
    (file,) = report.files
    assert file.status == "done", file.refused
    assert file.rejected == 0
    assert told(empty_store) == truth()


def test_a_part_of_the_world_tells_the_truth_of_its_posts(empty_store: Store) -> None:
    file = WORLD / "social_v11_stream_compat.jsonl"
    load(empty_store, [file])
    lines = map(json.loads, filter(str.strip, file.read_text("utf-8").splitlines()))
    posts = {line["id_str"] for line in lines if "id_str" in line}
    # The originals that reposts and quotes carry along are told too.
    assert not told(empty_store) - truth()
    assert not Counter({k: n for k, n in truth().items() if k[0] in posts}) - told(empty_store)


@pytest.mark.parametrize(
    "name",
    [
        "social_netlytic.csv",
        "social_nodexl_like.graphml",
        "social_x_archive",
        "social_excel_mangled.csv",
        "social_excel_mangled.xlsx",
    ],
)
def test_a_poorer_format_tells_nothing_but_the_truth(empty_store: Store, name: str) -> None:
    load(empty_store, [WORLD / name])
    invented = {each[1:4] for each in told(empty_store)} - {each[1:4] for each in truth()}
    # The archive's like is no part of the truth: none of the other formats has it.
    assert not {each for each in invented if each[0] != "reaction"}


@pytest.mark.parametrize("order", list(islice(permutations(WHOLE), 0, 24, 7)))
def test_all_together_tell_it_once_in_any_order(empty_store: Store, order: list[str]) -> None:
    for name in order:
        load(empty_store, [WORLD / name])
    assert told(empty_store) == truth()


def test_a_folder_of_all_formats_tells_it_once(empty_store: Store) -> None:
    report = load(empty_store, [WORLD])
    for file in report.files:
        parts = file.loaded + file.unchanged + file.merged + file.rejected + file.ignored
        assert file.rows_read == parts, file
    extra = told(empty_store) - truth()
    # An archive's like and an undated row of a copy may stand beside the truth, never against it.
    assert not {each for each in extra if each[1] != "reaction"}
    assert not truth() - told(empty_store)
