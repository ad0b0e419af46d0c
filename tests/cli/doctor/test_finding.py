"""What doctor prints may be sent to anybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from massage_cli.cli.doctor.finding import shareable

HOME, USER = "/home/ada", "ada"


def test_the_home_folder_is_a_tilde_at_any_depth() -> None:
    found = {"file": "/home/ada/x.toml:3", "all": ["/home/ada", ("in /home/ada: no",)], "n": 4}
    assert shareable(found, HOME, USER) == {
        "file": "~/x.toml:3",
        "all": ["~", ["in ~: no"]],
        "n": 4,
    }


def test_a_name_elsewhere_in_a_path_is_taken_out() -> None:
    assert shareable("/media/ada/stick", HOME, USER) == "/media/USER/stick"


def test_words_that_only_begin_alike_stay() -> None:
    assert shareable("/home/adam/armada is adamant", HOME, USER) == "/home/adam/armada is adamant"


def test_a_home_that_is_the_root_hides_nothing() -> None:
    assert shareable("/etc/x", "/", "") == "/etc/x"


@given(st.lists(st.sampled_from(["ada", "home", "b", "massage-cli"]), min_size=1, max_size=6))
def test_no_path_keeps_the_user_s_name(parts: list[str]) -> None:
    path = "/" + "/".join(parts)
    assert "ada" not in shareable(path, HOME, USER).split("/")
