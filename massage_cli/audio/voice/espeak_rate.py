"""How fast eSpeak NG must be told to speak, for so many words a minute to be heard.

Measured over the instructions of the built-in routines, eSpeak NG 1.51 and 1.52, English: told
100, it spoke 122 words a minute; told 130, 160; told 160, 197; told 220, 272; told 300, 377: 1.235
times as many. A word is what stands between spaces; silence counts within a sentence, not at its
ends. It takes no less than 80, at which it speaks 103.
"""

FASTER = 1.235
SLOWEST = 80
"""What it can be told."""


def told_rate(rate: int) -> int:
    """What eSpeak NG is to be told for `rate` words a minute to be heard."""
    return max(SLOWEST, round(rate / FASTER))
