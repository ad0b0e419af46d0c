"""The files that others read: hosts, citation tools, people who report something."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check

from massage_cli import __version__
from tests.release.versions import dated

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
CONFIG = GITHUB / "ISSUE_TEMPLATE" / "config.yml"
FORMS = sorted({*CONFIG.parent.glob("*.yml")} - {CONFIG})
SCHEMAS = {
    "github-workflows": sorted((GITHUB / "workflows").glob("*.yml")),
    "dependabot": [GITHUB / "dependabot.yml"],
    "github-issue-forms": FORMS,
    "github-issue-config": [CONFIG],
    "citation-file-format": [ROOT / "CITATION.cff"],
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_is_what_its_reader_takes(schema: str) -> None:
    assert SCHEMAS[schema]
    asked = ["--builtin-schema", f"vendor.{schema}", *map(str, SCHEMAS[schema])]
    assert check.main(asked, standalone_mode=False) == 0


def test_the_citation_says_what_the_package_says() -> None:
    assert CITATION["version"] == __version__
    assert CITATION["license"] == PROJECT["license"]
    assert CITATION["keywords"] == PROJECT["keywords"]
    assert CITATION.get("repository-code") == PROJECT.get("urls", {}).get("Source")


def test_the_citation_has_the_day_of_the_release_once_there_is_one() -> None:
    assert CITATION.get("date-released") == dated(__version__)


def test_a_bug_comes_with_what_the_program_itself_says_of_it() -> None:
    bug, *_ = FORMS
    fields = {field.get("id"): field for field in yaml.safe_load(bug.read_text("utf-8"))["body"]}
    assert fields["doctor"]["validations"]["required"]
    assert "massage doctor" in fields["doctor"]["attributes"]["label"]
    assert "reports/" in fields["report"]["attributes"]["description"]


def test_before_a_commit_runs_what_make_check_runs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repo,) = config["repos"]
    assert repo["repo"] == "local"
    assert [(hook["language"], hook["entry"]) for hook in repo["hooks"]] == [
        ("system", "make check")
    ]


def test_what_the_pages_lead_to_is_there() -> None:
    for name in ("SECURITY.md", "CITATION.cff"):
        assert (ROOT / name).is_file()
    assert "Report a vulnerability" in (ROOT / "SECURITY.md").read_text("utf-8")
