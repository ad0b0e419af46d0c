from __future__ import annotations

import pytest

from tests.release.ready import obstacles

SOURCE = "https://git.example/me/massage"
URLS = {
    "Source": SOURCE,
    "Issues": f"{SOURCE}/issues",
    "Changelog": f"{SOURCE}/blob/main/CHANGELOG.md",
}
LOG = "## 1.0.0 (2026-12-01)\n\nThe first.\n\n## 0.9.0 (2026-11-01)\n\nBefore.\n"
URLS_WANTED = (
    f"[project.urls] in pyproject.toml has to name Source, Issues, Changelog, each below {SOURCE}."
)


def test_a_tag_with_its_version_its_notes_and_its_addresses_is_ready() -> None:
    assert obstacles("v1.0.0", SOURCE, "1.0.0", LOG, URLS) == []


@pytest.mark.parametrize(
    ("tag", "version", "log", "urls", "found"),
    [
        (
            "v1.0.1",
            "1.0.0",
            LOG,
            URLS,
            ["The tag v1.0.1 is not v1.0.0, as massage_cli/__init__.py has it."],
        ),
        ("v0.9.0", "0.9.0", LOG, URLS, ["CHANGELOG.md begins with 1.0.0, not with 0.9.0."]),
        (
            "v1.0.0",
            "1.0.0",
            LOG.replace("2026-12-01", "unreleased"),
            URLS,
            ["CHANGELOG.md has no day beside 1.0.0."],
        ),
        (
            "v1.0.0",
            "1.0.0",
            LOG.replace("The first.", ""),
            URLS,
            ["CHANGELOG.md says nothing of 1.0.0."],
        ),
        ("v1.0.0", "1.0.0", LOG, {}, [URLS_WANTED]),
        ("v1.0.0", "1.0.0", LOG, {**URLS, "Source": "https://git.example/another"}, [URLS_WANTED]),
    ],
)
def test_what_stands_in_the_way_is_said(
    tag: str, version: str, log: str, urls: dict[str, str], found: list[str]
) -> None:
    assert obstacles(tag, SOURCE, version, log, urls) == found
