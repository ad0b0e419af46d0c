"""The models with which piper speaks: where they are looked for, and what is wrong with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.audio.voice import models
from massage_cli.audio.voice.engine import VoiceError
from massage_cli.audio.voice.models import found, model_of, read_model
from tests.audio.voice.natural import MODEL, require_piper


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No package brings a model."""
    monkeypatch.setattr(models, "_packaged", list)


def put(name: str, code: str | None = None, *, folder: Path | None = None) -> Path:
    """A model's two files, of which only the config says anything."""
    file = (folder or paths.voice_models()) / f"{name}.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"weights")
    config = {"espeak": {"voice": "en-us"}, "audio": {"sample_rate": 16000}}
    told = {**config, "language": {"code": code}} if code else config
    file.with_name(f"{name}.onnx.json").write_text(json.dumps(told))
    return file


@pytest.mark.usefixtures("alone")
def test_a_model_is_named_by_its_file_or_its_name_or_the_part_that_only_it_has() -> None:
    ann, ben = put("en_US-ann-low", "en_US"), put("en_US-ben-low", "en_US")
    for named in (str(ann), "en_US-ann-low", "ann", "Ann"):
        assert model_of(named, "en").file == ann
    assert model_of("ben", "en-GB").file == ben
    with pytest.raises(VoiceError, match="low can be en_US-ann-low, en_US-ben-low: say which"):
        model_of("low", "en")


@pytest.mark.usefixtures("alone")
def test_without_a_name_it_is_the_first_of_the_routine_s_language() -> None:
    put("de_DE-ute-low", "de_DE")
    put("en_US-ann-low", "en_US")
    assert model_of("", "de").name == "de_DE-ute-low"
    assert model_of("", "en").name == "en_US-ann-low"
    with pytest.raises(VoiceError, match="no model for 'fr': `massage voices` says"):
        model_of("", "fr")


@pytest.mark.usefixtures("alone")
def test_an_old_config_says_its_language_as_espeak_does() -> None:
    model = read_model(put("ann"))
    assert (model.language, model.hertz, model.speaks("en")) == ("en-us", 16000, True)


@pytest.mark.usefixtures("alone")
def test_a_model_of_another_language_is_refused_by_name() -> None:
    put("en_US-ann-low", "en_US")
    with pytest.raises(VoiceError, match="the model en_US-ann-low speaks en_US, not 'de'"):
        model_of("ann", "de")


@pytest.mark.usefixtures("alone")
def test_a_model_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="there is no model eve: `massage voices` says how"):
        model_of("eve", "en")
    put("ann")
    with pytest.raises(VoiceError, match="there is no model eve, but ann"):
        model_of("eve", "en")
    with pytest.raises(VoiceError, match=r"eve\.onnx: No such file"):
        model_of(str(tmp_path / "eve.onnx"), "en")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("config", "why"),
    [
        (None, "No such file"),
        ("", "not the config of a piper model"),
        ("[]", "not the config of a piper model"),
        ('{"espeak": {"voice": "en"}}', "not the config of a piper model"),
        ('{"language": "en", "audio": {"sample_rate": 1}}', "not the config of a piper model"),
        ('{"espeak": {"voice": "en"}, "audio": {"sample_rate": "fast"}}', "not the config"),
        ("[" * 100_000, "not the config of a piper model"),
    ],
)
def test_a_config_that_is_none_is_named(config: str | None, why: str) -> None:
    file = put("ann")
    beside = file.with_name("ann.onnx.json")
    if config is None:
        beside.unlink()
    else:
        beside.write_text(config)
    with pytest.raises(VoiceError, match=rf"ann\.onnx\.json.*{why}"):
        model_of("ann", "en")
    with pytest.raises(VoiceError, match=why):
        model_of("", "en")


@pytest.mark.usefixtures("alone")
def test_an_empty_model_is_named_and_a_good_one_is_taken_instead() -> None:
    put("ann").write_bytes(b"")
    with pytest.raises(VoiceError, match="is empty"):
        model_of("ann", "en")
    ben = put("ben")
    assert model_of("", "en").file == ben


def test_the_person_s_own_models_stand_before_those_of_packages() -> None:
    require_piper()
    assert MODEL in found()
    assert model_of("joe", "en").file == found()[MODEL]
    mine = put(MODEL, "en_US")
    assert found()[MODEL] == mine
    assert model_of("", "en").file == mine
