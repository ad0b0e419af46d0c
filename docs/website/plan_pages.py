"""A page for each plan that comes with the program, and one over them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docs.website.gallery import sourced
from docs.website.navigation import toctree
from massage_cli.cli.plan_view import about
from massage_cli.core.english import plan as words
from massage_cli.core.plans.plan import Plan
from massage_cli.handout.markdown import escaped


def plan_page(plan: Plan, file: str) -> str:
    """The page of a plan whose `file` is this; the routines in it lead to their pages."""
    parts = [part for part in about(plan) if part[1] and part[0] != words.SOURCES]
    blocks = [f"# {escaped(plan.title)}", f"```sh\nmassage plan start {plan.name}\n```"]
    blocks.append("\n".join(f"- **{label}:** {_linked(text, plan)}" for label, text in parts))
    blocks += sourced(plan.sources)
    blocks.append("## The file\n\nAs [Plans](../plans.md#your-own) explains it.")
    blocks.append(f"```yaml\n{file}```")
    return "\n\n".join(blocks) + "\n"


def plans_overview(plans: Mapping[str, Plan]) -> str:
    """The page over all plans."""
    listed = "\n".join(
        f"- [{escaped(plan.title)}]({name}.md). {escaped(plan.when)}."
        for name, plan in plans.items()
    )
    return "\n\n".join(["# The plans that come with it", listed, toctree(list(plans))])


def _linked(text: str, plan: Plan) -> str:
    """`text` with the routines of `plan` as links."""
    names = "|".join(sorted({each.routine for each in plan.sessions}))
    return re.sub(
        rf"`?(?<![\w-])({names})(?![\w-])`?",
        lambda found: f"[{found[1]}](../routines/{found[1]}.md)",
        escaped(text.replace("`", "")),
    )
