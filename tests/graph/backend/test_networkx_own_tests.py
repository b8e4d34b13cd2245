"""networkx's own tests of every function we carry, run through our kernels."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx
import pytest

from graph.backend.register import all_carried

ROOT = Path(__file__).parents[3]
PACKAGE = Path(networkx.__file__).parent


def modules() -> list[str]:
    """Name the test modules of networkx that call one of the functions we carry."""
    called = re.compile(rf"\b({'|'.join(all_carried())})\(")
    tests = [file for file in sorted(PACKAGE.rglob("test_*.py")) if called.search(file.read_text())]
    return [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in tests]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], dict]:
    counts = tmp_path_factory.mktemp("counts") / "counts.json"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p"]
    command += ["tests.graph.backend.carrying", "-c", os.devnull, "--rootdir", str(PACKAGE)]
    done = subprocess.run(
        [*command, "--pyargs", *modules()],
        cwd=ROOT,
        env={
            **os.environ,
            "NETWORKX_TEST_BACKEND": "mashal",
            "NETWORKX_FALLBACK_TO_NX": "True",
            "CARRIED_COUNTS": str(counts),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done, json.loads(counts.read_text()) if counts.exists() else {}


def test_they_pass(run):
    done, _ = run
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("name", list(all_carried()))
def test_our_kernel_answered(run, name):
    _, counts = run
    answered, _ = counts[name]
    assert answered, f"networkx's tests never reached our {name}"
