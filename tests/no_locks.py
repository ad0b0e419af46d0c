"""Run a program on a machine whose disks know no locks: `python -m tests.no_locks COMMAND …`.

A filter of the kernel's (seccomp) answers every flock and every lock by fcntl with ENOLCK, as
some network disks do.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import struct
import sys

SUPPORTED = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
_FLOCK, _FCNTL = {"x86_64": (73, 72), "aarch64": (32, 25)}.get(platform.machine(), (0, 0))
_LOCKING = (fcntl.F_GETLK, fcntl.F_SETLK, fcntl.F_SETLKW, 36, 37, 38)
"""The last three are those of open file descriptions."""
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06  # of a BPF program
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_NUMBER, _SECOND = 0, 24
"""Where the system call's number and its second argument stand."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid() -> None:
    """From now on no file can be locked by this process, or by what it becomes."""
    kinds = len(_LOCKING)
    steps = [
        (_LOAD, 0, 0, _NUMBER),
        (_EQUALS, kinds + 3, 0, _FLOCK),  # so many steps further, or on
        (_EQUALS, 0, kinds + 1, _FCNTL),
        (_LOAD, 0, 0, _SECOND),
        *((_EQUALS, kinds - n, 0, kind) for n, kind in enumerate(_LOCKING)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERROR | errno.ENOLCK),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or prctl(
        _SECCOMP, _FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "no filter can be set")


if __name__ == "__main__":
    forbid()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606  # what the test names
