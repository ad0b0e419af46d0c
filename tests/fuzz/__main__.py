"""`python -m tests.fuzz 120 [SEED]`: every property test with other examples than always, then
half the seconds guided by coverage, half by the format.

Prints its seed, with which the same inputs come in the same order, how many were tried and how
many crashed; ends with 1 if any did.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from massage_cli.routinefile.document import RoutineDocument
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.step import StepDocument
from tests.fuzz.target import read_and_compile
from tests.routinefile.documents import good, heaps, spoilt

BATCH = 200
TOKENS = (": ", "- ", "\n", "{", "}", "[", "]", "&a ", "*a", "!!", '"', "|", ">-", "---", "1:30")


def main(seconds: float, first: int) -> int:
    """Fuzz for `seconds` with the seed `first`; the exit code."""
    print(f"seed: {first}", flush=True)
    failed = by_property(first)
    guided = by_coverage(seconds / 2, first) if find_spec("atheris") else None
    if guided is None:
        print("atheris: not installed here, hypothesis alone")
    tried, crashed = by_format(seconds / 2 if guided else seconds, first)
    print(f"hypothesis: {tried:,} inputs, {crashed} crashes")
    return int(bool(failed or crashed or (guided and guided[1])))


def by_property(first: int) -> bool:
    """Run the tests that draw their examples; whether one of them failed."""
    drawn = ["-m", "hypothesis", "--hypothesis-profile=random", f"--hypothesis-seed={first}"]
    command = [sys.executable, "-m", "pytest", "-q", *drawn]
    return subprocess.run(command, check=False).returncode != 0


def by_coverage(seconds: float, first: int) -> tuple[int, int]:
    """Run atheris for `seconds`; inputs tried, and crashes."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, found, words = (Path(folder, name) for name in ("corpus", "found", "words"))
        corpus.mkdir()
        found.mkdir()
        for path in built_in_folder().glob("*.yaml"):
            (corpus / path.name).write_bytes(path.read_bytes())
        tokens = (*TOKENS, *RoutineDocument.kinds, *StepDocument.kinds, "repeat")
        words.write_text("\n".join(json.dumps(token).replace(r"\n", r"\x0A") for token in tokens))
        options = {
            "seed": first,
            "max_total_time": int(seconds),
            "timeout": 5,  # seconds for one input; more is a crash
            "rss_limit_mb": 500,
            "max_len": 8192,
            "print_final_stats": 1,
            "artifact_prefix": f"{found}/",
            "dict": words,
        }
        command = [sys.executable, "-m", "tests.fuzz.guided", str(corpus)]
        command += [f"-{name}={value}" for name, value in options.items()]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        crashes = list(found.iterdir())
        for crash in crashes:
            print(f"atheris: {crash.name}: {crash.read_bytes()!r}")
        stats = re.search(r"number_of_executed_units: (\d+)", result.stderr)
        if stats is None or (result.returncode and not crashes):
            print(result.stderr[-3000:])
            raise RuntimeError("atheris did not run")
        tried = int(stats[1])
        print(f"atheris: {tried:,} inputs, {len(crashes)} crashes")
        if crashes:
            print(result.stderr[-3000:])
        return tried, len(crashes)


def by_format(seconds: float, first: int) -> tuple[int, int]:
    """Batches of documents, good and bad, for `seconds`; inputs tried, and crashes."""
    tried = crashed = batches = 0
    as_yaml = st.one_of(spoilt(), good).map(lambda document: json.dumps(document).encode())

    @settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(as_yaml, heaps.map(str.encode), st.binary(max_size=2000)))
    def batch(data: Any) -> None:
        nonlocal tried
        tried += 1
        read_and_compile(data)

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            seed(first + batches)(batch)()
        except Exception:  # whatever it is, it is what a fuzzer looks for
            crashed += 1
            traceback.print_exc()
        batches += 1
    return tried, crashed


if __name__ == "__main__":
    given_seconds, given_seed = (*sys.argv[1:], "", "")[:2]
    # 32 bits, as libFuzzer's; its 0 would be one of its own choice.
    chosen = int(given_seed) if given_seed else random.randrange(1, 2**32)  # noqa: S311  # no secret
    sys.exit(main(float(given_seconds or 120), chosen))
