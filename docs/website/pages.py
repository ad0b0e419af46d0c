"""The Markdown of the repository as pages: where each stands, and where its links lead then."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
DOCS = "docs"
BESIDE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "benchmarks/README.md": "figures.md",
}
"""Pages that are no files of `docs`, by where they stand in the repository."""
DRAWN = ("routines", "plans")
"""Folders of which each file has a page that the program draws, and the folder one over them."""
FILES = "files"
"""Where files lie that a page leads to, and which are neither pages nor in `docs`."""
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^\s*(```|~~~)")


def written() -> dict[str, str]:
    """The pages that are written in the repository: `{"docs/sound.md": "sound.md", …}`."""
    return BESIDE | {f"{DOCS}/{path.name}": path.name for path in (ROOT / DOCS).glob("*.md")}


def drawn() -> dict[str, str]:
    """The pages that are made of its files: `{"plans/runner.yaml": "plans/runner.md", …}`."""
    pages = {folder: f"{folder}/index.md" for folder in DRAWN}
    for folder in DRAWN:
        for path in (ROOT / folder).glob("*.yaml"):
            pages[f"{folder}/{path.name}"] = f"{folder}/{path.stem}.md"
    return pages


def place(target: str, pages: Mapping[str, str]) -> str:
    """Where on the website the file `target` of the repository lies."""
    if target in pages:
        return pages[target]
    in_docs = target.removeprefix(f"{DOCS}/")
    return in_docs if in_docs != target else f"{FILES}/{target}"


def relinked(text: str, source: str, pages: Mapping[str, str]) -> str:
    """`text`, written for the place `source` in the repository, for its place on the website.

    Links to other sites, within the page, and to what is not there stay as they are: of the last
    Sphinx complains.
    """

    def moved(link: re.Match[str]) -> str:
        target, mark, anchor = link[1].partition("#")
        found = _file(target, source)
        if found is None:
            return link[0]
        here = posixpath.dirname(place(source, pages)) or "."
        return f"]({posixpath.relpath(place(found, pages), here)}{mark}{anchor})"

    lines = _lines(text)
    return "".join(_LINK.sub(moved, line) if prose else line for line, prose in lines)


def linked(text: str, source: str) -> Iterator[str]:
    """The files of the repository that `text` leads to."""
    for line, prose in _lines(text):
        for link in _LINK.findall(line) if prose else ():
            file = _file(link.partition("#")[0], source)
            if file is not None:
                yield file


def _file(target: str, source: str) -> str | None:
    """The file, or the folder with a page, that a link of `source` means; None for all else."""
    if not target or re.match(r"[a-z]+:", target):
        return None
    path = posixpath.normpath(PurePosixPath(source).parent / target)
    return path if path in DRAWN or (ROOT / path).is_file() else None


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line with its end, and whether it is prose: in no block of code."""
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        yield line, not (fence or found)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
