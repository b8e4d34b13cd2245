"""The command line: one file a group of commands, one place where a user's mistake is shown."""

import sys

from graph.cli.root import app
from graph.errors import MashalError


def main() -> None:
    """Run the command named on the command line; exit 0 done, 1 the user's input, 2 usage."""
    try:
        app()
    except MashalError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 - the one place where an error is shown
        sys.exit(1)
    except BrokenPipeError:
        # The reader (head, a pager) has seen enough; that is nobody's mistake.
        sys.stderr.close()
        sys.exit(0)
