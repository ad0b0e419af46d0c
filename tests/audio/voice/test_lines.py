"""A command of the person's own that runs for a whole session."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from threading import Event

import pytest

from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import Engine, Job, VoiceError, speak
from massage_cli.audio.voice.lines import _Process
from massage_cli.core.presentation import VoiceName, VoiceProtocol
from tests.audio.voice.voices import BEEP_A_LINE, BEEPS, script
from tests.e2e.pulse import wait_until
from tests.systems import needs_proc


def voice(command: str) -> Engine:
    choice = VoiceChoice(VoiceName.COMMAND, command=command, protocol=VoiceProtocol.LINES)
    return open_voice(choice, "en")


def seconds(engine: Engine, text: str) -> float:
    return len(speak(engine, text)) / RATE


def test_one_process_gets_a_sentence_a_line_and_answers_each(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    body = f'open({str(starts)!r}, "a").write("started\\n")\n{BEEP_A_LINE}'
    engine = voice(script(tmp_path / "voice", body))
    for words in (1, 3, 2):
        assert seconds(engine, "word " * words) == pytest.approx(words / 2, rel=0.01)
    assert starts.read_text() == "started\n"


def test_sentences_that_are_begun_together_each_get_their_own(tmp_path: Path) -> None:
    engine = voice(script(tmp_path / "voice", BEEP_A_LINE))
    jobs = {words: engine.begin("word " * words) for words in (3, 1, 2)}
    heard: dict[int, float] = {}

    def all_there() -> bool:
        for words, job in jobs.items():
            if words not in heard and (samples := job.poll()) is not None:
                heard[words] = len(samples) / RATE
        return len(heard) == len(jobs)

    wait_until(all_there, "all are spoken")
    assert heard == {words: pytest.approx(words / 2, rel=0.01) for words in jobs}


def test_lang_and_rate_are_filled_in_and_a_file_to_write_is_refused(tmp_path: Path) -> None:
    told = tmp_path / "told"
    body = f'open({str(told)!r}, "w").write(" ".join(sys.argv[1:]))\n{BEEP_A_LINE}'
    command = script(tmp_path / "voice", body)
    seconds(voice(f"{command} --voice={{lang}}/{{rate}} {{else}}"), "one")
    assert told.read_text() == "--voice=en/160 {else}"
    with pytest.raises(VoiceError, match=r"writes to stdout, not to \{out\}"):
        voice(f"{command} --output={{out}}")


DIES = """
first = not os.path.exists({mark!r})
open({mark!r}, "a").close()
for number, line in enumerate(sys.stdin):
    if {when}:
        print("out of memory", file=sys.stderr)
        sys.exit(7)
    answer(beeps(line))
"""


def test_a_process_that_dies_is_started_once_more_and_the_sentence_is_said(tmp_path: Path) -> None:
    body = BEEPS + DIES.format(mark=str(tmp_path / "mark"), when="first and number == 1")
    engine = voice(script(tmp_path / "voice", body))
    assert [seconds(engine, "two words") for _ in range(3)] == pytest.approx([1.0] * 3, rel=0.01)


def test_one_that_dies_again_is_given_up_with_what_it_wrote(tmp_path: Path) -> None:
    body = BEEPS + DIES.format(mark=str(tmp_path / "mark"), when="True")
    with pytest.raises(VoiceError, match="ended with code 7 before a sentence") as raised:
        seconds(voice(script(tmp_path / "voice", body)), "hello")
    assert raised.value.wrote == "out of memory"


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_header_that_does_not_know_how_long_its_sound_is_is_refused(
    tmp_path: Path, size: int
) -> None:
    body = f"""{BEEPS}
for line in sys.stdin:
    wav = beeps(line)
    answer(wav[:4] + ({size}).to_bytes(4, "little") + wav[8:])
"""
    with pytest.raises(VoiceError, match="does not say how long it is"):
        seconds(voice(script(tmp_path / "voice", body)), "hello")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ('print("ready when you are", flush=True)', "not a WAV file"),
        ("answer(beeps(''))", "it said nothing"),
        ("sys.stdout.close(); os.close(1)", "closed its output before a sentence was whole"),
    ],
)
def test_what_is_no_sentence_is_said(tmp_path: Path, answer: str, why: str) -> None:
    body = f"{BEEPS}\nfor line in sys.stdin:\n    {answer}\n    sys.stdin.read()"
    with pytest.raises(VoiceError, match=why):
        seconds(voice(script(tmp_path / "voice", body)), "hello")


def hangs(asked: Path, slowly: float = 0.0) -> str:
    """One that tells what it is asked, and never answers `hang on`."""
    return f"""{BEEPS}
import time
for line in sys.stdin:
    open({str(asked)!r}, "a").write(line)
    time.sleep(600 if "hang" in line else {slowly})
    answer(beeps(line))
"""


def test_one_that_is_given_up_while_it_waits_for_another_is_never_asked_for(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    engine = voice(script(tmp_path / "voice", hangs(asked, slowly=0.3)))
    first = engine.begin("slowly")
    wait_until(lambda: asked.exists() and asked.read_text() == "slowly\n", "it is being spoken")
    waiting = engine.begin("hang on")
    waiting.stop()
    wait_until(lambda: first.poll() is not None, "the first is spoken")
    assert seconds(engine, "one") == pytest.approx(0.5, rel=0.01)
    assert asked.read_text() == "slowly\none\n"


def test_one_that_never_answers_holds_up_nobody_and_can_be_given_up(tmp_path: Path) -> None:
    engine = voice(script(tmp_path / "voice", hangs(tmp_path / "asked")))
    began = time.monotonic()
    job = engine.begin("hang on")
    assert job.poll() is None
    job.stop()
    assert seconds(engine, "one") == pytest.approx(0.5, rel=0.01)
    assert time.monotonic() - began < 60, "it was not waited for"


def test_one_that_is_given_up_as_it_is_handed_over_is_asked_of_no_new_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "asked"
    engine = voice(script(tmp_path / "voice", hangs(asked)))
    jobs: list[Job] = []
    begun, alive = Event(), vars(_Process)["alive"].fget

    def given_up_now(process: _Process) -> bool:
        if begun.wait(60) and jobs:
            jobs.pop().stop()
        return bool(alive(process))

    monkeypatch.setattr(_Process, "alive", property(given_up_now))
    jobs.append(engine.begin("hang on"))
    begun.set()
    wait_until(lambda: not jobs, "it is given up")
    assert seconds(engine, "one") == pytest.approx(0.5, rel=0.01)
    assert asked.read_text() == "one\n"


@needs_proc
def test_the_process_and_what_it_started_end_with_the_voice(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    body = f"""
import subprocess
child = subprocess.Popen(["sleep", "600"])
open({str(pids)!r}, "w").write(f"{{os.getpid()}} {{child.pid}}")
{BEEP_A_LINE}
import time
time.sleep(600)
"""
    engine = voice(script(tmp_path / "voice", body))
    seconds(engine, "one")
    del engine
    gc.collect()
    for pid in pids.read_text().split():
        wait_until(lambda pid=pid: gone(pid), f"{pid} is gone")  # type: ignore[misc]


def gone(pid: str) -> bool:
    """Whether it ended; one that nobody has asked for its code yet is a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
