"""The sessions that `massage history` lists, by their numbers."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from tests.cli.whole import app

run = CliRunner().invoke


def there() -> list[int]:
    return [session["id"] for session in json.loads(run(app, ["history", "--json"]).stdout)]
