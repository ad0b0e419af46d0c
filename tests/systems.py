"""What a test needs of the system it runs on, said once; elsewhere it skips with this reason."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

WINDOWS = sys.platform == "win32"
ROOT = not WINDOWS and os.geteuid() == 0

AS_A_USER: tuple[str, ...] = ()
"""Before a command: it is run as one who may not read and write everything, root or not."""
if ROOT and shutil.which("setpriv"):
    taken = "-dac_override,-dac_read_search"
    AS_A_USER = ("setpriv", f"--bounding-set={taken}", f"--inh-caps={taken}")

needs_a_user = pytest.mark.skipif(
    WINDOWS or (ROOT and not AS_A_USER),
    reason="root may read and write everything, but for setpriv",
)
needs_posix = pytest.mark.skipif(WINDOWS, reason="needs POSIX: modes, links, signals, terminals")
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has")
not_as_root = pytest.mark.skipif(WINDOWS or ROOT, reason="root may read and write everything")
