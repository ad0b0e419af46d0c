"""massage: a guided self-massage timer for the terminal.

`load`, `check`, `compile_timeline` and `render` are for programs: docs/api.md describes them.
"""

__version__ = "0.2.0"
__all__ = ["__version__", "check", "compile_timeline", "load", "render"]

TYPE_CHECKING = False  # as type checkers know it; `typing` would be imported at each start
if TYPE_CHECKING:
    from massage_cli.api import check, compile_timeline, load, render
else:

    def __getattr__(name):
        """Import what is for programs when one asks for it: the command does without."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from massage_cli import api

        return getattr(api, name)
