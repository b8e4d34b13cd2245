"""How a Neo4j is reached, whichever it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Connection:
    """How to reach one Neo4j: address, sign-in and database (None: the server's default).

    ``embedded`` says that it is the Neo4j mashal runs itself.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
    embedded: bool = False
