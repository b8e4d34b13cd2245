"""The driver's faults, said in our form: where, what, what to do."""

import re
from urllib.parse import urlsplit

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import QuestionError, StoreError
from graph.server import Connection
from graph.store.guard import reason

SCHEMES = ("bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc")
NO_SUCH_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
CLOSED_DATABASE = "Neo.TransientError.General.DatabaseUnavailable"
BROKEN = re.compile(r"critical error|Could not append transaction|No space left")
UNREACHED = {
    "Connection refused": "nothing listens there",
    "DNS resolve": "the name is not known",
    "SSL": "it is not encrypted as the address asks for",
    "routing information": "it knows no other servers: write bolt in place of neo4j",
    "handshake": "what listens there is no Neo4j",
    "timed out": "no answer in time",
}
TOO_MUCH = frozenset(
    {
        "Neo.ClientError.Transaction.TransactionTimedOut",
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
        "Neo.TransientError.General.OutOfMemoryError",
        "Neo.TransientError.General.StackOverFlowError",
    }
)


def check_address(uri: str) -> None:
    """Raise StoreError unless this is an address the driver can use, without a password in it."""
    try:
        parts = urlsplit(uri)
        _, host = parts.port, parts.hostname
    except ValueError as fault:
        raise bad_address(str(fault)) from fault
    if parts.scheme not in SCHEMES or not host:
        raise bad_address(f"it has the form {parts.scheme or '…'}://{host or '…'}")
    if "@" in parts.netloc:
        raise StoreError(
            "NEO4J_URI",
            "holds a user name or password",
            "Take them out: they belong in NEO4J_USERNAME and NEO4J_PASSWORD",
        )


def bad_address(why: str) -> StoreError:
    """Say that an address is none."""
    return StoreError(
        "NEO4J_URI", f"is no address of a Neo4j ({why})", "Write it as neo4j://HOST or bolt://HOST"
    )


def in_our_form(fault: Exception, connection: Connection) -> StoreError:
    """Say a driver's or server's fault as one line a user can act on."""
    what, todo = _sign_in(fault, connection) or _reach(fault, connection) or _other(fault)
    return StoreError(connection.uri, what, todo)


def refused(fault: Neo4jError, *, explained: bool) -> Exception:
    """Say that a statement was at fault; a fault of the server or sign-in stays what it is."""
    if isinstance(fault, AuthError) or fault.code in {NO_SUCH_DATABASE, CLOSED_DATABASE}:
        return fault
    if fault.code in TOO_MUCH:
        return QuestionError(
            "query", "it takes too much time or memory", "Ask for less: fewer rows, shorter paths"
        )
    why = reason(fault.message or "", explained=explained)
    return QuestionError(
        "query", f"Neo4j refused it: {why}", "Correct the statement or a parameter"
    )


def is_broken(fault: BaseException | None) -> bool:
    """Say whether the database shut itself off, as it does when its disk is full."""
    return isinstance(fault, Neo4jError) and bool(BROKEN.search(str(fault)))


def _sign_in(fault: Exception, connection: Connection) -> tuple[str, str] | None:
    if isinstance(fault, AuthError):
        if connection.embedded:
            return (
                "the store's own password was changed",
                'Delete the file "password" in its neo4j folder, then run "mashal store stop"',
            )
        return "refused the user name or password", "Check NEO4J_USERNAME and NEO4J_PASSWORD"
    if isinstance(fault, Forbidden):
        return (
            f"this user may not do that ({_first_line(fault)})",
            "Use a user who may read and write",
        )
    return None


def _reach(fault: Exception, connection: Connection) -> tuple[str, str] | None:
    if isinstance(fault, Neo4jError) and fault.code == NO_SUCH_DATABASE:
        return f"it has no database {connection.database}", "Check NEO4J_DATABASE"
    closed = isinstance(fault, Neo4jError) and fault.code == CLOSED_DATABASE
    if closed or isinstance(fault, DatabaseUnavailable):
        mend = 'Bring back a backup with "mashal store restore FILE"'
        return (
            "the database can't be opened; its files may be damaged",
            mend if connection.embedded else "Look at that server's log",
        )
    if isinstance(fault, ServiceUnavailable | SessionExpired | OSError):
        again = 'Run "mashal doctor"'
        return (
            f"no Neo4j can be reached there ({_why_not(fault)})",
            again if connection.embedded else "Check NEO4J_URI, the network, and that it runs",
        )
    return None


def _why_not(fault: Exception) -> str:
    """Say why a server was not reached; the driver tells it in many words, ports and addresses."""
    told = str(fault)
    return next((why for sign, why in UNREACHED.items() if sign in told), _first_line(fault))


def _other(fault: Exception) -> tuple[str, str]:
    line = _first_line(fault)
    if is_broken(fault):
        return "the database had to stop, the disk may be full", "Make room and try again"
    if isinstance(fault, ConfigurationError):
        return f"the connection can't be made ({line})", "Check NEO4J_URI"
    if isinstance(fault, Neo4jError) and fault.code in TOO_MUCH:
        return "this took too much time or memory", "Close other programs and try again"
    if isinstance(fault, DriverError | Neo4jError):
        return f"the store refused ({line})", 'Run "mashal doctor"'
    return f"the store did not answer ({line})", 'Run "mashal doctor"'


def _first_line(fault: Exception) -> str:
    message = getattr(fault, "message", None) or str(fault) or type(fault).__name__
    return str(message).splitlines()[0].rstrip(" :.")
