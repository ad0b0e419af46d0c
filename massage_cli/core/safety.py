"""What is asked and said for safety: before a session, during it, and after.

Only words and what follows from an answer: the terminal shows them and reads the key.
Answers are never kept; that the questions were seen, and when, is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a yes to a question leads to."""

    STOP = "stop"
    """The routine does not start."""
    ASK_FIRST = "ask first"
    """Only gently, and only if a professional has said it is fine."""
    SKIP = "skip spot"
    """Some areas are left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that may be true today. Its number is the key that says yes to it."""

    number: int
    outcome: Outcome
    text: str
    why: str

    @property
    def key(self) -> str:
        """The key that says yes."""
        return str(self.number)


HEADING = "Before you start: is any of this true today?"
KEYS_LINE = "[Enter] none of these   [1-5] yes   [?] why we ask"

QUESTIONS = (
    Question(
        1,
        Outcome.STOP,
        "One leg or calf is swollen, warm, hard, or redder or darker than the other, or it "
        "hurts all the time and not in spasms",
        "These can be signs of a blood clot. The change of colour is harder to see on brown or "
        "black skin. Clots that travelled to the lung after a leg massage have been reported.",
    ),
    Question(
        2,
        Outcome.STOP,
        "You had a blood clot, or lately leg surgery, a broken bone, a plaster cast or a long "
        "time in bed",
        "After these a clot is more likely, and a leg that is still mending should be left alone.",
    ),
    Question(
        3,
        Outcome.STOP,
        "The leg is newly numb or weak, or you feel feverish",
        "These need a doctor before anything else. They are not what a cramp does.",
    ),
    Question(
        4,
        Outcome.ASK_FIRST,
        "You take blood thinners or bleed easily, are pregnant, have numb feet (diabetes, nerve "
        "damage), weak bones, cancer, or heart or artery disease",
        "Pressure can bruise, or do harm that is not felt. Whether massage suits you, and how "
        "much of it, is for somebody who knows you to say.",
    ),
    Question(
        5,
        Outcome.SKIP,
        "There are bruises, cuts, a rash, sore or swollen skin, or bulging veins",
        "Such places are left alone. The rest of the leg can be massaged around them.",
    ),
)
"""The screen's questions, the gravest first."""

MESSAGES = {
    Outcome.STOP: (
        "Please don't massage this leg. These can be signs of a clot or an injury that massage "
        "can make worse. Contact a doctor or urgent care service today. Chest pain, sudden "
        "breathlessness or coughing blood: call your local emergency number now (for example "
        "112, 911 or 999)."
    ),
    Outcome.ASK_FIRST: (
        "Ask a doctor, nurse or pharmacist first. If you already have and they said it is fine, "
        "choose the gentle routine: the pressure stays light."
    ),
    Outcome.SKIP: "Leave those places out. Work around them, or choose another routine.",
}
"""What is said to a yes."""

SHORT_SCREEN = (
    "Swollen, warm, red or constantly painful on one side? Don't massage; get it checked."
)
"""What is left of the screen after the first days; it is never switched off wholly."""

ACUTE_WARNING = "One leg swollen, warm or red? Breathless or chest pain? Stop and get help."
"""Stands under the clock of an acute session, which waits for no answer."""

EASING_QUESTION = "Is it easing?   [a] no, hold again   [w] worse   no key: yes, go on"
"""Asked after an acute stretch, while the clock runs on."""
HOLDS_A_SPOT = 6
"""Holds on one tender spot after which it is left alone, repeats counted."""
ENOUGH_HOLDS = "Six holds on one spot are enough: give it a rest"
LEG_QUESTION = "Which leg is it?   [l] left   [r] right"
"""Asked in an acute session that was started without a word on it."""
EASING_SPOKEN = "Is it easing? If it is worse, stop."
"""The same for the ear, which has no keys to be told of."""
EASED_QUESTION = "Has the spot eased?   [a] not yet, hold again   no key: yes, go on"
"""Asked after a trigger point, up to HOLDS_A_SPOT holds, while the clock runs on."""
WORSE = (
    "Stop. Don't massage. If the calf is swollen, warm or red, or the pain doesn't let go, "
    "contact a doctor today."
)
TEN_MINUTES = "Still cramping after ten minutes? That is unusual. Please get medical advice now."
TEN_MINUTES_AFTER = 600.0
"""Seconds into an acute session, repeated holds among them, at which TEN_MINUTES is shown."""

RIGHT_AWAY = (
    "For cramps in the chest, the arms or the belly.",
    "For cramps with weakness, lost feeling or twitching, or after a heavy loss of fluid.",
    "For chest pain, sudden breathlessness or coughing blood: call your local emergency number.",
)
"""When a cramp is not one for the hands (Merck Manual, muscle cramps)."""
EASE_OFF = "Ease off if it becomes painful."
"""Stands by every step of moderate or firm pressure."""
STOP_RULE = (
    "Keep it at a good ache or below: you can breathe and talk easily. If it hurts, press more "
    "lightly, or go on to the next step. Stop at once for sharp pain, numbness, tingling, a new "
    "lump or bruise, dizziness, or if the leg swells. Chest pain or trouble breathing: call your "
    "local emergency number."
)
END_CARD = "Drink if you are thirsty. Tender tomorrow? Then let the leg rest for a day."

DISCLAIMER = (
    "This is a timer with general information about self-massage. It is not medical advice, "
    "it can't tell what is causing your pain, and it doesn't replace a doctor, physiotherapist "
    "or other professional. Massage doesn't suit everybody. If in doubt, ask first; if it hurts, "
    "stop. In an emergency call your local emergency number."
)
"""The short disclaimer: in the help and on the first run."""

LONG_DISCLAIMER = (
    "Leg cramps are common and usually harmless, but pain in one leg can also be a blood clot "
    "or another illness that needs treatment. The routines are put together from public health "
    "information and two general articles, were not written or tested by medical staff, and "
    "have not been shown to prevent or cure cramps. How long, how often and how hard are "
    "reasonable choices, not a prescription. Use them at your own judgement. Don't use them to "
    "put off getting help."
)
"""The long disclaimer: in the README and in `massage guide safety`."""


def question(key: str) -> Question | None:
    """The question that `key` says yes to, None if it is no question's key."""
    return next((question for question in QUESTIONS if question.key == key), None)


def stop_lines() -> tuple[str, ...]:
    """What goes to stderr where nobody can be asked: the reasons not to start, and what then."""
    reasons = (question for question in QUESTIONS if question.outcome is Outcome.STOP)
    return (
        "Do not start if any of this is true today:",
        *(f"- {question.text}." for question in reasons),
        f"If it is: {MESSAGES[Outcome.STOP][0].lower()}{MESSAGES[Outcome.STOP][1:]}",
    )
