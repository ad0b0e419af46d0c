from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from massage_cli import paths


def test_one_variable_moves_everything(home: Path) -> None:
    kept = (
        paths.settings_file(),
        paths.user_routines(),
        paths.history_file(),
        paths.running_sessions(),
        paths.remembered(),
        paths.voice_models(),
        paths.spoken(),
    )
    assert all(home in path.parents for path in kept)
    assert not home.exists(), "asking where a thing is does not make it"


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MASSAGE_CLI_HOME", "here")
    assert paths.folder("data") == tmp_path / "here" / "data"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there platformdirs is asked")
@pytest.mark.parametrize("kind", ["config", "data", "state", "cache"])
@pytest.mark.parametrize("base", [None, "", "relative", "/somewhere/else"])
def test_on_linux_the_folders_are_those_of_platformdirs(
    kind: str, base: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MASSAGE_CLI_HOME")
    variable = f"XDG_{kind.upper()}_HOME"
    if base is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, base)
    theirs = getattr(platformdirs, f"user_{kind}_path")("massage-cli", appauthor=False)
    if base == "relative":
        # The XDG standard says to ignore a relative path; platformdirs takes it.
        theirs = Path.home() / paths.XDG[kind][1] / "massage-cli"
    assert paths.folder(kind) == theirs


@pytest.mark.parametrize(
    "ask",
    [
        paths.settings_file, paths.user_routines, paths.history_file, paths.running_sessions,
        paths.remembered, paths.voice_models, paths.spoken,
    ],
)  # fmt: skip
def test_without_a_home_each_says_what_to_set(
    ask: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    with pytest.raises(paths.NoHomeError, match="nobody is called so") as caught:
        ask()
    assert caught.value.help == "set HOME, or MASSAGE_CLI_HOME, to a folder of yours"
    assert isinstance(caught.value, OSError), "what can do without it does"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there platformdirs is asked")
def test_a_user_whom_nobody_knows_has_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    for variable in ("MASSAGE_CLI_HOME", "HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    with pytest.raises(paths.NoHomeError, match="HOME is not set"):
        paths.history_file()
