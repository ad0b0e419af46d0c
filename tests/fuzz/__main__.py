"""`python -m tests.fuzz 120`: half the seconds guided by coverage, half by the format.

Prints how many inputs were tried and how many crashed; ends with 1 if any did.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_cli.routinefile.document import RoutineDocument, StepDocument
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.shapes import kinds_of
from tests.fuzz.target import read_and_compile
from tests.routinefile.documents import good, heaps, spoilt

BATCH = 200
TOKENS = (": ", "- ", "\n", "{", "}", "[", "]", "&a ", "*a", "!!", '"', "|", ">-", "---", "1:30")


def main(seconds: float) -> int:
    """Fuzz for `seconds`; the exit code."""
    guided = by_coverage(seconds / 2) if find_spec("atheris") else None
    if guided is None:
        print("atheris: not installed here, hypothesis alone")
    tried, crashed = by_format(seconds / 2 if guided else seconds)
    print(f"hypothesis: {tried:,} inputs, {crashed} crashes")
    return int(bool(crashed or (guided and guided[1])))


def by_coverage(seconds: float) -> tuple[int, int]:
    """Run atheris for `seconds`; inputs tried, and crashes."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, found, words = (Path(folder, name) for name in ("corpus", "found", "words"))
        corpus.mkdir()
        found.mkdir()
        for path in built_in_folder().glob("*.yaml"):
            (corpus / path.name).write_bytes(path.read_bytes())
        tokens = (*TOKENS, *kinds_of(RoutineDocument), *kinds_of(StepDocument), "repeat")
        words.write_text("\n".join(json.dumps(token).replace(r"\n", r"\x0A") for token in tokens))
        options = {
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


def by_format(seconds: float) -> tuple[int, int]:
    """Batches of documents, good and bad, for `seconds`; inputs tried, and crashes."""
    tried = crashed = 0
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
            batch()
        except Exception:  # whatever it is, it is what a fuzzer looks for
            crashed += 1
            traceback.print_exc()
    return tried, crashed


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0))
