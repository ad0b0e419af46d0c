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
def shell(name: str, home: Path) -> Iterator[Shell]:
    """The shell `name`, the completion installed in it as a person does."""
    require_shell(name)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "HOME": str(home), "ZDOTDIR": str(home), "PATH": path, "PS1": PROMPT}
    install = "massage --install-completion; true"  # not the last command: the shell stays
    subprocess.run([name, "-c", install], env=env, check=True, capture_output=True, timeout=60)
    start = {"bash": ["bash", "-i"], "zsh": ["zsh", "-i"]}
    if name == "fish":
        yield AskedShell(home, env)
        return
    prompt = f"PS1='{PROMPT}'\ncd {home}\n"
    rc = home / f".{name}rc"
    rc.write_text(prompt + rc.read_text())
    with terminal(start[name], env=env) as person:
        yield TypingShell(person)
