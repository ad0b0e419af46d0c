from __future__ import annotations

import gc
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from massage_cli.core import care
from massage_cli.core.body import Elsewhere, Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.english.safety import ACUTE_WARNING, LEG_QUESTION
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.presentation import Theme
from massage_cli.core.routine import Legs
from massage_cli.core.timeline import compile_timeline
from massage_cli.terminal.paint.colour import Depth
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view import letters
from massage_cli.terminal.view.scene import Scene
from massage_cli.terminal.view.stage import Stage, view
from tests.content.library import built_in
from tests.core.routines import step
from tests.frames import lines_of
from tests.strategies import routines
from tests.terminal.view.golden import assert_golden, bytes_of, inked
from tests.terminal.view.scenes import ROUTINE, TIMELINE, change, scene

RUNGS = ["200x60", "120x40", "100x30", "80x24", "66x15", "60x20", "40x12", "30x6", "20x3", "20x1"]
MOMENTS = {
    "stroke": scene("effleurage", 12.4),
    "press": scene("compression", 21.2),
    "hold": scene("trigger-point", 25.0, Leg.RIGHT),
    "sole": scene("thumb-kneading", 9.3),
    "still": scene("stretch", 4.0),
    "change": change(),
    "paused": scene("petrissage", 3.0, paused=True, muted=True),
    "notice": scene("petrissage", 3.0, notice="No sound: the terminal's bell rings instead"),
    "held": scene("stretch", 4.0, held=72.0, question="[enter] it has eased   [w] worse"),
    "question": scene("stretch", 4.0, question="Is it easing?   [a] no, hold again   [w] worse"),
    "help": scene("petrissage", 3.0, help=True),
    "done": Scene(TIMELINE, TIMELINE.total),
}


def size_of(text: str) -> Size:
    columns, rows = text.split("x")
    return Size(int(columns), int(rows))


def unframed(lines: list[str]) -> str:
    """The text of the lines without the frame around it."""
    return " ".join(re.sub("[│|]", " ", " ".join(lines)).split())


@pytest.mark.parametrize("blocks", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("rung", RUNGS)
def test_every_rung_of_the_ladder(rung: str, blocks: bool) -> None:
    frame = view(MOMENTS["press"], size_of(rung), Look(blocks=blocks))
    assert_golden(f"press-{rung}-{'unicode' if blocks else 'ascii'}", inked(frame))
    if not blocks:
        assert all(line.isascii() for line in lines_of(frame))


@pytest.mark.parametrize("rung", ["80x24", "60x20", "40x12"])
def test_both_calves_glow_while_nobody_has_said_which_leg_it_is(rung: str) -> None:
    cramp = ROUTINE._replace(legs=Legs.ONE, steps=(step("stretch", 30, "calf"),))
    frame = view(Scene(compile_timeline(cramp), 9.0), size_of(rung), Look())
    assert_golden(f"unsaid-{rung}", inked(frame))


def cramp_at(at: float, size: str, *, notice: str = "", helps: bool = False) -> list[str]:
    """A cramp with all that is to be minded of it, on a terminal of few rows."""
    cramp = briefed(compile_timeline(built_in()["calf-cramp"], Leg.LEFT))
    caution = care.caution(cramp, at, Ledger())
    scene = Scene(cramp, at, caution=caution, notice=notice, help=helps)
    return lines_of(view(scene, size_of(size), Look()))


@pytest.mark.parametrize("at", [5.0, 70.0], ids=["stretch", "compression"])
def test_on_few_rows_the_keys_are_named_and_a_notice_covers_them_alone(at: float) -> None:
    *plain, keys = cramp_at(at, "40x12")
    *under, notice = cramp_at(at, "40x12", notice="Volume 4")
    assert keys.split() == ["space", "pause", "?", "help", "w", "hurts", "x", "stop"]
    assert "Stop and get help." in unframed(plain)
    assert ("dizziness." in unframed(plain)) == (at == 70.0)
    assert (under, notice.strip()) == (plain, "Volume 4")


def test_on_fewer_a_notice_stands_in_place_of_where_and_not_of_what_to_mind() -> None:
    plain, told = cramp_at(5.0, "40x10"), cramp_at(5.0, "40x10", notice="Volume 4")
    assert plain[1].strip() == "left calf"
    assert told == [plain[0], "  Volume 4".ljust(40), *plain[2:]]


@pytest.mark.parametrize("size", ["80x24", "40x12", "34x10", "30x6"])
def test_the_help_begins_with_when_to_stop(size: str) -> None:
    text = unframed(cramp_at(5.0, size, helps=True)[1:])
    assert text.lstrip("╭─ ").startswith(("When to stop", "Keep it at a good ache", "Stop at once"))
    assert "Stop at once for sharp pain, numbness, tingling" in text
    if size != "30x6":
        assert text.index("Stop at once") < text.index("space")


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment(moment: str) -> None:
    assert_golden(f"{moment}-80x24", inked(view(MOMENTS[moment], Size(80, 24), Look())))


def test_help_is_seen_on_the_get_ready_card_too() -> None:
    timeline = briefed(TIMELINE)
    rows = lines_of(view(Scene(timeline, timeline.start, help=True), Size(80, 24), Look()))
    assert any("Pause, and go on" in row for row in rows)
    assert "Stop at once for sharp" in unframed(rows)


@pytest.mark.parametrize("blocks", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("rung", ["200x60", "100x30", "60x18", "40x12"])
def test_help_shows_every_key_and_when_to_stop_at_every_size(rung: str, blocks: bool) -> None:
    look = Look(blocks=blocks)
    lines = lines_of(view(MOMENTS["help"], size_of(rung), look))
    for binding in look.bindings:
        named = re.compile(rf"(^|\s){re.escape(binding.keys[0])}\s")
        assert any(
            named.search(line) and (binding.word in line or binding.sentence in line)
            for line in lines
        ), binding
    assert "Stop at once for sharp pain" in unframed(lines)
    assert "0:27" in lines[0]
    assert blocks or all(line.isascii() for line in lines)


@pytest.mark.parametrize("rung", ["120x40", "60x18", "40x12", "30x6", "20x3"])
def test_help_at_every_size(rung: str) -> None:
    assert_golden(f"help-{rung}", inked(view(MOMENTS["help"], size_of(rung), Look())))


def test_the_rhythm_goes_on_above_the_help_and_moves_when_it_was_promised() -> None:
    shown = MOMENTS["press"]._replace(help=True)
    stage = Stage(shown, Size(60, 18), Look())
    frame, wait = stage.frame(shown)
    assert wait is not None
    assert "press" in lines_of(frame)[1]
    after = stage.frame(shown._replace(playhead=shown.playhead + wait))[0]
    assert lines_of(after)[1] != lines_of(frame)[1]


def test_while_paused_the_key_that_pauses_goes_on() -> None:
    paused = MOMENTS["paused"]
    for size in (Size(80, 24), Size(40, 12)):
        assert "space go on" in lines_of(view(paused, size, Look()))[-1]
        assert "space pause" in lines_of(view(paused._replace(paused=False), size, Look()))[-1]


@pytest.mark.parametrize("rung", ["200x60", "120x40", "80x24", "60x18", "40x12", "20x1"])
def test_big(rung: str) -> None:
    frame = view(MOMENTS["press"], size_of(rung), Look(big=True))
    assert_golden(f"big-{rung}", inked(frame))


@pytest.mark.parametrize("rung", ["200x60", "100x30", "80x24", "40x12"])
@pytest.mark.parametrize("blocks", [True, False], ids=["unicode", "ascii"])
def test_big_says_what_to_do_too(rung: str, blocks: bool) -> None:
    lines = lines_of(view(MOMENTS["press"], size_of(rung), Look(big=True, blocks=blocks)))
    told = " ".join(" ".join(lines).split())
    assert "Press gently with both hands, then let go." in told
    assert "moderate" in told
    assert "Ease off" in told
    assert blocks or told.isascii()


def test_big_writes_technique_and_place_in_block_letters_where_they_fit() -> None:
    lines = lines_of(view(MOMENTS["press"], Size(80, 24), Look(big=True)))
    for text in ("Compression", "left calf"):
        drawn = letters.draw(text, 1, halves=True)
        cut = [line[2:][: len(drawn[0])] for line in lines]
        assert drawn in [cut[y : y + 3] for y in range(len(cut))]
    narrow = "\n".join(lines_of(view(MOMENTS["press"], Size(40, 12), Look(big=True))))
    assert "Compression" in narrow
    assert "left calf" in narrow


@pytest.mark.parametrize("rung", ["80x24", "60x18", "40x12"])
def test_big_shows_a_warning_whole_before_anything_is_large(rung: str) -> None:
    warned = MOMENTS["press"]._replace(caution=ACUTE_WARNING, question=LEG_QUESTION)
    lines = lines_of(view(warned, size_of(rung), Look(big=True)))
    told = " ".join(" ".join(lines).split())
    for text in (ACUTE_WARNING, LEG_QUESTION):
        assert " ".join(text.split()) in told


def test_big_says_that_it_is_paused() -> None:
    big = Look(big=True)
    lines = lines_of(view(MOMENTS["paused"], Size(80, 24), big))
    drawn = letters.draw("Kneading: paused", 1, halves=True)
    assert [line[2:][: len(drawn[0])] for line in lines[:3]] == drawn
    assert "paused" in "".join(lines_of(view(MOMENTS["paused"], Size(40, 12), big)))


@pytest.mark.parametrize("theme", [*Theme])
def test_every_theme(theme: Theme) -> None:
    frame = view(MOMENTS["press"], Size(60, 20), Look(theme=theme))
    assert_golden(f"theme-{theme}-60x20", inked(frame))


@pytest.mark.parametrize("depth", [*Depth], ids=lambda depth: depth.name.lower())
def test_every_depth_of_colour(depth: Depth) -> None:
    look = Look(depth)
    written = bytes_of(view(MOMENTS["press"], Size(40, 12), look), look)
    assert_golden(f"depth-{depth.name.lower()}-40x12", written.replace("\x1b[", "\n␛"))


def test_without_colour_nothing_is_coloured_and_the_area_is_still_told() -> None:
    look = Look(Depth.NONE)
    written = bytes_of(view(MOMENTS["press"], Size(80, 24), look), look)
    codes = {code for match in re.findall(r"\x1b\[([\d;]*)m", written) for code in match.split(";")}
    assert codes <= {"0", "1", "2", "7"}
    assert "█" in written
    assert "▶" in written


@pytest.mark.parametrize("rung", RUNGS)
def test_what_and_how_long_are_on_every_rung(rung: str) -> None:
    text = "\n".join(lines_of(view(MOMENTS["press"], size_of(rung), Look())))
    assert "Compression" in text
    assert "0:39" in text or "█" in text


texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("中文字幕가나다👩‍🦱🏽❤️é̷̡ "),
        st.sampled_from("abcdefgh  "),
    ),
    max_size=60,
)


@given(
    routine=routines(),
    text=texts,
    at=st.floats(0, 1.2),
    size=st.builds(Size, st.integers(1, 130), st.integers(1, 45)),
    blocks=st.booleans(),
    big=st.booleans(),
    flags=st.fixed_dictionaries({"paused": st.booleans(), "help": st.booleans()}),
)
def test_no_line_of_any_frame_is_wider_or_higher_than_the_terminal(
    routine: object,
    text: str,
    at: float,
    size: Size,
    blocks: bool,
    big: bool,
    flags: dict[str, bool],
) -> None:
    timeline = compile_timeline(routine)  # type: ignore[arg-type]  # from an untyped strategy
    segments = tuple(
        s._replace(step=s.step._replace(title=text[:20], instruction=text) if s.step else None)
        for s in timeline.segments
    )
    timeline = timeline._replace(routine=timeline.routine._replace(title=text), segments=segments)
    head = min(timeline.total * at, timeline.total)
    plain = Scene(timeline, head, paused=flags["paused"], help=flags["help"])
    for shown in (
        plain,
        plain._replace(notice=text),
        plain._replace(caution=text),
        plain._replace(question=text),
    ):
        lines = lines_of(view(shown, size, Look(blocks=blocks, big=big)))
        assert len(lines) == size.rows
        for line in lines:
            assert cell_len(line) <= size.columns
            assert wcswidth(line) <= size.columns
            assert not any(c < " " or "\x7f" <= c < "\xa0" for c in line)


@given(at=st.floats(0, 1), speed=st.sampled_from([1.0, 7.0]))
def test_the_frame_is_the_same_until_the_second_it_promised(at: float, speed: float) -> None:
    shown = Scene(TIMELINE, TIMELINE.total * at * 0.999, speed=speed)
    stage = Stage(shown, Size(80, 24), Look())
    frame, wait = stage.frame(shown)
    assert wait is not None
    just_before = shown._replace(playhead=shown.playhead + (wait - 0.002) * speed)
    after = shown._replace(playhead=shown.playhead + wait * speed)
    if wait > 0.004:
        assert lines_of(view(just_before, Size(80, 24), Look())) == lines_of(frame)
    assert stage.frame(after)[0] is not frame


def test_a_paused_screen_never_changes() -> None:
    shown = MOMENTS["paused"]
    stage = Stage(shown, Size(80, 24), Look())
    frame, wait = stage.frame(shown)
    assert wait is None
    assert stage.frame(shown)[0] is frame


def test_a_kept_stage_draws_what_a_fresh_one_would() -> None:
    stage = Stage(Scene(TIMELINE, 0.0), Size(80, 24), Look())
    for number in range(0, int(TIMELINE.total * 10), 37):
        shown = Scene(TIMELINE, number / 10)
        assert lines_of(stage.frame(shown)[0]) == lines_of(view(shown, Size(80, 24), Look()))


def test_a_thousand_resizes_keep_no_memory() -> None:
    def resize(times: int) -> None:
        for number in range(times):
            size = Size(1 + number * 7 % 90, 1 + number * 5 % 30)
            Stage(MOMENTS["press"], size, Look()).frame(MOMENTS["press"])

    resize(90)  # every size once: what is cached once is cached
    gc.collect()
    before = sys.getallocatedblocks()
    resize(1_000)
    gc.collect()
    assert sys.getallocatedblocks() - before < 100


def test_nothing_is_drawn_for_a_place_elsewhere_on_the_body() -> None:
    on_an_arm = step("petrissage", 60)._replace(area=Elsewhere("forearm"))
    arms = ROUTINE._replace(steps=(on_an_arm,), sides=("left arm", "right arm"))
    at = Scene(compile_timeline(arms), 10.0)
    shown = "\n".join(lines_of(view(at, Size(100, 30), Look())))
    assert "forearm, left arm" in shown
    assert not re.search(r"[\u2801-\u28ff]", shown)
    assert "leg" not in shown.casefold()
    calf = "\n".join(lines_of(view(scene("effleurage", 5.0), Size(100, 30), Look())))
    assert re.search(r"[\u2801-\u28ff]", calf)
