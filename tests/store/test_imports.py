from __future__ import annotations

import subprocess
import sys

import pytest

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.pasts import a_past

pytestmark = pytest.mark.usefixtures("uncounted")

BOOKKEEPING = """
import sys
from massage_cli.cli.play import history_hooks
from massage_cli.cli.play.selection import selected
from massage_cli.cli.play.unfinished import offered
from massage_cli.core.choices import Choices
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.player import Player
from massage_cli.settings.settings import load

settings = load().settings
what = selected("calf-cramp", Choices())
assert offered(1.79e9) == ()
keeper = history_hooks.keeper(what, settings, None, None)
keeper.follow(what.timeline, Player(since=0.0), Ledger(), 0.0)
heavy = {"sqlite3", "tomllib", "tomlkit", "platformdirs", "hashlib", "json", "csv", "rich"}
print(*sorted(heavy & set(sys.modules)))
"""


def heavy() -> str:
    """The heavy modules that a start has imported when its first frame is drawn."""
    command = [sys.executable, "-c", BOOKKEEPING]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_before_the_first_frame_of_a_cramp_the_history_costs_no_import() -> None:
    assert heavy() == ""
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.close()
    assert heavy() == "", "nor does it when there is a history"
