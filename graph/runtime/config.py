"""The settings every embedded Neo4j runs with: this machine only, nothing told to anyone."""

import re
from pathlib import Path

FILE = "neo4j.conf"
PORT = "server.bolt.listen_address"
SETTINGS = {
    # Reached from this machine only; never announced on the network, nothing reported home.
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "server.bolt.telemetry.enabled": "false",
    "client.allow_telemetry": "false",
    # Names of activists would stand in a log of statements and parameters.
    "db.logs.query.enabled": "OFF",
    # A statement can't read files, run for ever or take all memory.
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.security.auth_enabled": "true",
    "db.transaction.timeout": "10m",
    "db.memory.transaction.max": "384m",
    # A laptop's share of memory and disk.
    "server.memory.pagecache.size": "128m",
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "32m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    # By default it waits twelve seconds for clients that are gone.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    "internal.dbms.bolt.netty_server_shutdown_timeout": "1s",
    "internal.server.bolt.connection_shutdown_wait_time": "1s",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
}


def write(folder: Path, port: int) -> None:
    """Write the settings into the folder, with the port at which Bolt is spoken."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}={value}" for name, value in SETTINGS.items()]
    lines.append(f"{PORT}=127.0.0.1:{port}")
    text = "# Written by mashal at every start; changes are lost.\n" + "\n".join(lines) + "\n"
    (folder / FILE).write_text(text, "utf-8")


def port(folder: Path) -> int | None:
    """Read the port that was last written into the folder; None if none was."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = re.search(rf"^{re.escape(PORT)}=.*:(\d+)$", text, re.MULTILINE)
    return int(found.group(1)) if found else None
