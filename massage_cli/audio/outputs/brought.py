"""An output that another package brings: whatever it does wrong is an ExtensionError."""

from __future__ import annotations

from collections.abc import Callable
from operator import index
from typing import TypeVar

from massage_cli.audio.mixer import Bus
from massage_cli.audio.outputs.output import ExtensionError, Opener, Output, OutputError
from massage_cli.audio.tone import Tone
from massage_cli.entry_points import OUTPUTS, Extension, extension_of
from massage_cli.printable import printable, quoted

METHODS = ("place", "cut", "set_gain", "turn", "drain", "close")
T = TypeVar("T")


def brought_output(name: str) -> Opener:
    """What opens the output called `name`; it raises ExtensionError where it cannot be opened."""

    def opened(gain: float) -> Output:
        extension = extension_of(OUTPUTS, name)
        if extension is None:
            raise ExtensionError(f"no package brings an output called {quoted(name)}")
        try:
            output: Output = extension.load()(gain)
        except BaseException as error:  # it may end the interpreter, as scripts do when imported
            raise _of(extension, error) from error
        for method in METHODS:
            if not callable(getattr(output, method, None)):
                raise ExtensionError(extension.says(f"what it made has no method `{method}`"))
        return BroughtOutput(extension, output)

    return opened


class BroughtOutput:
    """An output whose first fault is told by `turn`, as of a device that goes away.

    After it nothing more is asked of the other but to close.
    """

    def __init__(self, extension: Extension, output: Output) -> None:
        self._extension = extension
        self._output = output
        self._fault: ExtensionError | None = None
        self._frame = 0

    @property
    def system(self) -> str:
        """What it calls itself."""
        return printable(self._tried(lambda: str(self._output.system), self._extension.name))

    @property
    def frame(self) -> int:
        """The first frame that can still be filled, or could before it failed."""
        self._frame = self._tried(lambda: index(self._output.frame), self._frame)
        return self._frame

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:
        """Have `tone` heard at `frame`; with `join`, what of it comes from that frame on."""
        self._tried(lambda: self._output.place(frame, tone, bus, join=join), None)

    def cut(self) -> None:
        """Fall silent, and forget what was placed."""
        self._tried(self._output.cut, None)

    def set_gain(self, gain: float) -> None:
        """Play at `gain`, 0 to 1."""
        self._tried(lambda: self._output.set_gain(gain), None)

    def turn(self, now: float) -> float | None:
        """Do what is due. Raises ExtensionError once anything has gone wrong."""
        wait = self._tried(lambda: _seconds(self._output.turn(now)), None)
        if self._fault is not None:
            raise self._fault
        return wait

    def drain(self, patience: float) -> bool:
        """Wait until all has been heard; False where it is not known to have been."""
        return self._tried(lambda: bool(self._output.drain(patience)), False)

    def close(self) -> None:
        """Free what it opened; what it says of that helps nobody any more."""
        self._fault = None
        self._tried(self._output.close, None)

    def _tried(self, call: Callable[[], T], instead: T) -> T:
        """What `call` returns, or `instead` once anything has failed."""
        if self._fault is None:
            try:
                return call()
            except (Exception, SystemExit) as error:
                self._fault = _of(self._extension, error)
        return instead


def _of(extension: Extension, error: BaseException) -> ExtensionError:
    """What is told of `error`; one that the package raises for its device may pass."""
    broken = not isinstance(error, OutputError)
    return ExtensionError(extension.fault(error, OutputError), broken=broken)


def _seconds(wait: float | None) -> float | None:
    return None if wait is None else max(0.0, float(wait))
