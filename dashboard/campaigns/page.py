"""Campaigns & content: a hashtag campaign, its dialogue, what was seen, who follows."""

from dashboard import empty, session
from dashboard.campaigns import campaign, content, followers, threads
from dashboard.frame import chosen_day, head
from dashboard.parts import Part, show_parts
from dashboard.text import count, day
from graph.snapshot import Snapshot

QUESTION = "What did the campaigns and content reach?"
PART = "campaigns_part"
PARTS: dict[str, Part] = {
    "A campaign": campaign.show,
    "Dialogue threads": threads.show,
    "Content": content.show,
    "Followers": followers.show,
}


def opening(question: str) -> Snapshot | None:
    """Begin with what there is to tell of: posts and content are known without anybody's name."""
    if session.is_empty():
        head(question)
        empty.show()
        return None
    snapshot = session.history().at(chosen_day())
    posts = len(snapshot.posts.drop_duplicates(["platform", "post_id"]))
    said = (
        f"{_some(len(snapshot.campaigns), 'hashtag campaign')}, {_some(posts, 'post')} and "
        f"{_some(len(snapshot.content), 'piece')} of content"
    )
    head(question, f"<b>{said[0].upper()}{said[1:]}</b> as of {day(snapshot.as_of)}.")
    return snapshot


def _some(many: int, one: str) -> str:
    return count(many, one) if many else f"no {one}"


show_parts(QUESTION, PARTS, key=PART, opening=opening)
