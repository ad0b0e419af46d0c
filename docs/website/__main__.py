"""`python -m docs.website FOLDER` makes the website in FOLDER; any warning fails it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docs.website.mended import mended
from docs.website.pages import ROOT
from docs.website.source import SOURCE, lay_out

WORK = ROOT / "build" / "website"
"""Where it is laid out; conf.py names it too."""
STRICT = ("--fail-on-warning", "--keep-going", "--quiet", "--fresh-env")


def main(folder: Path) -> int:
    """Make it, and return what Sphinx ended with."""
    lay_out(WORK)
    places = ("--conf-dir", ROOT / "docs" / "website", "--doctree-dir", WORK / "doctrees")
    command = (sys.executable, "-m", "sphinx", *STRICT, *places, WORK / SOURCE, folder)
    ended = subprocess.run(command, check=False).returncode
    for page in folder.rglob("*.html"):
        page.write_text(mended(page.read_text("utf-8")), encoding="utf-8")
    return ended


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
