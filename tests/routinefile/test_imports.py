"""What is slow to import is imported only by what needs it."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.usefixtures("uncounted")

SLOW = ("yaml", "rich", "typer", "numpy", "miniaudio", "platformdirs", "difflib")


def imported(program: str) -> set[str]:
    program += f"; import json, sys; print(json.dumps([m for m in {SLOW} if m in sys.modules]))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(json.loads(result.stdout))


def test_finding_a_routine_reads_none() -> None:
    program = "from massage_cli.routinefile.library import find; find('calf-cramp')"
    assert imported(program) == set()


def test_reading_a_routine_needs_yaml_and_nothing_else() -> None:
    program = (
        "from massage_cli.routinefile.library import find; "
        "from massage_cli.routinefile.reader import read_routine; "
        "read_routine(find('calf-cramp').path)"
    )
    assert imported(program) == {"yaml"}
