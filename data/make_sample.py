"""Make the invented sample campaign again: ``python -m data.make_sample [FOLDER]``.

The same seed gives the same bytes, so what is committed can be compared with what is made.
"""

import sys
from pathlib import Path

from data import SAMPLE
from data.making import story
from data.making.accounts import make_accounts
from data.making.asking import feedback_rows, tie_rows
from data.making.casting import make_people
from data.making.content import content_rows, make_content, testimonial_rows
from data.making.feed import Feed, account_rows, feed_rows
from data.making.hashtag import Wave
from data.making.holding import make_sessions
from data.making.measuring import measurement_rows
from data.making.people import people_rows
from data.making.places import UNIVERSITIES, VENUES
from data.making.posting import Year
from data.making.sessions import session_rows, with_later_ambassadors
from data.making.tables import Tables, write
from data.making.trainings import make_trainings, training_rows


def make_tables() -> Tables:
    """Make every table of the sample campaign, as rows under the columns of the graph model."""
    cast = make_people()
    sessions = make_sessions(cast)
    came = {person.person_id for session in sessions for person, _ in session.people}
    cast = [one for one in cast if one.roles or one.person_id in came]
    items = make_content(cast, sessions)
    accounts = make_accounts(cast)
    feed = Feed()
    year = Year(story.draw("posting"), feed, accounts)
    year.publish(items)
    year.talk(sessions)
    wave = Wave(story.draw("hashtag"), feed, accounts)
    wave.roll()
    wave.react()
    return {
        "universities": [vars(one) for one in UNIVERSITIES],
        "venues": [vars(one) for one in VENUES],
        **people_rows(cast),
        **training_rows(make_trainings(cast)),
        **session_rows(with_later_ambassadors(sessions, cast)),
        **content_rows(items),
        "testimonials": testimonial_rows(sessions),
        "accounts": account_rows(accounts),
        **feed_rows(feed),
        "campaigns": [
            {
                "name": story.HASHTAG,
                "hashtags": (story.HASHTAG,),
                "starts_on": story.HASHTAG_FIRST,
                "ends_on": story.HASHTAG_LAST,
            }
        ],
        "measurements": measurement_rows(feed, items, accounts),
        "feedback": feedback_rows(sessions),
        "reported_ties": tie_rows(cast),
    }


def main() -> None:
    """Write the sample into the folder given, else into ``data/sample``."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    for path in write(make_tables(), folder):
        sys.stderr.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
