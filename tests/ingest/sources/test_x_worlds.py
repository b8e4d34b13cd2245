"""Invented worlds in each of X's formats: what is read is the truth, less what the format lost."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_truth import asides, events, items, losses, rows, told
from x_world import Told, Written, known, truth, worlds
from x_written import lines, twarc_csv, v1_tweet, v2_answer, v2_flattened, v2_tweet

from ingest.files import Given
from ingest.head import Head
from ingest.source import Event, Source
from ingest.sources import sources

EXAMPLES = 30


def read(data: bytes, kind: str, name: str = "posts.jsonl") -> list[Event]:
    source: Source = sources()[kind]
    file = Given.of(name, data)
    assert source.recognise(Head(file)) == 2
    return events(source, file)


def said(found: list[Event], posts: list[Written]) -> set[Told]:
    """Give what was read, accounts that are named by id alone by their handle."""
    names = known(posts)
    return {
        (post, type_, names.get(source, source), names.get(target, target), at)
        for post, type_, source, target, at in told(found)
    }


def shown(posts: list[Written]) -> list[Written]:
    return [post for post in posts if not post.hidden]


def check(found: list[Event], posts: list[Written]) -> None:
    """Hold what was read against the truth; what is missing is told as lost."""
    assert not asides(found)
    assert len(items(found)) == len(shown(posts))
    read, true = said(found, posts), truth(posts)
    assert not read - true, "something was made up"
    assert len(true - read) == sum(losses(found).values())
    for row in rows(found, "interactions"):
        assert row["post_id"] != row.get("target_post_id")


def figures(found: list[Event]) -> set[tuple[str, str, int]]:
    return {(row["of_id"], row["metric"], row["value"]) for row in rows(found, "measurements")}


def check_posts(found: list[Event], posts: list[Written]) -> None:
    """Hold texts and tags against the truth; a repost has neither, and no figures."""
    texts = {row["post_id"]: row.get("text") for row in rows(found, "posts")}
    tags = {row["post_id"]: row.get("hashtags") for row in rows(found, "posts")}
    measured = {row["of_id"] for row in rows(found, "measurements")}
    for post in shown(posts):
        if post.repeats:
            assert texts[post.id] is tags[post.id] is None
            assert post.id not in measured
        else:
            assert texts[post.id] == post.text
            assert (tags[post.id] or "") == ";".join(post.tags)
            assert (post.id, "reactions", post.counts[0]) in figures(found)
            assert (post.id, "shares", post.counts[2]) in figures(found)


@settings(deadline=None, max_examples=EXAMPLES)
@given(worlds(), st.integers(1, 5), st.booleans())
def test_pages_and_flattened_posts_of_v2_tell_the_truth(
    posts: list[Written], size: int, with_ids: bool
) -> None:
    told_of = shown(posts)
    answers = [
        v2_answer(told_of[at : at + size], with_ids=with_ids) for at in range(0, len(told_of), size)
    ]
    if not answers:
        return
    pages = read(lines(answers), "x_api_v2")
    check(pages, posts)
    check_posts(pages, posts)
    flat = read(lines([each for page in answers for each in v2_flattened(page)]), "x_api_v2")
    assert said(flat, posts) == said(pages, posts)
    assert figures(flat) == figures(pages)


@settings(deadline=None, max_examples=EXAMPLES)
@given(worlds())
def test_a_stream_of_v2_tells_the_same_a_post_a_line(posts: list[Written]) -> None:
    if not shown(posts):
        return
    stream = []
    for post in shown(posts):
        answer = v2_answer([post])
        stream.append(
            {
                "data": v2_tweet(post),
                "includes": answer["includes"],
                "matching_rules": [{"id": "1"}],
            }
        )
    found = read(lines(stream), "x_api_v2")
    check(found, posts)
    check_posts(found, posts)


@settings(deadline=None, max_examples=EXAMPLES)
@given(worlds())
def test_twarc_csv_tells_nothing_but_the_truth(posts: list[Written]) -> None:
    if not shown(posts):
        return
    data = twarc_csv(v2_flattened(v2_answer(shown(posts))))
    found = read(data, "twarc_csv", "posts.csv")
    check(found, posts)
    check_posts(found, posts)


@pytest.mark.parametrize("form", ["full", "stream", "int"])
@settings(deadline=None, max_examples=EXAMPLES)
@given(posts=worlds())
def test_v1_tells_the_truth_in_all_its_forms(posts: list[Written], form: str) -> None:
    if not shown(posts):
        return
    tweets: list[Any] = [v1_tweet(post, form) for post in shown(posts)]
    found = read(lines(tweets), "x_api_v1")
    check_v1(found, posts)
    check_posts(found, posts)


def check_v1(found: list[Event], posts: list[Written]) -> None:
    """Of v1.1 nothing is lost: a post names whom it answers and quotes, and holds its original."""
    assert not asides(found)
    assert not losses(found)
    assert len(items(found)) == len(shown(posts))
    originals = {act for post in posts if post.repeats for act in post.repeats.acts()}
    assert truth(posts) <= said(found, posts) <= truth(posts) | originals
