from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.core.briefing import begun_at, briefed, briefing
from massage_cli.core.position import position_at, stance_at
from massage_cli.core.posture import Posture
from massage_cli.core.routine import Kind, Legs, Repeat, Routine, Step
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.core.routines import both, routine, step

SIT, WALL = "Sit on the bed, one leg out straight.", "Stand up, both hands on the wall."
KNEAD = step("petrissage", 30, "calf", 2)
STRETCH = step("stretch", 30, "calf")._replace(position=WALL)
CRAMP = routine(KNEAD, STRETCH, legs=Legs.EACH)._replace(position=SIT, kind=Kind.ACUTE)


def positions(what: Routine, leg: Leg | None = None) -> list[str]:
    return told(compile_timeline(what, leg))


def told(timeline: Timeline) -> list[str]:
    return [segment.step.position for segment in timeline.work if segment.step]


def test_who_stands_is_told_to_sit_again_for_the_other_leg() -> None:
    assert positions(CRAMP) == ["", WALL, SIT, WALL]


def test_who_sits_anyway_is_told_nothing() -> None:
    seated = CRAMP._replace(steps=(KNEAD, STRETCH._replace(position="Put the foot on a stool.")))
    assert positions(seated) == ["", "Put the foot on a stool.", "", "Put the foot on a stool."]


def test_an_instruction_that_gets_a_person_up_counts() -> None:
    walk = step("move", 30)._replace(instruction="If you feel steady, stand up and walk.")
    assert positions(CRAMP._replace(steps=(KNEAD, walk))) == ["", "", SIT, ""]


def test_what_a_step_says_itself_is_not_said_twice() -> None:
    seated = KNEAD._replace(position="Sit down.")
    assert positions(CRAMP._replace(steps=(seated, STRETCH))) == ["Sit down.", WALL] * 2


def test_a_step_keeps_what_else_it_says() -> None:
    stool = KNEAD._replace(position="Put the foot on a stool.")
    assert positions(CRAMP._replace(steps=(stool, STRETCH)))[2] == f"{SIT} {stool.position}"


def test_a_turn_that_is_repeated_comes_back_too() -> None:
    twice = CRAMP._replace(steps=(Repeat(2, (KNEAD, STRETCH)),))
    assert positions(twice, Leg.LEFT) == ["", WALL, SIT, WALL]


def test_a_step_for_both_legs_at_the_end_leads_nowhere_back() -> None:
    assert positions(CRAMP._replace(steps=(KNEAD, both(STRETCH)))) == ["", "", WALL]


def test_where_nothing_says_how_to_sit_nothing_is_told() -> None:
    assert positions(CRAMP._replace(position="")) == ["", WALL, "", WALL]
    german = CRAMP._replace(position="Im Sitzen, ein Bein lang.", language="de")
    assert positions(german) == ["", WALL, "", WALL]


def test_the_gap_has_room_for_it() -> None:
    hurried = CRAMP._replace(change=1)
    unsaid = hurried._replace(position="")
    first, other = (compile_timeline(what).work for what in (hurried, unsaid))
    assert first[2].start - first[1].end > other[2].start - other[1].end + 2


def test_how_the_body_is_held_at_each_step() -> None:
    timeline = compile_timeline(CRAMP)
    assert [stance_at(timeline, number).postures for number in (1, 2, 3, 4)] == [
        {Posture.SEATED},
        {Posture.STANDING},
    ] * 2


def test_who_was_got_up_by_an_instruction_stands_at_the_next_step() -> None:
    walk = step("move", 30)._replace(instruction="Stand up, and walk about.")
    timeline = compile_timeline(CRAMP._replace(steps=(walk, KNEAD)), Leg.LEFT)
    held = [stance_at(timeline, number).postures for number in (1, 2)]
    assert held == [{Posture.SEATED}, {Posture.STANDING}]


def test_who_begins_later_is_told_how_to_sit_and_what_was_told_last() -> None:
    stool = KNEAD._replace(position="Put the foot on a stool.")
    timeline = compile_timeline(CRAMP._replace(steps=(KNEAD, stool, STRETCH)))
    assert [position_at(timeline, number) for number in (2, 3, 4, 5)] == [
        f"{SIT} {stool.position}",
        WALL,
        SIT,
        f"{SIT} {stool.position}",
    ]


def test_a_session_begun_at_a_step_tells_it_there_and_in_its_briefing() -> None:
    calm = CRAMP._replace(kind=Kind.MILD)
    plain = compile_timeline(calm)
    standing = plain.work[1].start
    assert told(begun_at(plain, standing))[1] == WALL
    assert briefing(briefed(plain, standing)).position == WALL
    assert briefing(briefed(plain)).position == SIT


def test_begun_on_the_other_leg_each_step_is_told_in_full() -> None:
    plain = compile_timeline(CRAMP)
    other = begun_at(plain, plain.work[2].start)
    assert told(other)[2] == SIT
    assert [s.same for s in other.work[2:]] == [plain.work[0].same] * 2


def one(step_: Step) -> Routine:
    return routine(step_, legs=Legs.ONE)


def test_a_step_that_is_played_once_reads_no_words() -> None:
    assert positions(one(STRETCH)._replace(position=SIT)) == [WALL]
