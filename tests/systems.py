"""What a test needs of the system it runs on, said once; elsewhere it skips with this reason."""

from __future__ import annotations

import os
import sys

import pytest

WINDOWS = sys.platform == "win32"
ROOT = not WINDOWS and os.geteuid() == 0

needs_posix = pytest.mark.skipif(WINDOWS, reason="needs POSIX: modes, links, signals, terminals")
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has")
not_as_root = pytest.mark.skipif(WINDOWS or ROOT, reason="root may read and write everything")
