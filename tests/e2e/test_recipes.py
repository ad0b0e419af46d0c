"""docs/recipes.md: each block as it stands there, with the programs that it names."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from getpass import getuser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.e2e.bus import Bus, private_bus
from tests.e2e.pulse import wait_until
from tests.events.written import read, short
from tests.systems import needs_posix

pytestmark = needs_posix
PAGE = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text("utf-8")
REQUIRED = os.environ.get("MASSAGE_REQUIRE_RECIPES") == "1"
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"], "/usr/sbin"))
REHEARSED = {"MASSAGE_SPEED": "200", "MASSAGE_SOUND": "none", "MASSAGE_VOICE_ENGINE": "off"}
"""They run as they stand, but fast and in silence."""
STEPS = ["Stretch", "Compression", "Stretch", "Long strokes", "Kneading", "Stroking", "Move"]


def require(*programs: str) -> None:
    """Skip with the reason where one of them is missing; fail where all must be there."""
    missing = [name for name in programs if shutil.which(name, path=PATH) is None]
    reason = f"not installed: {', '.join(missing)}"
    if missing and REQUIRED:
        pytest.fail(reason)
    if missing:
        pytest.skip(reason)


def block(title: str, language: str = "sh") -> str:
    """The one block in that language under a heading."""
    section = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert section is not None, title
    (text,) = re.findall(rf"^```{language}\n(.*?)^```", section[1], re.M | re.S)
    return str(text)


def run(script: str, there: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a block in a folder, as a shell does; what it says on stderr is the session."""
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=there,
        env={**os.environ, **REHEARSED, "PATH": PATH, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Finished." in done.stdout + done.stderr
    return done


class Notifications:
    """The desktop's service that shows notifications: it keeps them."""

    def __init__(self, bus: Bus) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.shown: list[tuple[int, int, str, str]] = []
        """The id of each, of the one in whose place it stands, its title and its text."""
        self._connection = open_dbus_connection(bus.address)
        daemon = Proxy(message_bus, self._connection, timeout=10)
        assert daemon.RequestName("org.freedesktop.Notifications") == (1,)
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        # When the bus is stopped the test is over.
        with closing(self._connection), suppress(ConnectionError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                match message.header.fields[HeaderFields.member]:
                    case "Notify":
                        _, replaces, _, title, text, *_ = message.body
                        number = replaces or len(self.shown) + 1
                        self.shown.append((number, replaces, title, text))
                        reply = new_method_return(message, "u", (number,))
                    case "GetCapabilities":
                        reply = new_method_return(message, "as", (["body"],))
                    case _:  # GetServerInformation
                        reply = new_method_return(message, "ssss", ("desk", "test", "1", "1.2"))
                self._connection.send(reply)


def test_a_notification_for_each_step(tmp_path: Path) -> None:
    require("notify-send", "jq", "dbus-daemon")
    with private_bus() as bus:
        desktop = Notifications(bus)
        recipe = block("A notification for each step")
        run(recipe, tmp_path, DBUS_SESSION_BUS_ADDRESS=bus.address)
    assert [title.partition(",")[0] for _, _, title, _ in desktop.shown] == STEPS
    assert {number for number, *_ in desktop.shown} == {1}, "each in the place of the last"
    assert desktop.shown[0][2] == "Stretch, calf"
    assert desktop.shown[0][3].startswith("Straighten your knee.")


@contextmanager
def broker(home: Path) -> Iterator[tuple[int, Path]]:
    """A broker on loopback: its port, and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    conf, log = home / "mosquitto.conf", home / "mosquitto.log"
    conf.write_text(
        f"listener {port} 127.0.0.1\nallow_anonymous true\nuser {getuser()}\n"
        "log_dest stderr\nlog_type subscribe\n"
    )
    program = shutil.which("mosquitto", path=PATH)
    assert program
    with (
        log.open("wb") as stderr,
        subprocess.Popen([program, "-c", conf], stderr=stderr) as process,
    ):
        try:
            wait_until(lambda: _listens(port), "the broker listens")
            yield port, log
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


def test_to_a_broker(tmp_path: Path) -> None:
    require("mosquitto", "mosquitto_pub", "mosquitto_sub")
    heard = tmp_path / "heard"
    with broker(tmp_path) as (port, log), heard.open("wb") as out:
        for name in ("mosquitto_pub", "mosquitto_sub"):  # their own files of options
            (tmp_path / name).write_text(f"-h 127.0.0.1\n-p {port}\n")
        env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "PATH": PATH}
        sub = ["mosquitto_sub", "-W", "60", "-t", "massage/events"]
        with subprocess.Popen(sub, env=env, stdout=out) as other:
            wait_until(lambda: b"massage/events" in log.read_bytes(), "the subscription")
            run(block("To a broker (MQTT)"), tmp_path, XDG_CONFIG_HOME=str(tmp_path))
            wait_until(lambda: b'"event": "end"' in heard.read_bytes(), "the last message")
            other.terminate()
    lines = read(heard.read_bytes())
    assert [line["step"]["title"] for line in lines if line.get("cue") == "start"] == STEPS
    assert lines[0]["event"] == "session"


@contextmanager
def bridge() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A lamp's bridge on loopback: its address, and the states that it was handed."""
    states: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            states.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/light", states
        finally:
            server.shutdown()


def test_a_lamp_in_the_steps_colour(tmp_path: Path) -> None:
    title = "A lamp in the step's colour"
    (tmp_path / "light.py").write_text(block(title, "python"), "utf-8")
    with bridge() as (address, states):
        run(block(title), tmp_path, LIGHT=address)
    colours = [state["colour"] for state in states if "colour" in state]
    assert colours[:2] == ["#05a84f", "#733cbe"]
    assert len(colours) == len(STEPS)
    assert {"brightness": 100} in states
    assert states[-1] == {"on": False}


def test_a_lamp_that_is_not_there_holds_nothing_up(tmp_path: Path) -> None:
    title = "A lamp in the step's colour"
    (tmp_path / "light.py").write_text(block(title, "python"), "utf-8")
    with bridge() as (address, _):
        pass
    done = run(block(title), tmp_path, LIGHT=address)
    assert f"{address}: " in done.stderr


def test_a_text_in_a_stream(tmp_path: Path) -> None:
    require("jq")
    recipe = block("A text in a stream (OBS)")
    seen = tmp_path / "seen.txt"
    # As the recipe has it, and each text is kept before the next takes its place.
    run(recipe.replace("mv now.txt.new", "cat now.txt.new >> seen.txt && mv now.txt.new"), tmp_path)
    assert [text.partition(",")[0] for text in seen.read_text().splitlines()] == [*STEPS, ""]
    seen.unlink()
    run(recipe, tmp_path)
    assert (tmp_path / "now.txt").read_text() == "\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["now.txt"]


def test_a_reader_that_is_there_before_the_session(tmp_path: Path) -> None:
    require("jq")
    run(block("A reader that is there before the session"), tmp_path)
    rows = [line.split("\t") for line in (tmp_path / "sessions.tsv").read_text().splitlines()]
    assert [text for _, text in rows] == ["Calf cramp, right now", "finished"]


def test_a_file_and_questions_to_it(tmp_path: Path) -> None:
    require("jq")
    title = "A file, and questions to it"
    done = run(block(title), tmp_path)
    assert done.stdout.endswith(block(title, "text"))
    lines = read((tmp_path / "sessions.jsonl").read_bytes())
    assert short(lines[-1]) == "377 end finished code=0"


def test_each_recipe_is_run() -> None:
    """Whoever adds one writes its test, which names its heading."""
    here = Path(__file__).read_text("utf-8")
    titles = re.findall(r"^## (.+)$", PAGE, re.M)
    assert len(titles) == 6
    assert [title for title in titles if f'"{title}"' not in here] == []
