"""What Sphinx makes the website of: the pages of the repository, and those that are drawn."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.website.gallery import overview, routine_page, shown
from docs.website.navigation import HOME, navigation
from docs.website.pages import DOCS, ROOT, drawn, linked, place, relinked, written
from docs.website.pictures import screen
from docs.website.plan_pages import plan_page, plans_overview
from docs.website.sample import Sample, sample
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import VoiceError
from massage_cli.cli.parcels import parcel_of
from massage_cli.clock import moment
from massage_cli.core.calendar import local_date
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.errors import MassageError
from massage_cli.handout.code import code_svg
from massage_cli.routinefile import library
from massage_cli.routinefile.plan import library as plan_library
from massage_cli.routinefile.plan.reader import check_plan_file, followable
from massage_cli.routinefile.reader import read_routine

SOURCE, EXTRA = "source", "extra"
"""What Sphinx reads, and what it puts beside the pages as it is."""


def lay_out(folder: Path) -> None:
    """Write it into `folder` anew, as in the home of somebody who has nothing of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory() as nobody:
        os.environ["MASSAGE_CLI_HOME"] = nobody
        pages = [*_repository(folder / SOURCE), *_routines(folder), *_plans(folder)]
    home = folder / SOURCE / f"{HOME}.md"
    home.write_text(f"{home.read_text('utf-8')}\n{navigation(pages)}", encoding="utf-8")


def _repository(source: Path) -> list[str]:
    """The pages of the repository, the pictures, and what else the pages lead to."""
    pages = written()
    places = pages | drawn()
    shutil.copytree(ROOT / DOCS / "images", source / "images", ignore=_no_programs)
    for file, page in pages.items():
        text = (ROOT / file).read_text("utf-8")
        for other in {*linked(text, file)} - {*places}:
            copy = source / place(other, places)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / other, copy)
        (source / page).write_text(relinked(text, file, places), encoding="utf-8")
    return [page.removesuffix(".md") for page in pages.values()]


def _no_programs(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith((".svg", ".png"))]


def _routines(folder: Path) -> list[str]:
    """The gallery: its pages with their pictures, and what is heard."""
    source, samples = folder / SOURCE / "routines", folder / EXTRA / "samples"
    (source / "images").mkdir(parents=True)
    samples.mkdir(parents=True)
    files = {path.stem: path for path in sorted(library.built_in_folder().glob("*.yaml"))}
    timelines = {name: compile_timeline(read_routine(path)) for name, path in files.items()}
    for name, timeline in timelines.items():
        heard = _sample(timeline)
        if heard is not None:
            (samples / f"{name}.mp3").write_bytes(heard.mp3)
        said = heard.said if heard else ()
        code = code_svg(parcel_of(name).text)
        page = routine_page(timeline, files[name].read_text("utf-8"), code, said)
        (source / f"{name}.md").write_text(page, encoding="utf-8")
        picture = screen(timeline, shown(timeline)[1])
        (source / "images" / f"{name}.svg").write_text(picture, encoding="utf-8")
    (source / "index.md").write_text(overview(timelines), encoding="utf-8")
    return ["routines/index"]


def _sample(timeline: Timeline) -> Sample | None:
    """How it begins; None, and said once more, where there is no voice or no MP3 to be made."""
    now = moment()
    try:
        voice = open_voice(VoiceChoice(), timeline.routine.language)
        return sample(timeline, voice, local_date(now.unix, now.utc_offset).year)
    except (VoiceError, MassageError) as error:
        sys.stderr.write(f"{timeline.routine.name}: no sample: {error}\n")
        return None


def _plans(folder: Path) -> list[str]:
    source = folder / SOURCE / "plans"
    source.mkdir()
    files = {path.stem: path for path in sorted(plan_library.built_in_plans().glob("*.yaml"))}
    plans = {name: followable(check_plan_file(path)) for name, path in files.items()}
    for name, plan in plans.items():
        page = plan_page(plan, files[name].read_text("utf-8"))
        (source / f"{name}.md").write_text(page, encoding="utf-8")
    (source / "index.md").write_text(plans_overview(plans), encoding="utf-8")
    return ["plans/index"]
