"""One error tree: every message says where, what, and what to do about it."""


class MashalError(Exception):
    """Something a user can act on; shown as one line, never as a traceback."""

    def __init__(self, where: str, what: str, todo: str) -> None:
        """Keep the three parts; ``str()`` joins them into one line."""
        super().__init__(where, what, todo)
        self.where, self.what, self.todo = where, what.rstrip("."), todo.rstrip(".")

    def __str__(self) -> str:
        end = "" if self.todo.endswith("?") else "."
        return f"{self.where}: {self.what}. {self.todo}{end}"


class SetupError(MashalError):
    """The embedded Neo4j could not be fetched or prepared."""


class StoreError(MashalError):
    """A store is not there, not reachable, or does not accept the request."""


class SettingsError(StoreError):
    """A file of settings beside the store is not as it should be; the store itself is."""


class InputError(MashalError):
    """A file a user gave is refused as a whole."""


class QuestionError(MashalError):
    """A measure, a query or one of its parameters is not as it should be."""
