"""Ports of this machine: which is free, and whether Neo4j answers on one."""

import socket
import sys

from graph.errors import SetupError

HERE = "127.0.0.1"
# Bolt's opening: its magic number, then four versions in order of preference.
HANDSHAKE = bytes.fromhex("6060b01700080805000204040000000000000000")


def speaks_bolt(port: int, seconds: float = 2.0) -> bool:
    """Say whether what listens on the port opens a conversation as Neo4j does."""
    try:
        with socket.create_connection((HERE, port), timeout=seconds) as line:
            line.settimeout(seconds)
            line.sendall(HANDSHAKE)
            answer = line.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer[:2] == b"\0\0" and answer != b"\0\0\0\0"


def free_port(wished: int | None = None) -> int:
    """Find a free port, the wished one if it is free; raises SetupError if there is none."""
    for port in (wished or 0, 0):
        with socket.socket() as probe:
            if sys.platform != "win32":
                # There it would let two programs share a port; here it frees one just left.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HERE, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SetupError(HERE, "no port is free", "Close other programs and try again")
