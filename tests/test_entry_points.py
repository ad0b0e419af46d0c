"""What other packages bring, found by its name, and what is told of it."""

from __future__ import annotations

import pytest

from massage_cli import paths
from massage_cli.core.presentation import SoundName, VoiceName
from massage_cli.entry_points import OUTPUTS, VOICES, Extension, extension_of, extensions, names
from massage_cli.errors import MassageError
from massage_cli.settings.file import put
from massage_cli.settings.settings import load
from tests.packages import Packages, packages

__all__ = ["packages"]


def test_there_are_none_without_a_package() -> None:
    assert (extensions(VOICES), extensions(OUTPUTS)) == ((), ())


def test_each_is_found_in_its_group_and_nothing_is_imported(packages: Packages) -> None:
    told = packages.add("quire", "raise SystemExit", voices_Alto_Voice="Alto", outputs_hall="Hall")
    assert [each[:2] for each in extensions(VOICES)] == [("alto-voice", told)]
    assert [each[:2] for each in extensions(OUTPUTS)] == [("hall", told)]
    assert extension_of(VOICES, "hall") is None


def test_of_two_with_one_name_the_first_package_brings_it(packages: Packages) -> None:
    packages.add("second", "", voices_alto="A", voices_bass="B")
    packages.add("first", "", voices_alto="A")
    assert [each[:2] for each in extensions(VOICES)] == [
        ("alto", "first 2.1"),
        ("bass", "second 2.1"),
    ]


NO_POINTS = (
    b"[massage_cli.voices]\nno value\n",
    b"[massage_cli.voices]\n= Alto\n",
    b"\xff\xfe\x00",
    b"[massage_cli.voices",
    b"Alto",
)


@pytest.mark.parametrize("text", NO_POINTS)
def test_a_package_that_cannot_be_read_hides_no_other(text: bytes, packages: Packages) -> None:
    told = packages.add("quire", "", voices_alto="A")
    packages.add("broken", "", voices_bass="A")
    (packages.folder / "broken-2.1.dist-info" / "entry_points.txt").write_bytes(text)
    assert [each[:2] for each in extensions(VOICES)] == [("alto", told)]


def test_one_that_does_not_say_its_name_is_still_found(packages: Packages) -> None:
    told = packages.add("quire", "", voices_alto="A")
    (packages.folder / f"{told.replace(' ', '-')}.dist-info" / "METADATA").unlink()
    assert [each[:2] for each in extensions(VOICES)] == [("alto", "a package")]


def test_what_an_entry_point_names_may_be_no_name_at_all(packages: Packages) -> None:
    told = packages.add("quire", "", voices_alto="a b:::c")
    (extension,) = extensions(VOICES)
    with pytest.raises(Exception) as caught:  # it is up to importlib
        extension.load()
    assert extension.fault(caught.value, MassageError).startswith(f"{told}: ")


def test_a_name_that_could_steer_a_terminal_is_made_harmless(packages: Packages) -> None:
    packages.add("first", "", **{"voices_a\x1b[31mb": "A"})
    assert [name for name in names(VOICES) if not name.isprintable()] == []
    assert len(names(VOICES)) == 1


def test_what_went_wrong_is_told_on_one_line_with_the_package() -> None:
    extension = Extension("alto", "quire 2.1", lambda: None)
    assert extension.fault(KeyError("x"), MassageError) == "quire 2.1: KeyError: 'x'"
    assert extension.fault(MassageError("no\nhall"), MassageError).startswith("quire 2.1: no")
    assert "\n" not in extension.fault(MassageError("no\nhall"), MassageError)
    assert len(extension.fault(MassageError("x" * 10_000), MassageError)) < 400


def test_such_a_name_can_be_set_as_it_is_spelt(packages: Packages) -> None:
    packages.add("quire", "", voices_alto_voice="A", outputs_hall="H")
    found = load({"voice.engine": "Alto Voice", "sound": "HALL"})
    assert (found.settings.voice_engine, found.settings.sound) == ("alto-voice", "hall")
    found.check()


def test_a_slip_in_it_is_told_with_what_was_meant(packages: Packages) -> None:
    packages.add("quire", "", voices_alto="A")
    with pytest.raises(MassageError) as caught:
        load({"voice.engine": "alot"}).check()
    assert caught.value.help.startswith("did you mean 'alto'? It is auto, off, pico")
    assert caught.value.help.endswith("command or alto")


def test_a_package_that_is_gone_leaves_the_default(
    packages: Packages,
) -> None:
    told = packages.add("quire", "", voices_alto="A")
    put(paths.settings_file(), "voice.engine", "alto")
    assert load().settings.voice_engine == "alto"
    for file in (packages.folder / f"{told.replace(' ', '-')}.dist-info").iterdir():
        file.unlink()
    found = load()
    assert found.settings.voice_engine == "auto"
    assert "'voice.engine' cannot be 'alto'" in str(found.problems[0])


def test_no_package_is_looked_for_where_a_name_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_group: str) -> tuple[str, ...]:
        raise AssertionError("it takes 20 ms")

    monkeypatch.setattr("massage_cli.entry_points.names", asked)
    for name in VoiceName:
        assert load({"voice.engine": name}).settings.voice_engine == name
    for sound in SoundName:
        assert load({"sound": sound}).settings.sound == sound
    with pytest.raises(AssertionError):
        load({"sound": "hall"})
