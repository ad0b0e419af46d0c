"""`python -m tests.fuzz.corpus FOLDER… [--mutants 1000] [--seed 1]`: files of others, as routines.

Every file below the folders is read as a routine file, and so are the examples inside the files
of the YAML test suite. After that come mutants of our own routines, drawn from the seed. Prints
what was read, the slowest, and every crash; ends with 1 if there was one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import yaml

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.source import MAX_BYTES
from tests.fuzz.target import read_and_compile

SIGNS = {"␣": " ", "∎": "", "↵": "", "←": "\r", "⇔": "\ufeff", "————»": "\t", "———»": "\t"} | {
    "——»": "\t",
    "—»": "\t",
    "»": "\t",
}
"""How the suite writes what cannot be seen."""
PIECES = (
    ": ",
    "- ",
    "\n",
    "\t",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "#",
    " #",
    "&a ",
    "*a",
    "!",
    "|",
    "9",
)


def main(folders: list[Path], mutants: int, seed: int) -> int:
    """Read them all; the exit code."""
    inputs = [("file", data) for folder in folders for data in below(folder)]
    inputs += [("example", text) for _, data in list(inputs) for text in examples(data)]
    chance = random.Random(seed)  # noqa: S311  # it is no secret
    own = [path.read_bytes() for path in sorted(built_in_folder().glob("*.yaml"))]
    inputs += [("mutant", mutant(chance.choice(own), chance)) for _ in range(mutants)]
    crashed, slowest = 0, 0.0
    for _, data in inputs:
        begun = time.perf_counter()
        try:
            read_and_compile(data)
        except Exception:  # whatever it is, it is what is looked for
            crashed += 1
            print(repr(data[:300]))
            traceback.print_exc(file=sys.stdout)
        slowest = max(slowest, time.perf_counter() - begun)
    for kind in ("file", "example", "mutant"):
        print(f"{kind}s: {sum(each == kind for each, _ in inputs):,}")
    print(f"seed {seed}; crashes: {crashed}; the slowest took {slowest:.2f} s")
    return int(bool(crashed))


def below(folder: Path) -> Iterator[bytes]:
    """The files below `folder`, as far as a routine may be long."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                yield file.read(MAX_BYTES + 1)


def examples(data: bytes) -> Iterator[bytes]:
    """What stands under `yaml:` in a file of the YAML test suite."""
    try:
        loaded = yaml.safe_load(data)
    except (yaml.YAMLError, ValueError, UnicodeError, RecursionError):
        return
    for case in loaded if isinstance(loaded, list) else ():
        text = case.get("yaml") if isinstance(case, dict) else None
        if isinstance(text, str):
            for sign, meaning in SIGNS.items():
                text = text.replace(sign, meaning)
            yield text.encode("utf-8", "surrogatepass")


def mutant(data: bytes, chance: random.Random) -> bytes:
    """`data` with up to six pieces of it taken out, doubled, or put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        length = chance.randint(1, 12)
        piece = bytes(changed[at : at + length])
        match chance.randrange(4):
            case 0:
                del changed[at : at + length]
            case 1:
                changed[at:at] = piece * chance.randint(1, 3)
            case 2:
                changed[at:at] = chance.choice(PIECES).encode()
            case _:
                changed[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(changed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(main(given.folders, given.mutants, given.seed))
