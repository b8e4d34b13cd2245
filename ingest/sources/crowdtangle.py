"""CrowdTangle's exports of Facebook pages, Facebook groups and Instagram accounts."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from graph.fold import handle_key
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Sure, Told
from ingest.sources._csv_table import Names, Table, read_table
from ingest.sources._meta import (
    FACEBOOK,
    INSTAGRAM,
    Who,
    as_id,
    handle,
    hashtags,
    is_mangled,
    own_part,
    shown,
    whole,
)
from ingest.sources._meta_links import link
from ingest.sources._meta_values import count, day_in, report_day
from ingest.sources._meta_zones import moment

_SOURCE = "CrowdTangle"
_REACTIONS = ("love", "wow", "haha", "sad", "angry", "care", "thankful")
_SHORT = 150
_HOST = re.compile(r"^(?:https?://)?(?:(?:www|m|web|business)\.)?", re.IGNORECASE)


def recognise(head: Head) -> Sure:
    """Tell an export by the two columns all of them have."""
    return 2 if head.has_columns("post created", "total interactions") else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read posts, their figures, and whose post a Facebook post shares."""
    table = read_table(given, _is_header)
    export = _Export(given.name, table, context)
    yield from table.faults()
    for number, cells in table.rows:
        yield export.event(number, cells)
    yield from (Loss(what, many) for what, many in export.losses.items())
    yield Note(
        f"{given.name}: CrowdTangle counts reactions and comments but does not name who made "
        "them; between accounts it only tells whose post a Facebook post shares"
    )


def _is_header(names: Names) -> bool:
    return {"post created", "total interactions"} <= set(names)


class _Export:
    """One export: its columns by name, and what rows share."""

    def __init__(self, name: str, table: Table, context: Context) -> None:
        self._cut, self._zone = table.cut, context.zone
        self._at: dict[str, int] = {}
        for at, each in enumerate(table.names):
            self._at.setdefault(each, at)
        self._group = "group name" in self._at
        is_facebook = self._group or "page name" in self._at
        self.platform = FACEBOOK if is_facebook else INSTAGRAM
        self.losses: Counter[str] = Counter()
        self._told: set[str] = set()
        self._followers: set[tuple[str, date]] = set()
        self._ids: dict[str, str] = {}
        for _, cells in table.rows:
            who = self._who(cells)
            if who.id and who.handle:
                self._ids.setdefault(handle_key(who.handle), who.id)
        self._report_day = report_day(name, self._newest(table))

    def event(self, number: int, cells: Names) -> Event:
        """Give what one row says."""
        if number == self._cut:
            return Aside(number, "", "", "the file is cut off here", "Export or copy it again")
        if not self._cell(cells, "post created") and not self._cell(cells, "url"):
            return Passed(number, "rows of totals and notes")
        posted_at, who = moment(self._cell(cells, "post created")), self._who(cells)
        post_id = self._post_id(cells)
        if posted_at is None:
            value = self._cell(cells, "post created")
            fix = "Write it with a zone such as EST, PKT or UTC behind it"
            return Aside(number, "Post Created", value, "is not a time mashal can read", fix)
        if post_id is None or not who.key:
            fix = "Leave the columns of ids and addresses as CrowdTangle wrote them"
            return Aside(number, "URL", self._cell(cells, "url"), "names no post", fix)
        if post_id in self._told:
            return Passed(number, "rows that repeat a post")
        self._told.add(post_id)
        return Item(number, self._rows(cells, who, post_id, posted_at))

    def _rows(self, cells: Names, who: Who, post_id: str, posted_at: datetime) -> list[Told]:
        if self._group:
            self.losses["authors of posts in groups"] += 1
        text = self._text(cells)
        post = saying.post(
            self.platform,
            post_id,
            author=who.key,
            posted_at=posted_at,
            text=text,
            hashtags=hashtags(text) if text else None,
        )
        rows = [post, who.told(), *self._shared(cells, who, post_id)]
        for metric, value in self._figures(cells).items():
            rows.append(self._figure(metric, value, self._report_day, "post", post_id))
        followers, day = (
            count(self._cell(cells, "followers at posting")),
            day_in(posted_at, self._zone),
        )
        if followers is not None and (who.key, day) not in self._followers:
            self._followers.add((who.key, day))
            rows.append(self._figure("followers", followers, day, "account", who.key))
        return rows

    def _figure(self, metric: str, value: int, day: date, of: str, of_id: str) -> Told:
        return saying.figure(
            *(metric, value),
            measured_on=day,
            source=_SOURCE,
            of=of,
            of_id=of_id,
            platform=self.platform,
        )

    def _figures(self, cells: Names) -> dict[str, int]:
        """Give reactions of all kinds together, comments, shares, and a video's views."""
        found: dict[str, int] = {}
        likes = count(self._cell(cells, "likes"))
        if likes is not None:
            others = [count(self._cell(cells, kind)) for kind in _REACTIONS]
            found["reactions"] = likes + sum(each for each in others if each is not None)
        for metric, column in (("comments", "comments"), ("shares", "shares")):
            if (value := count(self._cell(cells, column))) is not None:
                found[metric] = value
        video = any(word in self._cell(cells, "type").lower() for word in ("video", "live", "reel"))
        views = count(self._cell(cells, "post views") or self._cell(cells, "views"))
        # A picture's "0 views" means that nobody counted, not that nobody looked.
        if views is not None and (video or views):
            found["video_views"] = views
        return found

    def _shared(self, cells: Names, who: Who, post_id: str) -> list[Told]:
        """Tell whose post is shared: the other account in the link, and its post if it says."""
        found = link(self._cell(cells, "link") or self._cell(cells, "final link"))
        if self.platform != FACEBOOK or found is None or found.platform != FACEBOOK:
            return []
        other = found.who()
        own = {each.casefold() for each in (who.id, who.handle) if each}
        if other is None or (found.account or "").casefold() in own or found.post == post_id:
            return []
        if other.handle and other.id is None:
            other = other._replace(id=self._ids.get(handle_key(other.handle)))
        repost = saying.interaction(
            "repost",
            self.platform,
            post_id,
            source=who.key,
            target=other.key,
            target_post_id=found.post,
        )
        return [other.told(), repost]

    def _who(self, cells: Names) -> Who:
        """Give the page, group or account; its id from its posts' address if it is mangled."""
        text = self._cell(cells, "facebook id") or self._cell(cells, "account id")
        found, name = None if is_mangled(text) else as_id(text), ""
        address = link(self._cell(cells, "url"))
        slug = address.account if address else None
        if found is None and slug and slug.isdigit():
            found = slug
        username = handle(self._cell(cells, "user name"))
        if username is None and slug and not slug.isdigit():
            username = slug
        for column in ("page name", "group name", "account"):
            name = name or self._cell(cells, column)
        return Who(self.platform, found, username, shown(name))

    def _post_id(self, cells: Names) -> str | None:
        """Give the post's id: the one in its address, else the address itself, which stays."""
        text = self._cell(cells, "platform id") or self._cell(cells, "post id")
        if text and not is_mangled(text) and (own := as_id(own_part(text))):
            return own
        url = self._cell(cells, "url")
        address = link(url)
        if address is None:
            return None
        path = _HOST.sub("", url).partition("?")[0].strip("/")
        return address.post or path[:_SHORT] or None

    def _text(self, cells: Names) -> str | None:
        parts = [self._cell(cells, name) for name in ("message", "description")]
        if self.platform == FACEBOOK:
            # Description is that of the page linked to.
            parts = parts[:1]
        return whole("\n".join(part for part in parts if part)) or None

    def _cell(self, cells: Names, name: str) -> str:
        at = self._at.get(name)
        return "" if at is None or cells[at] in ("N/A", "n/a") else cells[at]

    def _newest(self, table: Table) -> date | None:
        moments = (moment(self._cell(cells, "post created")) for _, cells in table.rows)
        return max((day_in(each, self._zone) for each in moments if each), default=None)


SOURCES = [
    Source(
        kind="crowdtangle",
        says="a CrowdTangle export",
        recognise=recognise,
        read=read,
        trust=4,
    )
]
