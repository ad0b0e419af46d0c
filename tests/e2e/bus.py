"""A private D-Bus with a small desktop on it, which can be asked to keep the screen awake."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.e2e.pulse import DEADLINE, wait_until

REQUIRED = os.environ.get("MASSAGE_REQUIRE_BUS") == "1"
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
SESSION_MANAGER = "org.gnome.SessionManager"
CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""No folder of services: whatever this machine has installed is not to be started."""


def require_bus() -> None:
    """Skip with the reason where there is no D-Bus; fail where there must be one."""
    reason = ""
    if sys.platform != "linux":
        reason = "wakepy asks over D-Bus on Linux"
    elif shutil.which("dbus-daemon") is None:
        reason = "not installed: dbus-daemon"
    if reason and REQUIRED:
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


class Bus:
    """One bus. `address` leads programs to it."""

    def __init__(self, home: Path) -> None:
        self.socket = home / "bus"
        self.address = f"unix:path={self.socket}"
        configuration = home / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=self.socket))
        command = ("dbus-daemon", "--nofork", f"--config-file={configuration}")
        self._daemon = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    @property
    def there(self) -> bool:
        """Whether it lets somebody in: its socket is there before it listens."""
        assert self._daemon.poll() is None, "dbus-daemon ended"
        with socket.socket(socket.AF_UNIX) as visitor:
            return visitor.connect_ex(str(self.socket)) == 0

    def stop(self) -> None:
        """End it, and with it every connection."""
        self._daemon.kill()
        self._daemon.wait()


class SilentBus:
    """It lets everybody in, and then answers nothing, for ever."""

    def __init__(self, home: Path) -> None:
        self.entered = Event()
        self.address = f"unix:path={home / 'silent'}"
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(home / "silent"))
        self._socket.listen()
        self._taken: list[socket.socket] = []
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):  # it was closed, and the test is over
            while True:
                taken, _ = self._socket.accept()
                self._taken.append(taken)
                taken.recv(1024)
                taken.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
                self.entered.set()

    def close(self) -> None:
        """End it, and with it every connection."""
        for each in (self._socket, *self._taken):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # whoever waits for it is woken
            each.close()


class Desktop:
    """A service that notes by whom it was asked to stay awake, and whether that still holds.

    As the specification has it, who leaves the bus asks for nothing any more.
    """

    def __init__(self, bus: Bus, name: str = SCREEN_SAVER, *, refuses: bool = False) -> None:
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.calls: list[str] = []
        """The methods that were called, as they were spelled."""
        self.asking: dict[int, str] = {}
        """Who asks for it now, by their cookie."""
        self._refuses = refuses
        self._connection = open_dbus_connection(bus.address)
        daemon = Proxy(message_bus, self._connection, timeout=DEADLINE)
        assert daemon.RequestName(name) == (1,)
        rule = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        daemon.AddMatch(rule)
        Thread(target=self._serve, daemon=True).start()

    @property
    def awake(self) -> bool:
        """Whether somebody asks for it."""
        return bool(self.asking)

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType

        # When the bus is stopped the test is over.
        with closing(self._connection), suppress(ConnectionError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
                elif message.header.fields.get(HeaderFields.member) == "NameOwnerChanged":
                    self._left(message.body[0])

    def _answer(self, message: object) -> None:
        from jeepney import HeaderFields, Message, new_error, new_method_return

        assert isinstance(message, Message)
        member = message.header.fields[HeaderFields.member]
        self.calls.append(member)
        if self._refuses:
            reply = new_error(message, "org.freedesktop.DBus.Error.AccessDenied")
        elif member == "Inhibit":
            cookie = len(self.calls)
            self.asking[cookie] = message.header.fields[HeaderFields.sender]
            reply = new_method_return(message, "u", (cookie,))
        else:
            self.asking.pop(message.body[0])
            reply = new_method_return(message)
        self._connection.send(reply)

    def _left(self, name: str) -> None:
        for cookie in [cookie for cookie, who in self.asking.items() if who == name]:
            del self.asking[cookie]


@contextmanager
def private_bus() -> Iterator[Bus]:
    """A bus of the test's own, ended afterwards. Skips or fails where there is none."""
    require_bus()
    with tempfile.TemporaryDirectory(prefix="massage-bus-") as home:
        bus = Bus(Path(home))
        try:
            wait_until(lambda: bus.there, "the bus listens")
            yield bus
        finally:
            bus.stop()


@contextmanager
def silent_bus() -> Iterator[SilentBus]:
    """One that never answers. Skips or fails where nobody would ask it."""
    require_bus()
    with tempfile.TemporaryDirectory(prefix="massage-bus-") as home:
        bus = SilentBus(Path(home))
        try:
            yield bus
        finally:
            bus.close()
