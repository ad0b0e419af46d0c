"""The models with which piper speaks: NAME.onnx, with NAME.onnx.json beside it.

They lie in the person's folder `voices`, or come with a package whose name has `piper` in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from massage_cli import paths
from massage_cli.audio.voice.engine import VoiceError
from massage_cli.files import read_plain

SUFFIX = ".onnx"
CONFIG = ".onnx.json"
HOW = "`massage voices` says how to get one"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is there, and what its config says of it."""

    file: Path
    language: str
    """Such as `en_US`."""
    hertz: int
    config: bytes
    """The JSON as it was read."""

    @property
    def name(self) -> str:
        """What `voice.model` can be instead of the file."""
        return self.file.name.removesuffix(SUFFIX)

    @property
    def family(self) -> str:
        """Its language without the country: `en`."""
        return _family(self.language)

    def speaks(self, language: str) -> bool:
        """Whether it is of that language, of whichever country."""
        return self.family == _family(language)


def found() -> dict[str, Path]:
    """The models' files by name: the person's own before those of packages. Reads none."""
    there = {file.name.removesuffix(SUFFIX): file for file in _packaged()}
    return {**there, **{file.name.removesuffix(SUFFIX): file for file in own()}}


def own() -> tuple[Path, ...]:
    """The models in the person's folder `voices`; of a folder that cannot be read, none."""
    try:
        return tuple(sorted(paths.voice_models().glob(f"*{SUFFIX}")))
    except OSError:  # no home, or a folder of somebody else's
        return ()


def model_of(named: str, language: str) -> Model:
    """The model that is `named`, a file or a name, or else the first of that language.

    Raises VoiceError where there is none, where it cannot be read, or is of another language.
    """
    if named:
        model = read_model(_named(named))
        if not model.speaks(language):
            raise VoiceError(f"the model {model.name} speaks {model.language}, not '{language}'")
        return model
    faulty: list[str] = []
    for file in reversed(found().values()):  # the person's own first
        try:
            model = read_model(file)
        except VoiceError as error:
            faulty.append(str(error))
        else:
            if model.speaks(language):
                return model
    raise VoiceError("; ".join([*faulty, f"there is no model for '{language}': {HOW}"]))


def read_model(file: Path) -> Model:
    """The model in `file`. Raises VoiceError, also for a config that is none."""
    beside = file.with_name(file.name + ".json")
    try:
        if not file.stat().st_size:
            raise VoiceError(f"the model {file} is empty")
        config = read_plain(beside)
    except OSError as error:
        raise VoiceError(f"{error.filename or beside}: {error.strerror}") from error
    try:
        told = json.loads(config)
        language = told.get("language", {}).get("code") or told["espeak"]["voice"]
        return Model(file, str(language), int(told["audio"]["sample_rate"]), config)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VoiceError(f"{beside} is not the config of a piper model") from error


def _named(named: str) -> Path:
    """The file that is meant: a path, a name, or a part of a name that only one has."""
    if named.endswith(SUFFIX) or "/" in named or "\\" in named:
        return Path(named).expanduser()
    files = found()
    if named in files:
        return files[named]
    likely = [name for name in files if named.lower() in name.lower().split("-")]
    if len(likely) == 1:
        return files[likely[0]]
    there = ", ".join(likely or files)
    raise VoiceError(
        f"{named} can be {there}: say which one"
        if likely
        else f"there is no model {named}" + (f", but {there}" if there else f": {HOW}")
    )


def _packaged() -> list[Path]:
    from importlib.metadata import distributions

    return sorted(
        Path(str(each.locate_file(file))).with_suffix("")
        for each in distributions()
        if "piper" in (each.name or "").lower()
        for file in each.files or ()
        if file.name.endswith(CONFIG)
    )


def _family(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
