"""Words that people write in place of the format's own, and what to say of them."""

from __future__ import annotations

from collections.abc import Mapping


def _meant(words: Mapping[str, str]) -> dict[str, str]:
    """A hint for each of the words that stand, with spaces between, for one of the format's."""
    return {
        word: f"did you mean '{name}'?" for name, others in words.items() for word in others.split()
    }


TECHNIQUES = _meant(
    {
        "effleurage": "long-strokes stroke strokes glide gliding warm-up warmup oiling",
        "petrissage": "knead kneading squeeze squeezing wringing",
        "compression": "press pressing pressure push hold holding",
        "trigger-point": "tender-spot trigger spot point knot",
        "stroking": "feather brush brushing",
        "friction": "rub rubbing",
        "tapotement": "tap tapping drum drumming percussion hacking cupping pat patting",
        "vibration": "vibrate shake shaking massager",
        "stretch": "stretching",
        "roll": "roller rolling foam-roll foam-roller foam-rolling",
        "ball": "tennis-ball",
        "move": "walk walking movement exercise circles mobilise mobilize",
        "rest": "pause wait break relax breathe breathing deep-breathing",
    }
)
AREAS = _meant(
    {
        "calf": "calves gastrocnemius soleus",
        "shin-outer": "shins tibialis peroneals outer-calf",
        "foot-sole": "arch plantar plantar-fascia soles",
        "foot": "feet heel",
        "toes": "toe",
        "ankles": "ankle",
        "achilles": "achilles-tendon achilles-heel heel-cord",
        "inner-thigh": "inner-thighs adductors adductor inside-of-the-thigh",
        "outer-thigh": "outer-thighs it-band iliotibial-band outside-of-the-thigh",
        "hip": "hips",
        "hamstrings": "back-thigh back-of-the-thigh biceps-femoris",
        "quads": "quadriceps front-thigh front-of-the-thigh",
        "whole-leg": "legs full-leg all",
    }
) | {
    "thigh": (
        "there are 'quads' (its front), 'hamstrings' (its back), 'inner-thigh' and 'outer-thigh'"
    )
}
_ELSEWHERE = (
    "arm upper-arm forearm elbow wrist hand hands palm finger fingers thumb shoulder shoulders "
    "neck head jaw face back lower-back chest belly armpit buttock buttocks glutes trunk"
)
AREAS |= {
    word: f"areas are of the leg: write 'place: {word}' in place of it"
    for word in _ELSEWHERE.split()
}
AREAS["thighs"] = AREAS["thigh"]
PRESSURES = _meant(
    {
        "feather": "very-light featherlight none",
        "light": "soft gentle low easy",
        "moderate": "medium middle normal",
        "firm": "hard strong deep high heavy",
    }
)
KINDS = _meant(
    {
        "acute": "cramp emergency",
        "short": "quick brief",
        "mild": "normal medium moderate regular relaxing gentle calm",
        "intense": "long deep hard",
        "custom": "own other",
    }
)
_IN_TURN = "write 'legs: each', and 'order: by-step' in the head or in a repeat"
LEGS = (
    _meant({"each": "two separate", "both": "together"})
    | dict.fromkeys(("alternate", "alternating", "in-turn"), _IN_TURN)
    | dict.fromkeys(("left", "right"), "write 'one', and begin with `massage start … --leg left`")
)
LEGS_OF_A_STEP = LEGS | {side: f"write 'leg: {side}'" for side in ("left", "right")}
LEG = {legs: f"write 'legs: {legs}'" for legs in ("both", "each")}
ORDERS = _meant({"by-leg": "leg legs", "by-step": "step steps alternate alternating in-turn"})
MOTIONS = _meant(
    {
        "press": "push squeeze compress pressure",
        "release": "let-go relax off rest pause ease lift loosen",
        "stroke": "glide slide sweep",
        "circle": "circles rub knead",
        "hold": "wait stay keep still",
        "up": "upwards upward",
        "down": "downwards downward",
        "in": "inhale breathe-in",
        "out": "exhale breathe-out",
        "tap": "drum pat",
        "shake": "vibrate",
    }
)
_CAUTIONS = "cautions warning warnings careful danger red-flag red-flags contraindications"
_AGAIN = (
    "write '- repeat: 3' and below it 'steps:' with this step in it; or 'rounds: 3' in place of "
    "the duration, for so many turns of its rhythm, such as hold and let go"
)
KEYS_OF_A_STEP = (
    _meant(
        {
            "duration": "time length seconds secs minutes",
            "instruction": "text description instructions how",
            "say": "spoken voice speech speak aloud",
            "name": "title",
            "area": "muscle",
            "place": "where location spot body-part",
            "legs": "sides",
            "leg": "side",
            "rounds": "cycles turns",
            "colour": "color",
            "pressure": "force intensity",
            "technique": "type move movement exercise",
            "position": "posture stance pose",
            "ready": "gap get-ready",
            "caution": _CAUTIONS,
        }
    )
    | {
        "steps": "steps inside of steps need a 'repeat: 2' beside them",
        "order": "it belongs to the head of the routine, or to a repeat",
        "rest": "a rest is a step of its own: {technique: rest, duration: 10s}",
        "hold": "write 'duration', or, to hold and let go, 'rhythm: {hold: 12s, release: 5s}'",
    }
    | dict.fromkeys(
        ("note", "notes", "tip", "tips", "comment"), "write it into 'instruction', or after a '#'"
    )
    | dict.fromkeys(("repeats", "repetitions", "reps", "times", "sets", "loop"), _AGAIN)
    | dict.fromkeys(("import", "use", "routine", "from", "part"), "did you mean 'include'?")
)
KEYS_OF_A_REPEAT = _meant({"repeat": "repeats repetitions reps times sets loop count"})
KEYS_OF_A_ROUTINE = _meant(
    {
        "title": "name",
        "when": "description",
        "steps": "exercises step routine",
        "legs": "side sides leg",
        "order": "alternate alternating",
        "sides": "side-names",
        "ready": "gap get-ready",
        "position": "posture stance pose",
        "caution": _CAUTIONS,
        "language": "lang",
    }
)
DAYS_OF_THE_WEEK = _meant(
    {
        "mon": "monday mo",
        "tue": "tuesday tues tu",
        "wed": "wednesday we",
        "thu": "thursday thur thurs th",
        "fri": "friday fr",
        "sat": "saturday sa",
        "sun": "sunday su",
    }
)
DAYS = _meant(
    {
        "daily": "every-day everyday all nightly each-day every-night",
        "weekdays": "weekday workdays working-days",
    }
) | {"weekends": "write 'days: [sat, sun]'", "weekend": "write 'days: [sat, sun]'"}
MEASURES = _meant({"cramps": "cramp", "tightness": "tight tension stiffness", "none": "nothing no"})
DIARY_TIMES = _meant(
    {"morning": "mornings daily yes true", "evening": "evenings night", "none": "no never false"}
)
KEYS_OF_AN_APPOINTMENT = _meant(
    {
        "routine": "name session include use",
        "days": "day on weekdays when",
        "times": "per-week a-week times-a-week any-days frequency",
        "at": "time hour clock",
        "after": "following then",
    }
) | {"legs": "leave it out: the routine says which legs"}
KEYS_OF_A_PLAN = _meant(
    {
        "title": "name",
        "when": "description for",
        "why": "because reason about evidence",
        "weeks": "week duration length",
        "baseline": "before run-in",
        "measures": "measure outcome",
        "diary": "log journal",
        "sessions": "session routines appointments schedule",
        "sources": "source links",
    }
) | {"steps": "a plan names routines under 'sessions:'; steps belong to a routine's file"}
