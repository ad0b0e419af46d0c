"""Real shells with the completion installed in a home of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import pytest

from tests.e2e.terminal_driver import Terminal, terminal

REQUIRED = os.environ.get("MASSAGE_REQUIRE_SHELLS") == "1"
PROMPT = "ready> "


def require_shell(name: str) -> None:
    """Skip with the reason where the shell is missing; fail where it must be there."""
    if shutil.which(name) is None:
        if REQUIRED:
            pytest.fail(f"not installed: {name}")
        pytest.skip(f"not installed: {name}")


class Shell(ABC):
    """A shell in `home`, which is also where it is."""

    @abstractmethod
    def check(self, line: str, completed: str) -> None:
        """Fail unless `line` and a TAB become `completed`."""


class TypingShell(Shell):
    """An interactive shell in a terminal, in which TAB is pressed."""

    def __init__(self, person: Terminal) -> None:
        self._person = person
        person.until_text(PROMPT.strip())

    def check(self, line: str, completed: str) -> None:
        self._person.send(f"{line}\t")
        self._person.until_text(f"{PROMPT}{completed}")
        self._person.send("\x15\x0c")  # clear the line, then the screen
        self._person.until(lambda: self._person.text.strip() == PROMPT.strip(), "an empty line")


class AskedShell(Shell):
    """fish, which can be asked what it would offer."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self._home, self._env = home, env

    def check(self, line: str, completed: str) -> None:
        asked = subprocess.run(
            ["fish", "-c", f"complete -C {line!r}"],
            cwd=self._home,
            env=self._env,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        offered = [each.split("\t")[0] for each in asked.stdout.splitlines()]
        assert offered == [completed.split()[-1]], asked


@contextmanager
def shell(name: str, home: Path, program: str = "massage") -> Iterator[Shell]:
    """The shell `name`, the completion of `program` installed in it as a person does."""
    require_shell(name)
    env = _environment(home)
    install = f"{program} --install-completion; true"  # not the last command: the shell stays
    subprocess.run([name, "-c", install], env=env, check=True, capture_output=True, timeout=60)
    with _begun(name, home, env) as opened:
        yield opened


@contextmanager
def shell_with(share: Path, name: str, home: Path) -> Iterator[Shell]:
    """The shell `name`, with the completions of `share` where a system has such files."""
    require_shell(name)
    there = quote(str(share))
    found = {
        # What bash-completion does for a name, once it is asked for it.
        "bash": f'for each in {there}/bash-completion/completions/*; do source "$each"; done\n',
        "zsh": f"fpath=({there}/zsh/site-functions $fpath)\nautoload -Uz compinit\ncompinit -u\n",
    }
    if name in found:
        (home / f".{name}rc").write_text(found[name])
    with _begun(name, home, {**_environment(home), "XDG_DATA_DIRS": str(share)}) as opened:
        yield opened


def _environment(home: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "HOME": str(home), "ZDOTDIR": str(home), "PATH": path, "PS1": PROMPT}


@contextmanager
def _begun(name: str, home: Path, env: dict[str, str]) -> Iterator[Shell]:
    if name == "fish":
        yield AskedShell(home, env)
        return
    prompt = f"PS1='{PROMPT}'\ncd {quote(str(home))}\n"
    rc = home / f".{name}rc"
    rc.write_text(prompt + rc.read_text())
    with terminal([name, "-i"], env=env) as person:
        yield TypingShell(person)
