from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.signals import endings, held, unwinding
from tests.systems import needs_posix

pytestmark = needs_posix


def test_a_signal_ends_once_and_what_follows_stops_no_unwinding() -> None:
    unwound = False
    with pytest.raises(Ended) as ended, endings():
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGTSTP):
                signal.raise_signal(number)
            unwound = True
    assert unwound
    assert ended.value.code is ExitCode.TERMINATED


def test_what_ends_without_a_signal_is_unwound_as_undisturbed() -> None:
    unwound = False
    with pytest.raises(Ended) as ended, endings():
        try:
            with unwinding():
                raise Ended(ExitCode.HUNG_UP)  # as the keyboard does when the terminal is gone
        finally:
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
                signal.raise_signal(number)  # as the shell does then
            unwound = True
    assert unwound
    assert ended.value.code is ExitCode.HUNG_UP


def test_what_ends_well_ignores_no_signal() -> None:
    with pytest.raises(Ended), endings():
        with unwinding():
            pass
        signal.raise_signal(signal.SIGHUP)


def test_afterwards_every_signal_means_what_it_meant() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP, signal.SIGALRM)
    before = [signal.getsignal(number) for number in numbers]
    with pytest.raises(KeyboardInterrupt), endings():
        signal.raise_signal(signal.SIGINT)
    assert [signal.getsignal(number) for number in numbers] == before
    assert sys.unraisablehook is not None


def test_a_signal_in_the_middle_of_an_import_waits_for_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_import.py").write_text(
        "import os, signal, time\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
        "time.sleep(0.1)\n"
        "done = True\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(Ended), endings():
        import slow_to_import  # type: ignore[import-not-found]  # made above

        assert slow_to_import.done
        time.sleep(60)


def test_a_signal_in_a_finalizer_is_not_lost() -> None:
    class Finalized:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)
            assert os.getpid()  # where the exception comes

    with pytest.raises(Ended), endings():
        Finalized()
        time.sleep(60)


def test_who_puts_something_back_does_it_whole() -> None:
    done = False
    with pytest.raises(Ended), endings():
        with held():
            signal.raise_signal(signal.SIGHUP)
            signal.raise_signal(signal.SIGHUP)
            done = True
        raise AssertionError("the signal was lost")
    assert done


def test_what_nohup_ignores_stays_ignored() -> None:
    program = (
        "import signal; from massage_cli.terminal.signals import endings\n"
        "with endings(): signal.raise_signal(signal.SIGHUP); print('on')"
    )
    done = subprocess.run(
        ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", sys.executable, "-c", program],
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"on\n"
