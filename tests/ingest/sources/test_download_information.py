"""Facebook's and Instagram's downloads: garbled texts, titles, overlaps, what is private."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from meta_told import Told, bent, garbled, given, told

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context
from ingest.sources._dyi_text import decoded, once
from ingest.sources._dyi_titles import OWN, target
from ingest.sources.download_information import SOURCES

DOWNLOAD = SOURCES[0]
SAMPLES = Path(__file__).parents[4] / "shared/samples/facebook_dyi"
FOLDER = "facebook-x/your_facebook_activity"
COMMENTS = f"{FOLDER}/comments_and_reactions/comments.json"
PROFILE = "facebook-x/personal_information/profile_information/profile_information.json"
OWNER = {PROFILE: garbled({"profile_v2": {"name": {"full_name": "Zoya Ali"}}})}


def comment(title: str, text: str | None = "wah", at: int = 1711112500) -> dict[str, Any]:
    inner = {"timestamp": at, "author": "Zoya Ali", **({"comment": text} if text else {})}
    return {"timestamp": at, "data": [{"comment": inner}], "title": title}


def read(name: str, content: Any, around: dict[str, Any] | None = None) -> Told:
    return told(DOWNLOAD, given(name, garbled(content), around))


@pytest.mark.parametrize(
    "text", ["بہت خوب — keep it up 🤝", "café", "مشعلِ راہ", "plain", "naïve – “quoted”"]
)
def test_texts_are_undone_once(text: str) -> None:
    assert once(garbled(text)) == text
    assert decoded({garbled(text): [garbled(text)]}) == {text: [text]}
    # Who wrote the garbled signs on purpose meant them.
    assert decoded([garbled(garbled("é")), garbled("آپ")]) == [garbled("é"), "آپ"]


def test_what_is_not_garbled_stays() -> None:
    mixed = ["سلام", garbled("سلام"), "caf\u00e9", "\u00d8 broken", garbled("سلام")[:-1]]
    assert decoded(mixed) == ["سلام", "سلام", "café", "Ø broken", garbled("سلام")[:-1]]


def test_a_file_garbled_three_times_is_undone_three_times() -> None:
    texts = ["سلام", "شکریہ", "مشعلِ راہ", "plain"]
    assert decoded(garbled(garbled(garbled(texts)))) == texts


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Zoya Ali commented on Muhammad Bilal's post.", "Muhammad Bilal"),
        ("Zoya Ali replied to زارا احمد's comment.", "زارا احمد"),
        ("Zoya Ali likes Women's Forum's post in Bilal's Group.", "Women's Forum"),
        ("Zoya Ali likes Abbas' photo.", "Abbas"),
        ("Zoya Ali commented on her own photo.", OWN),
        ("Zoya Ali replied to Zoya Ali's comment.", OWN),
        ("Zoya Ali commented on a post.", None),
        ("Zoya Ali comentó la publicación de Luis Pérez.", "Luis Pérez"),
        ("A Zoya Ali le gusta la foto de Luis Pérez.", "Luis Pérez"),
        ("Zoya Ali respondió a su propio comentario.", OWN),
        ("Zoya Ali a commenté la publication d’Émile.", "Émile"),
        ("Zoya Ali aime la photo de Paul dans Groupe.", "Paul"),
        ("Zoya Ali curtiu a publicação de João da Silva.", "João da Silva"),
        ("Zoya Ali hat den Beitrag von Uwe Meyer kommentiert.", "Uwe Meyer"),
        ("Zoya Ali, Mehmet Demir adlı kişinin gönderisine yorum yaptı.", "Mehmet Demir"),
        ("Zoya Ali mengomentari postingan Siti Aminah.", "Siti Aminah"),
        ("Zoya Ali نے محمد بلال کی پوسٹ پر تبصرہ کیا۔", "محمد بلال"),
        ("Zoya Ali نے محمد بلال کے تبصرے کا جواب دیا۔", "محمد بلال"),
        ("Zoya Ali نے اپنی پوسٹ پر تبصرہ کیا۔", OWN),
        ("علّق Zoya Ali على منشور محمد علي.", "محمد علي"),
        ("Zoya Ali kommentoi jotakin.", None),
    ],
)
def test_titles_name_whom_they_are_about(title: str, who: str | None) -> None:
    assert target(title, "Zoya Ali") == who


def test_comments_answer_people_known_by_name() -> None:
    records = [
        comment("Zoya Ali commented on Muhammad Bilal's post.", "شکریہ #امن"),
        comment("Zoya Ali replied to زارا احمد's comment.", at=1711112600),
        {"timestamp": 1711112700, "title": "Zoya Ali commented on her own photo."},
        comment("Zoya Ali kommentoi jotakin.", at=1711112800),
    ]
    found = read(COMMENTS, {"comments_v2": records}, OWNER)
    assert found.acts() == {
        ("reply", "name:zoya ali", "name:muhammad bilal", None),
        ("reply", "name:zoya ali", "name:زارا احمد", None),
        ("reply", "name:zoya ali", "name:zoya ali", None),
    }
    first = found.rows("posts")[0]
    assert first["text"] == "شکریہ #امن"
    assert first["posted_at"] == datetime(2024, 3, 22, 13, 1, 40, tzinfo=UTC)
    assert (
        found.losses["ids of people it names, so that those of the same name can't be told apart"]
        == 2
    )
    assert sum("titles" in what for what in found.losses) == 1
    assert found.accounts()["name:زارا احمد"]["name"] == "زارا احمد"


def test_without_a_profile_the_comments_name_the_owner() -> None:
    found = read("comments.json", {"comments_v2": [comment("Zoya Ali commented on Ali's post.")]})
    assert "name:zoya ali" in found.accounts()
    posts = read("p/your_posts_1.json", [{"timestamp": 1711112500, "data": [{"post": "x"}]}])
    assert "name:the owner of the archive" in posts.accounts()
    assert "whose download" in posts.notes


def test_posts_tags_shares_and_repeats() -> None:
    record = {
        "timestamp": 1711112500,
        "data": [{"post": "ہمارا دن #امن"}, {"update_timestamp": 1711112501}],
        "tags": [{"name": "Muhammad Bilal"}],
        "title": "Zoya Ali updated her status.",
    }
    shared = {"timestamp": 1711112600, "data": [], "title": "Zoya Ali shared Peace Page's post."}
    found = read(f"{FOLDER}/posts/your_posts_1.json", [record, record, shared], OWNER)
    assert found.acts() == {
        ("mention", "name:zoya ali", "name:muhammad bilal", None),
        ("repost", "name:zoya ali", "name:peace page", None),
    }
    assert len(found.items) == 2
    assert found.passed == ["entries that stand in the download twice"]
    pictures = [
        {"timestamp": 5, "attachments": [{"data": [{"media": {"uri": f"{at}.jpg"}}]}]}
        for at in range(2)
    ]
    assert len(read(f"{FOLDER}/posts/your_posts_1.json", pictures, OWNER).posts()) == 2
    assert found.rows("posts")[0]["hashtags"] == "امن"


OLD = {
    "reactions_v2": [
        {
            "timestamp": 1711112500,
            "data": [{"reaction": {"reaction": "LOVE", "actor": "Zoya Ali"}}],
            "title": "Zoya Ali reacted to Bilal Khan's post.",
        },
        {
            "timestamp": 1711112600,
            "data": [{"reaction": {"reaction": "LIKE", "actor": "Zoya Ali"}}],
            "title": "Zoya Ali tykkää jostakin.",
        },
    ]
}
NEW = [
    {
        "timestamp": at,
        "media": [],
        "label_values": [
            {"label": "Reaction", "value": kind},
            {"label": "Name", "value": name},
            {"label": "URL", "value": f"https://www.facebook.com/{name}/posts/{post}"},
        ],
        "fbid": "1",
    }
    for at, kind, name, post in (
        (1711112500, "Love", "Bilal Khan", "900001"),
        (1711112600, "Like", "Sana Mir", "900002"),
        (1711112700, "Care", "Omar", "900003"),
    )
]


def test_reactions_that_two_files_list_are_told_once() -> None:
    old = f"{FOLDER}/comments_and_reactions/likes_and_reactions_1.json"
    new = f"{FOLDER}/comments_and_reactions/likes_and_reactions.json"
    first = told(DOWNLOAD, given(old, garbled(OLD), {new: NEW, **OWNER}))
    second = told(DOWNLOAD, given(new, garbled(NEW), {old: OLD, **OWNER}))
    # The title names nobody known, but the other file does.
    assert first.acts() == {
        ("reaction", "name:zoya ali", "name:bilal khan", None),
        ("reaction", "name:zoya ali", "name:sana mir", None),
    }
    assert second.acts() == {("reaction", "name:zoya ali", "name:omar", None)}
    assert len(second.passed) == 2
    # Loaded at another time, the same reaction is the same again.
    alone = told(DOWNLOAD, given(new, garbled(NEW), OWNER))
    assert len(alone.acts()) == 3
    same = {cells["post_id"] for cells in alone.rows("interactions")}
    assert {cells["post_id"] for cells in first.rows("interactions")} < same
    kinds = {cells["reaction"] for cells in alone.rows("interactions")}
    assert kinds == {"love", "like", "care"}


IG = "instagram-zoya.mer-2024-05-01-AbC.zip"


def ig_comment(text: str, owner: str, at: int, keys: tuple[str, str, str]) -> dict[str, Any]:
    comment_, media_owner, time = keys
    return {
        "string_map_data": {
            comment_: {"value": text},
            media_owner: {"value": owner},
            time: {"timestamp": at},
        }
    }


@pytest.mark.parametrize(
    "keys", [("Comment", "Media Owner", "Time"), ("Kommentar", "Inhaber des Beitrags", "Zeit")]
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_instagram_comments(keys: tuple[str, str, str], wrapped: bool) -> None:
    records: Any = [
        ig_comment("شکریہ @bilal.k. @peace.ig", "peace.ig", 1711112500, keys),
        ig_comment("mine", "zoya.mer", 1711112600, keys),
    ]
    if wrapped:
        records = {"comments_media_comments": records}
    found = read(f"{IG}/your_instagram_activity/comments/post_comments_1.json", records)
    assert found.acts() == {
        ("reply", "@zoya.mer", "@peace.ig", None),
        ("mention", "@zoya.mer", "@bilal.k", None),
        ("reply", "@zoya.mer", "@zoya.mer", None),
    }
    assert found.rows("posts")[0]["text"] == "شکریہ @bilal.k. @peace.ig"


def test_instagram_likes_of_both_shapes() -> None:
    url = "https://www.instagram.com/p/Ddr9/"
    old = {
        "likes_media_likes": [
            {
                "title": "peace.ig",
                "string_list_data": [{"href": url, "value": "👍", "timestamp": 1711112500}],
            }
        ]
    }
    owner = [
        {"label": "URL", "value": "https://www.instagram.com/peace.ig", "href": ""},
        {"label": "Name", "value": "Peace"},
        {"label": "Username", "value": "peace.ig"},
    ]
    new = [
        {
            "timestamp": 1711112500,
            "media": [],
            "label_values": [
                {"label": "URL", "value": url, "href": url},
                {"title": "Owner", "dict": [{"title": "", "dict": owner}]},
            ],
            "fbid": "1",
        }
    ]
    for content in (old, new):
        found = read(f"{IG}/your_instagram_activity/likes/liked_posts.json", content)
        assert found.rows("interactions") == [
            {
                "type": "reaction",
                "platform": "instagram",
                "post_id": "Ddr9",
                "source": "@zoya.mer",
                "target": "@peace.ig",
                "happened_at": datetime(2024, 3, 22, 13, 1, 40, tzinfo=UTC),
                "reaction": "like",
            }
        ]


def test_liked_comments_are_not_the_post_they_stand_under() -> None:
    record = {
        "title": "peace.ig",
        "string_list_data": [
            {"href": "https://www.instagram.com/p/Ddr9/", "value": "👍", "timestamp": 1711112500}
        ],
    }
    path = f"{IG}/your_instagram_activity/likes/liked_comments.json"
    found = read(path, {"likes_comment_likes": [record]})
    assert found.rows("interactions")[0]["post_id"] != "Ddr9"


def test_instagram_posts() -> None:
    records = [
        {
            "media": [
                {"uri": "m/1.jpg", "creation_timestamp": 1711112500, "title": "With @a.b #امن"}
            ]
        },
        {"media": [{"uri": "m/2.jpg"}], "title": "Two", "creation_timestamp": 1711112600},
    ]
    found = read(f"{IG}/your_instagram_activity/media/posts_1.json", records)
    assert [cells["text"] for cells in found.rows("posts")] == ["With @a.b #امن", "Two"]
    assert found.acts() == {("mention", "@zoya.mer", "@a.b", None)}


def test_followers_are_counted_and_not_named() -> None:
    def follower(name: str, at: int) -> dict[str, Any]:
        return {"title": "", "string_list_data": [{"value": name, "timestamp": at}]}

    folder = f"{IG}/connections/followers_and_following"
    first = [follower(f"person{at}", 1711112500 + at) for at in range(3)]
    second = {f"{folder}/followers_2.json": [follower("last", 1711112900)]}
    found = read(f"{folder}/followers_1.json", first, second)
    assert found.figures("@zoya.mer") == {"followers": 4}
    assert found.records == 3
    assert set(found.accounts()) == {"@zoya.mer"}
    assert found.rows("measurements")[0]["measured_on"] == date(2024, 3, 22)
    following = {
        "relationships_following": [{"title": "a.b", "string_list_data": [{"timestamp": 1}]}]
    }
    assert read(f"{folder}/following.json", following).items == []


def test_private_messages_are_never_read() -> None:
    thread = {
        "participants": [{"name": "Zoya Ali"}, {"name": "Secret Friend"}],
        "messages": [{"sender_name": "Secret Friend", "timestamp_ms": 1, "content": "secret"}],
        "thread_path": "inbox/x",
    }
    found = read("message_1.json", thread)
    assert found.items == []
    assert len(found.passed) == 1
    assert "ecret" not in str(found.events).replace("secret_", "")


def test_a_download_in_html_is_refused_with_what_to_do() -> None:
    page = (
        "<html><head><title>Facebook</title></head><body><div class='_a6-g'>x</div></body></html>"
    )
    file = given(f"{FOLDER}/posts/your_posts_1.html", page)
    assert DOWNLOAD.recognise(Head(file)) == 2
    with pytest.raises(InputError, match="JSON"):
        list(DOWNLOAD.read(file, Context()))
    beside = told(DOWNLOAD, given(f"{FOLDER}/start_here.html", page, {COMMENTS: {}}))
    assert len(beside.passed) == 1
    other = given("report.html", "<html><body><table></table></body></html>")
    assert DOWNLOAD.recognise(Head(other)) == 0


def test_other_parts_of_a_download_are_passed_over() -> None:
    friends = {"friends_v2": [{"name": "Secret Friend", "timestamp": 1711112500}]}
    found = read("facebook-x/connections/friends/your_friends.json", friends)
    assert found.items == []
    assert len(found.passed) == 1
    empty = given(f"{FOLDER}/other/thing.json", "[]")
    assert DOWNLOAD.recognise(Head(empty)) == 2
    assert list(DOWNLOAD.read(empty, Context())) == []


def test_a_cut_file_gives_the_good_part() -> None:
    records = [comment("Zoya Ali commented on Ali's post.", at=1711112500 + at) for at in range(3)]
    text = json.dumps(garbled({"comments_v2": records}))
    found = read(COMMENTS, text[:-60], OWNER)
    assert len(found.items) == 2
    assert "cut off" in found.notes


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_sample() -> None:
    found = told(DOWNLOAD, Given.of("comments.json", (SAMPLES / "comments.json").read_bytes()))
    assert found.acts() == {
        ("reply", "name:ayesha khan", "name:muhammad bilal", None),
        ("reply", "name:ayesha khan", "name:زارا احمد", None),
        ("reply", "name:ayesha khan", "name:ayesha khan", None),
    }
    assert found.rows("posts")[0]["text"] == "بہت خوب — keep it up 🤝"


NAMES = (
    *("comments_v2", "reactions_v2", "timestamp", "data", "comment", "reaction", "title", "tags"),
    *("label_values", "label", "value", "href", "dict", "string_map_data", "string_list_data"),
    *("media", "creation_timestamp", "post", "author", "actor", "name", "uri", "attachments"),
)
LEAVES = (
    st.none()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from([1711112500, "Zoya Ali likes Ali's post.", "https://www.instagram.com/p/x/"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=25,
)
PLACES = st.sampled_from(
    [COMMENTS, f"{FOLDER}/posts/your_posts_1.json", f"{IG}/your_instagram_activity/likes/x.json"]
)


@settings(max_examples=150, deadline=None)
@examples(PLACES, VALUES)
def test_whatever_a_download_holds_every_record_is_accounted_for(place: str, value: Any) -> None:
    records = [value, comment("Zoya Ali commented on Ali's post.")]
    found = Told(DOWNLOAD.read(given(place, json.dumps(records)), Context()))
    assert found.records == 2


@settings(max_examples=80, deadline=None)
@examples(st.binary(max_size=200), st.integers(0, 300))
def test_bytes_and_cuts_anywhere(data: bytes, at: int) -> None:
    whole = json.dumps(garbled({"comments_v2": [comment("Zoya نے Ali کی پوسٹ")]})).encode()
    for content in (data, whole[:at], whole[:at] + data):
        file = Given.of("comments.json", content)
        DOWNLOAD.recognise(Head(file))
        try:
            list(DOWNLOAD.read(file, Context()))
        except InputError:
            continue


def test_a_record_may_be_bent_anywhere() -> None:
    facebook = [
        {**comment("Zoya Ali shared Ali's post."), "tags": [{"name": "B"}], "attachments": []},
        {"timestamp": 1711112500, "data": [{"post": "x"}], "title": "y", "tags": [{"name": "B"}]},
        OLD["reactions_v2"][0],
        NEW[0],
    ]
    liked = {"href": "https://www.instagram.com/p/x/", "value": "y", "timestamp": 1711112500}
    instagram = [
        ig_comment("a @b", "c.d", 1711112500, ("Comment", "Media Owner", "Time")),
        {"title": "a.b", "string_list_data": [liked]},
        {"media": [{"uri": "x", "creation_timestamp": 1711112500, "title": "@a"}], "title": "b"},
    ]
    for place, records in (
        (COMMENTS, facebook),
        (f"{IG}/your_instagram_activity/x.json", instagram),
    ):
        for record in records:
            for value in bent(record):
                file = given(place, [value, value], OWNER)
                assert Told(DOWNLOAD.read(file, Context())).records == 2
    for profile in bent(OWNER[PROFILE]):
        found = read(COMMENTS, {"comments_v2": [comment("x", at=5)]}, {PROFILE: profile})
        assert found.records == 1
