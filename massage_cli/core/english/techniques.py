"""What each technique is called and what is said of it: how, why, and where it is left alone."""

from __future__ import annotations

from typing import NamedTuple


class TechniqueTexts(NamedTuple):
    """The texts of one technique; `instruction` is one sentence for a step that has none."""

    instruction: str
    how: str
    why: str
    where_not: str


TITLES = {
    "effleurage": "Long strokes",
    "petrissage": "Kneading",
    "compression": "Compression",
    "thumb-kneading": "Thumb kneading",
    "trigger-point": "Tender spot",
    "stroking": "Stroking",
    "friction": "Friction",
    "tapotement": "Tapping",
    "vibration": "Shaking",
    "stretch": "Stretch",
    "roll": "Roll",
    "ball": "Ball",
    "move": "Move",
    "rest": "Rest",
}
"""Every technique as it is told to a person who knows no term of massage."""

HOLLOWS = "the hollow behind the knee, the groin or the inner upper thigh"

TEXTS = {
    "effleurage": TechniqueTexts(
        instruction="Glide both palms slowly upwards, towards the heart.",
        how=(
            "Lay both palms flat on the leg and glide them slowly upwards, from the ankle "
            "towards the knee or the thigh. Let the hands lift on the way back down, or trail "
            "without weight. One stroke takes about five seconds. Start with hardly more than "
            "the weight of your hands, and adjust to what feels good. A little oil or cream "
            "helps the hands glide."
        ),
        why=(
            "It is the usual first step: it gets leg and hands used to each other before "
            "anything deeper. Many people find it relaxing, and your leg may feel warmer and "
            "looser."
        ),
        where_not=(
            "Go light over the knee and the shin bone. Leave out broken, sore or swollen skin "
            "and bulging veins."
        ),
    ),
    "petrissage": TechniqueTexts(
        instruction="Knead in slow circles with your thumbs and fingers.",
        how=(
            "Take the muscle between thumbs and fingers and knead it in circles, about one a "
            "second, as you would knead dough. Stay a little longer where it feels tight. On "
            "the front of the thigh, use the heel of your hand instead; for the back of it, bend "
            "the knee and reach under it with your fingers."
        ),
        why=(
            "It reaches deeper than stroking, so it comes after it. Many people find that it "
            "eases a tight, stiff leg."
        ),
        where_not=f"Stay on muscle: keep off bone, and off {HOLLOWS}.",
    ),
    "compression": TechniqueTexts(
        instruction="Press gently with both hands, then let go.",
        how=(
            "Cup the muscle in both hands. Press for two seconds, let go for two, and keep to "
            "that rhythm. Nothing slides: the hands press, soften, and move a little further "
            "up. On the thigh, lean your palms in instead."
        ),
        why="It is easy to do through clothing, and many people find its even rhythm calming.",
        where_not=(
            f"Keep off {HOLLOWS}, and never press a calf that is swollen, warm, red or darker."
        ),
    ),
    "thumb-kneading": TechniqueTexts(
        instruction="Circle both thumbs from the middle of the muscle outwards.",
        how=(
            "Rest your fingers on the leg and make small circles with both thumbs, about one "
            "a second. Begin in the middle of the muscle and work outwards. Press only as "
            "hard as is comfortable. For the calf, rest the ankle on the other knee: with the "
            "foot flat, the thumbs come to lie on the shin."
        ),
        why="Thumbs find small tight places that a whole hand passes over.",
        where_not=(
            f"Keep off the shin bone and the outer side just below the knee, and off {HOLLOWS}."
        ),
    ),
    "trigger-point": TechniqueTexts(
        instruction="Press one tender spot steadily, breathe, then let go.",
        how=(
            "Feel for a spot that is sore when you press it. Press it steadily with a thumb or a "
            "ball, up to a good ache and no more, breathing easily. Hold for twelve seconds, let "
            "go for five, and repeat until it eases. Six holds on one spot are enough."
        ),
        why=(
            "Many people find that a tender spot hurts less under pressure after a few holds. "
            "What such a spot is, and how much this helps with pain, is disputed."
        ),
        where_not=(
            f"Keep off {HOLLOWS}, off bone, and off the shin. Leave it out if you take "
            "blood thinners, if your skin is thin, or if the spot is still sore from last time."
        ),
    ),
    "stroking": TechniqueTexts(
        instruction="Finish with light strokes upwards.",
        how=(
            "Draw your palms lightly upwards, from the ankle towards the knee or the thigh, "
            "each stroke a little lighter than the one before."
        ),
        why="It is the usual way to finish, and lets the leg settle.",
        where_not="Leave out broken, sore or swollen skin and bulging veins.",
    ),
    "friction": TechniqueTexts(
        instruction="Rub with small strokes to and fro across the muscle.",
        how=(
            "With the pads of two fingers, rub small strokes to and fro across the muscle. "
            "Keep it short and comfortable, after the leg has been warmed with long strokes."
        ),
        why="Some people like it on a small, stiff place. No built-in routine needs it.",
        where_not=f"Keep off thin, dry or sore skin, off bone, and off {HOLLOWS}.",
    ),
    "tapotement": TechniqueTexts(
        instruction="Tap lightly with loose hands.",
        how=(
            "Let your wrists go loose and tap the muscle lightly with cupped hands or the "
            "edges of your hands, one after the other, about twice a second."
        ),
        why="Some people find that it wakes the leg up. No built-in routine needs it.",
        where_not=f"Keep off bone and joints, off thin skin, and off {HOLLOWS}.",
    ),
    "vibration": TechniqueTexts(
        instruction="Rest your hands on the muscle and let them tremble.",
        how=(
            "Lay your hands flat on the muscle and let them tremble, so that it shakes "
            "softly. With an electric massager, give one area no more than one to two minutes."
        ),
        why="Some people find it soothing. No built-in routine needs it.",
        where_not=(
            f"Keep off bone and joints, and off {HOLLOWS}. Keep a massage gun off tired, "
            "overworked muscles: injury to the muscle has been reported."
        ),
    ),
    "stretch": TechniqueTexts(
        instruction="Stretch gently and hold still, without bouncing.",
        how=(
            "Move slowly until you feel a mild pull, then hold still and keep breathing. Do "
            "not bounce, and do not push into pain."
        ),
        why=(
            "Gentle stretching is what health services advise first for a muscle that has "
            "cramped. Whether daily stretching makes night cramps rarer is less certain."
        ),
        where_not="If the stretch makes the pain worse, stop, and do not massage.",
    ),
    "roll": TechniqueTexts(
        instruction="Roll slowly along the muscle, towards the heart.",
        how=(
            "Rest the muscle on a foam roller, or hold a roller stick in both hands. Take "
            "about three seconds for each pass, and put as much weight on it as is "
            "comfortable. It does not have to hurt: in one study, gentle rolling did as much for "
            "movement as hard rolling."
        ),
        why=(
            "It covers the large muscles of the calf and the thigh with little effort. After "
            "sport it may ease soreness a little."
        ),
        where_not=(
            "Only on the large muscles: keep off the hollow behind the knee, the knee itself and "
            "the shin bone. Never over a wound, or where a bone may be broken."
        ),
    ),
    "ball": TechniqueTexts(
        instruction="Roll the ball slowly over the place.",
        how=(
            "Put a tennis ball or a massage ball between the muscle and the floor or the seat, "
            "and roll it slowly, about three seconds each way. In one study a softer ball did at "
            "least as well as a hard one."
        ),
        why="It reaches small places, such as the arch of the foot, without tiring your hands.",
        where_not=f"Keep off bone, and off {HOLLOWS}. Leave it out on feet that are numb.",
    ),
    "move": TechniqueTexts(
        instruction="Move easily, within comfort.",
        how="Move slowly and only as far as is comfortable. Hold on to something if you stand.",
        why="Moving and walking a little is advised after a cramp and after long sitting.",
        where_not="Do not stand up while you feel dizzy or unsteady.",
    ),
    "rest": TechniqueTexts(
        instruction="Rest, and breathe out slowly.",
        how="Take your hands off, let your shoulders drop, and let the leg lie heavy.",
        why="A tender muscle is given a pause before the next step.",
        where_not=("If the leg hurts all the time, even at rest, do not carry on: get it checked."),
    ),
}
"""The texts of every technique by its name."""
