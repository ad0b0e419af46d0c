"""What a routine is for, as the headings of a list say it."""

from __future__ import annotations

HEADINGS = {
    "cramp": "A cramp, now",
    "sport": "Before and after sport",
    "sitting": "After sitting or standing",
    "night": "Before going to bed",
    "thigh": "A tight thigh",
    "spots": "A tender spot",
    "care": "Care, when nothing hurts",
    "other": "For other things",
    "faulty": "Cannot be played",
}
"""By occasion, in the order in which they are listed: what is urgent comes first."""
