"""`python -m tests.mutants --sample 300 --seed 1 player session`: which faults no test notices.

Without a sample every mutant is tried, without names those of every module of the core and
of the session. Ends with 1 if there is a survivor that equivalent.txt does not explain.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import grimp

from tests.mutants.mutation import Mutant, mutants
from tests.mutants.trial import get_libraries_ready, is_green, side_by_side, survives

ROOT = Path(__file__).parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.txt")


def main(names: Sequence[str], sample: int, seed: int, jobs: int) -> int:
    """Try the mutants of the modules of these names; the exit code."""
    began = time.monotonic()
    every = list(all_mutants(names))
    chosen = every
    if 0 < sample < len(every):
        chosen = random.Random(seed).sample(every, sample)  # noqa: S311  # no secret
    known = equivalents()
    tried = [mutant for mutant in chosen if mutant.name not in known]
    print(
        f"{len(chosen):,} of {len(every):,} mutants (seed {seed}), "
        f"{len(chosen) - len(tried)} of them known to change nothing",
        flush=True,
    )
    tests = tests_by_module()
    wanted = sorted({test for m in tried for stage in tests[m.module] for test in stage})
    get_libraries_ready()
    if not _green_without_mutant(wanted):
        print("The tests fail without any mutant: see `make unit`.")
        return 2
    survivors = 0
    for mutant, survived in side_by_side(tried, lambda m: survives(m, tests[m.module]), jobs):
        if survived:
            survivors += 1
            print(
                f"{path_of(mutant.module)}:{mutant.line}: {mutant.old} → {mutant.new}", flush=True
            )
    if not _green_without_mutant(wanted):
        print("The tests fail without any mutant by now: what was killed says nothing.")
        return 2
    minutes = (time.monotonic() - began) / 60
    print(f"{len(tried) - survivors:,} killed, {survivors} survived, {minutes:.0f} minutes")
    return int(survivors > 0)


def _green_without_mutant(tests: list[str]) -> bool:
    return all(green for _, green in side_by_side([tests], is_green, 1))


def all_mutants(names: Sequence[str]) -> Iterator[Mutant]:
    """The mutants of the modules that are meant, in the order of their files."""
    core = sorted((ROOT / "massage_cli" / "core").rglob("*.py"))
    session = sorted((ROOT / "massage_cli" / "session").glob("*.py"))
    for path in (*core, *session):
        if not names or path.stem in names:
            parts = path.relative_to(ROOT).with_suffix("").parts
            module = ".".join(parts).removesuffix(".__init__")
            yield from mutants(module, path.read_text(encoding="utf-8"))


def equivalents() -> dict[str, str]:
    """The names of the mutants that change nothing anybody could notice, and why."""
    known: dict[str, str] = {}
    reason = ""
    for line in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason = line.lstrip("# ")
        elif line:
            known[line] = reason
    return known


def tests_by_module() -> dict[str, tuple[list[str], list[str]]]:
    """For each module its own test files, and the others that import it, however indirectly."""
    graph = grimp.build_graph(
        "massage_cli", "tests", cache_dir=None, exclude_type_checking_imports=True
    )
    found = [
        path for room in ("core", "session") for path in (ROOT / "tests" / room).rglob("test_*.py")
    ]
    files = {".".join(f.relative_to(ROOT).with_suffix("").parts): f for f in sorted(found)}
    knows = {name: graph.find_upstream_modules(name) for name in files}
    tests = {}
    for module in graph.modules:
        own = f"test_{module.rpartition('.')[2]}"
        those = [name for name in files if module in knows[name]]
        tests[module] = (
            [str(files[name]) for name in those if name.endswith(f".{own}")],
            [str(files[name]) for name in those if not name.endswith(f".{own}")],
        )
    return tests


def path_of(module: str) -> str:
    """The file of a module or a package, from the top of the tree."""
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (ROOT / path).is_dir() else f"{path}.py"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("names", nargs="*", metavar="MODULE", help="such as player, session")
    parser.add_argument("--sample", type=int, default=0, help="how many mutants to try; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time")
    given = parser.parse_args()
    sys.exit(main(given.names, given.sample, given.seed, given.jobs))
