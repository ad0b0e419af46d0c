"""Texts that mean harm, or that no reader expects. Every one is refused."""

from __future__ import annotations

STEP = "{technique: rest, duration: 5s}"
GOOD = f"title: A\nsteps: [{STEP}]\n"


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines)


def turns_of_nothing() -> str:
    """Repeats in repeats whose only step is left out on the last turn, which is the only one."""
    step = "{technique: rest, duration: 5s, skip_last: true}"
    inner = f"{{repeat: 1, steps: [{step}]}}"
    for _ in range(6):
        inner = f"{{repeat: 2000, steps: [{inner}]}}"
    return inner


def nested_bomb() -> str:
    lines = [f"s0: &s0 {STEP}"]
    for n in range(1, 12):
        inner = ", ".join([f"*s{n - 1}"] * 9)
        lines.append(f"s{n}: &s{n} {{repeat: 2000, steps: [{inner}]}}")
    return "\n".join([*lines, "title: A", "steps: [*s11]"])


TEXTS = {
    "alias bomb": bomb(),
    "alias bomb of repeats": nested_bomb(),
    "turns of nothing": f"title: A\nsteps: [{turns_of_nothing()}]",
    "alias to itself": "&a [*a]",
    "10 MB": "#" * 10_000_000,
    "10 MB on one line": "title: " + "x" * 10_000_000,
    "10,000 levels of brackets": "[" * 10_000,
    "100,000 levels of brackets": "[" * 100_000,
    "100,000 levels of braces": "{a: " * 50_000,
    "600 levels of indentation": "\n".join(" " * n + "- " for n in range(600)),
    "100,000 dashes": "- " * 100_000,
    "100,000 question marks": "? " * 100_000,
    "one key after another": "".join(f"k{n}: 1\n" for n in range(25_000)),
    "a long line of quotes": "'" * 200_000,
    "30,000 anchors": "".join(f"&a{n} " for n in range(30_000)),
    "a tag that runs a command": "title: !!python/object/apply:os.system ['touch owned']\n",
    "a tag that makes an object": "!!python/object:massage_cli.core.body.Leg {}\n",
    "a tag of one's own": "title: !run touch owned\n",
    "a billion repeats": f"title: A\nsteps: [{{repeat: 1000000000, steps: [{STEP}]}}]\n",
    "a number of 200,000 digits": f"title: A\nready: {'9' * 200_000}\nsteps: [{STEP}]",
    "a word of 200,000 letters": f"title: A\nsteps: [{{technique: {'x' * 200_000}, duration: 5}}]",
    "a key of 200,000 letters": f"title: A\n? {'x' * 200_000}\n: 5\n",
    "every value wrong": "title: A\nsteps: [" + "5," * 9_000 + "]",
    "every key unknown": f"title: A\nsteps: [{{{', '.join(f'k{n}: 1' for n in range(4_900))}}}]",
    "every line unsafe": "\x1b\n" * 120_000,
    "NUL": "title: A\x00\n",
    "only NULs": "\x00" * 100_000,
    "only escapes": "\x1b[31m" * 40_000,
    "empty": "",
    "a list": "- 1\n- 2\n",
    "a bare word": "calf\n",
    "several documents": GOOD + "---\n" + GOOD,
    "tabs": "title: A\nsteps:\n\t- x\n",
}  # fmt: skip
