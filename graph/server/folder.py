"""The data folder: where everything of one store lies, its password and who may read it."""

import json
import os
import secrets
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.runtime import jars


@dataclass(frozen=True)
class Running:
    """What is noted about a server when it is begun: its process, port and Neo4j version."""

    pid: int
    port: int
    version: str


@dataclass(frozen=True)
class Folder:
    """The paths of one store; ``home`` is the data folder the settings name."""

    home: Path

    @property
    def neo4j(self) -> Path:
        """Home folder of the server; resolved, so that every road to it is the same store."""
        return self.home.resolve() / "neo4j"

    @property
    def conf(self) -> Path:
        """Folder of ``neo4j.conf``."""
        return self.neo4j / "conf"

    @property
    def password_file(self) -> Path:
        """Text file that holds the password."""
        return self.neo4j / "password"

    @property
    def lock_file(self) -> Path:
        """File locked while the server is begun, stopped or its data replaced."""
        return self.neo4j / "mashal.lock"

    @property
    def log(self) -> Path:
        """What the server printed since its last start."""
        return self.neo4j / "logs" / "server.log"

    @property
    def database(self) -> Path:
        """Folder of the database itself."""
        return self.neo4j / "data" / "databases" / "neo4j"

    @property
    def has_data(self) -> bool:
        """Whether a server ever began here."""
        return (self.neo4j / "data" / "databases" / "system").is_dir()

    def make(self) -> None:
        """Make the folder, readable by its owner only; raises StoreError if that can't be."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self.neo4j.mkdir(mode=0o700, exist_ok=True)
            self.neo4j.chmod(0o700)
            probe = self.neo4j / ".writable"
            probe.touch()
            probe.unlink()
        except OSError as fault:
            raise StoreError(
                str(self.home),
                f"the data folder can't be written ({fault.strerror or fault})",
                "Choose another with --store DIR, or correct its permissions",
            ) from fault

    def password(self) -> str:
        """Read the password; raises StoreError if it is not there."""
        try:
            return self.password_file.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as fault:
            raise StoreError(
                str(self.password_file),
                "the password of this store can't be read",
                "Put the file back, or start a new store with --store DIR",
            ) from fault

    def make_password(self) -> None:
        """Write a new password to a file only its owner can read."""
        self.password_file.unlink(missing_ok=True)
        handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(24))

    def running(self) -> Running | None:
        """Read what was noted when a server was begun here; None if nothing readable was."""
        try:
            return Running(**json.loads((self.neo4j / "server.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def note_running(self, running: Running | None) -> None:
        """Note which server was begun; None forgets it."""
        path = self.neo4j / "server.json"
        if running is None:
            path.unlink(missing_ok=True)
            return
        half = path.with_suffix(".new")
        half.write_text(json.dumps(asdict(running)), "utf-8")
        half.replace(path)

    def check_version(self) -> None:
        """Raise StoreError if a newer Neo4j than ours wrote here."""
        try:
            wrote = (self.neo4j / "version").read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return
        if _numbers(wrote) > _numbers(jars.neo4j_version()):
            raise StoreError(
                str(self.home),
                f"its data was written by Neo4j {wrote}, mashal brings {jars.neo4j_version()}",
                "Update mashal, or use another folder with --store DIR",
            )

    def note_version(self) -> None:
        """Note that our Neo4j writes here from now on."""
        (self.neo4j / "version").write_text(jars.neo4j_version() + "\n", "ascii")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


PRIVATE_MODES = sys.platform != "win32"
"""Whether this system knows a file's mode; on Windows the user's own folder is private."""
