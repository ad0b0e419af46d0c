"""What a C library prints is not seen, and stderr is there again afterwards, whatever happened."""

from __future__ import annotations

import os
import sys

import pytest

from massage_cli.audio.outputs.hush import hushed


def test_nothing_is_seen_inside_and_everything_before_and_after(
    capfd: pytest.CaptureFixture[str],
) -> None:
    os.write(2, b"before ")
    with hushed():
        os.write(2, b"ALSA lib pcm.c: underrun ")
    os.write(2, b"after")
    assert capfd.readouterr().err == "before after"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_error_on_its_way_out_is_seen(
    capfd: pytest.CaptureFixture[str], error: type[BaseException]
) -> None:
    with pytest.raises(error), hushed():
        raise error
    sys.stderr.write("seen")
    assert capfd.readouterr().err == "seen"


def test_a_closed_stderr_is_left_closed() -> None:
    kept = os.dup(2)
    os.close(2)
    try:
        with hushed():
            pass
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(2)
    finally:
        os.dup2(kept, 2)
        os.close(kept)
