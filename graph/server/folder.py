"""The data folder: where everything of one store lies, who may read it, what is noted there."""

import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.runtime import jars


@dataclass(frozen=True)
class Running:
    """What is noted about a server that answers: its process id and its port."""

    pid: int
    port: int


@dataclass(frozen=True)
class Folder:
    """The paths and notes of one store; ``home`` is the data folder the settings name."""

    home: Path

    @property
    def neo4j(self) -> Path:
        """Home folder of the server; resolved, so that every road to it is the same store."""
        return self.home.resolve() / "neo4j"

    @property
    def conf(self) -> Path:
        """Folder of the server's settings."""
        return self.neo4j / "conf"

    @property
    def data(self) -> Path:
        """Folder of the server's databases and transaction logs."""
        return self.neo4j / "data"

    @property
    def log(self) -> Path:
        """What the server printed since its last start."""
        return self.neo4j / "logs" / "server.log"

    @property
    def lock_file(self) -> Path:
        """File that is locked while the server is begun or stopped, or its data replaced."""
        return self.neo4j / "mashal.lock"

    @property
    def password_file(self) -> Path:
        """Text file that holds the password."""
        return self.neo4j / "password"

    @property
    def told_password(self) -> Path:
        """Where the server keeps the password it was told before its first start."""
        return self.data / "dbms" / "auth.ini"

    @property
    def has_data(self) -> bool:
        """Whether a server was ready here once: what lies here may be somebody's data."""
        return (self.data / "databases").is_dir() and not self._unfinished.exists()

    @property
    def _unfinished(self) -> Path:
        return self.neo4j / "unfinished"

    def make(self) -> None:
        """Make the folder, readable by its owner only; raises StoreError if that can't be."""
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
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

    def begin_anew(self) -> None:
        """Remove what an unfinished first set-up left, and note that one is under way."""
        self._unfinished.touch()
        shutil.rmtree(self.data, ignore_errors=True)

    def finish(self, running: Running) -> None:
        """Note a server that answers: the set-up is over, and our Neo4j writes here from now on."""
        (self.neo4j / "version").write_text(jars.neo4j_version() + "\n", "ascii")
        self._unfinished.unlink(missing_ok=True)
        half = self._note.with_suffix(".new")
        half.write_text(json.dumps(asdict(running)), "utf-8")
        half.replace(self._note)

    @property
    def _aside(self) -> Path:
        return self.neo4j / "data-before-restore"

    @property
    def being_replaced(self) -> bool:
        """Whether other data is being put in the place of the old, or that was cut short."""
        return self._aside.is_dir()

    def replace_data(self, new: Path) -> None:
        """Put new data in the place of the old, which is kept aside until it is let go."""
        self.data.mkdir(exist_ok=True)
        if self.told_password.is_file():
            (new / "dbms").mkdir(exist_ok=True)
            shutil.copy2(self.told_password, new / "dbms")
        self.data.rename(self._aside)
        new.rename(self.data)
        self._unfinished.unlink(missing_ok=True)

    def put_back(self) -> None:
        """Put the old data back, as it was."""
        shutil.rmtree(self.data, ignore_errors=True)
        self._aside.rename(self.data)

    def let_go(self) -> None:
        """Remove the old data: the new is good."""
        # Renamed first: a removal that is cut short must not look like data to put back.
        done = self.neo4j / "data-replaced"
        shutil.rmtree(done, ignore_errors=True)
        self._aside.rename(done)
        shutil.rmtree(done, ignore_errors=True)

    @property
    def _note(self) -> Path:
        return self.neo4j / "server.json"

    def noted(self) -> Running | None:
        """Read which server answered last; None if nothing readable was noted."""
        try:
            return Running(**json.loads(self._note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def forget_server(self) -> None:
        """Remove the note of a server."""
        self._note.unlink(missing_ok=True)

    @property
    def has_password(self) -> bool:
        """Whether there is a password to read."""
        try:
            return bool(self.password())
        except StoreError:
            return False

    def password(self) -> str:
        """Read the password; raises StoreError if it is not there."""
        try:
            return self.password_file.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as fault:
            raise StoreError(
                str(self.password_file),
                "the password of this store can't be read",
                "Run: mashal store stop, then mashal store start, which makes a new one",
            ) from fault

    def new_password(self) -> None:
        """Write a new password to a file only its owner can read."""
        self.password_file.unlink(missing_ok=True)
        handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(24))

    def written_by(self) -> str | None:
        """Say which Neo4j wrote here last; None if that was never noted."""
        try:
            return (self.neo4j / "version").read_text("ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None
