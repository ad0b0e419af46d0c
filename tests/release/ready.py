"""Whether what is here may be released under a tag: `python -m tests.release.ready TAG SOURCE`.

SOURCE is the address of the repository. It prints what the changelog says of the version, for the
release's notes; or, with exit code 1, what stands in the way.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping

from massage_cli import __version__
from tests.release.versions import CHANGELOG, HEADING, PYPROJECT, dated, notes

NAMED = ("Source", "Issues", "Changelog")


def obstacles(tag: str, source: str, version: str, log: str, urls: Mapping[str, str]) -> list[str]:
    """What has to be put right first, each thing in a sentence."""
    newest = next(iter(HEADING.findall(log)), ("nothing", ""))[0]
    named = all(f"{urls.get(name)}/".startswith(f"{source}/") for name in NAMED)
    wanted = ", ".join(NAMED)
    checks = {
        f"The tag {tag} is not v{version}, as massage_cli/__init__.py has it.": tag
        == f"v{version}",
        f"CHANGELOG.md begins with {newest}, not with {version}.": newest == version,
        f"CHANGELOG.md has no day beside {version}.": dated(version, log) is not None,
        f"CHANGELOG.md says nothing of {version}.": notes(version, log) != "",
        f"[project.urls] in pyproject.toml has to name {wanted}, each below {source}.": named,
    }
    return [sentence for sentence, right in checks.items() if not right]


def main(tag: str, source: str) -> None:
    urls = tomllib.loads(PYPROJECT)["project"].get("urls", {})
    if found := obstacles(tag, source, __version__, CHANGELOG, urls):
        sys.exit("\n".join(found))
    print(notes(__version__))


if __name__ == "__main__":
    main(*sys.argv[1:])
