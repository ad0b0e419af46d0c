"""Random bytes at the keyboard, and signals at random moments of a start, in a real terminal.

`python -m tests.fuzz.terminal [SEED]`. It prints its seed and what it saw; it fails at the first
traceback, wrong exit code, or terminal that is not as it was.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from massage_cli.terminal.keys import KeyQueue
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

BYTES = 10_000
SIGNALS = 60
STARTING = 0.5
"""Seconds of a start in which signals come."""
SESSION = [MASSAGE, "start", "bedtime", "--yes", "--no-history", "--sound", "none"]
NOT_KEYS = b"\x03\x1a\x1c"
"""^C, ^Z and, after a session, ^\\ are the terminal's own."""
UNTANGLE = b"\x1b\\\x1b[201~"
"""Ends whatever has begun: a string, a paste."""


def pieces(chance: random.Random) -> list[bytes]:
    """BYTES random bytes, one to five at a time."""
    allowed = bytes(byte for byte in range(256) if byte not in NOT_KEYS)
    data, cut = bytes(chance.choices(allowed, k=BYTES)), []
    while data:
        size = chance.randint(1, 5)
        cut.append(data[:size])
        data = data[size:]
    return cut


def decode(chance: random.Random) -> None:
    """The decoder alone, in a time of its own."""
    queue, now, keys = KeyQueue(), 0.0, 0
    for piece in pieces(chance):
        now += chance.choice((0.0, 0.01, 0.04, 0.06, 0.2))
        queue.settle(now)
        queue.take(piece, now)
        while queue:
            queue.next()
            keys += 1
    queue.take(UNTANGLE, now + 1)
    queue.drop()
    queue.take(b"n", now + 2)
    assert queue.next() == "n"
    print(f"decoder: {BYTES} bytes, {keys} keys")


def ended_well(person: Terminal) -> None:
    assert person.wait() in (0, 4), (person.process.returncode, person.text)
    assert person.restored
    assert b"Traceback" not in person.output


def type_at(chance: random.Random) -> None:
    """Real sessions: when one is stopped, or skipped to its end, the next gets the rest."""
    left, sessions, began = pieces(chance), 0, time.monotonic()
    while left:
        sessions += 1
        with terminal(SESSION, cold=True) as person:
            person.until_text("step 1 of")
            while left and person.process.poll() is None:
                os.write(person.master, left.pop())
                person.pump(chance.choice((0.0, 0.001, 0.01, 0.06)))
            os.write(person.master, UNTANGLE)
            if person.process.poll() is None:
                person.pump_for(0.3)
                person.answer("x")
            ended_well(person)
    seconds = time.monotonic() - began
    print(f"keyboard: {BYTES} bytes in {sessions} sessions, {seconds:.0f} s, each ended well")


def catches(process: int) -> bool:
    """Whether the program has begun, and not only the interpreter."""
    status = Path(f"/proc/{process}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGHUP - 1) & 1)


def signal_at(chance: random.Random) -> None:
    """Starts that are ended; before the program has begun, the interpreter has the word."""
    codes = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
    before = loud = 0
    for _ in range(SIGNALS):
        number = chance.choice(list(codes))
        with terminal([MASSAGE, "start", "bedtime", "--yes"], cold=True) as person:
            time.sleep(chance.uniform(0.0, STARTING))
            early = not catches(person.process.pid)
            person.process.send_signal(number)
            code = person.wait()
            before += early
            loud += b"Traceback" in person.output
            assert early or code == codes[number], (number, code, person.text)
            assert early or b"Traceback" not in person.output, person.text
            assert person.restored
    print(f"signals: {SIGNALS} in {STARTING} s, each ended well")
    print(f"  {before} before the program had begun, {loud} of them with a traceback of Python's")


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)  # noqa: S311  # it is no secret
    with tempfile.TemporaryDirectory() as home:
        os.environ["MASSAGE_CLI_HOME"] = home
        decode(chance)
        signal_at(chance)
        type_at(chance)


if __name__ == "__main__":
    main()
