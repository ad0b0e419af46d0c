"""The files of `share/`, which the wheel puts where a system looks for manuals and completions.

`python -m tests.release.share` writes them, after a change of docs/commands.md or of the version.
"""

from __future__ import annotations

from pathlib import Path

from typer._completion_shared import get_completion_script

from massage_cli.cli.completion import PROGRAMS, mend_zsh
from tests.release.manual import manual
from tests.release.versions import ROOT

SHARE = ROOT / "share"
COMPLETIONS = {
    "bash": "bash-completion/completions/{}",
    "zsh": "zsh/site-functions/_{}",
    "fish": "fish/vendor_completions.d/{}.fish",
}
"""Where each shell looks for the completion of a program, by the program's name."""


def files() -> dict[Path, str]:
    """What is in each file, by its path in `share/`."""
    return {
        Path("man/man1/massage.1"): manual(),
        Path("man/man1/massage-cli.1"): ".so man1/massage.1\n",
        **{
            Path(place.format(program)): completion(shell, program)
            for shell, place in COMPLETIONS.items()
            for program in PROGRAMS
        },
    }


def completion(shell: str, program: str) -> str:
    """What `--show-completion` of that name prints in that shell."""
    mend_zsh()
    variable = PROGRAMS[program]
    script = get_completion_script(prog_name=program, complete_var=variable, shell=shell)
    return f"{script}\n"


if __name__ == "__main__":
    for path, text in files().items():
        (SHARE / path).parent.mkdir(parents=True, exist_ok=True)
        (SHARE / path).write_text(text, "utf-8", newline="\n")
