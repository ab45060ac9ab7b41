"""A sign-in lasts eight hours, or until somebody ends it."""

import os
import shutil
import time
from pathlib import Path

from evaldata.signin.session import LONGEST, Session, SignedOut


def session(*, age: float = 0, content: bytes = b"{}") -> Session:
    return Session({}, time.time() - age, content)


def test_a_sign_in_lasts_eight_hours(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path / "some" / "out")
    assert LONGEST == 8 * 60 * 60
    assert signed_out.lasts(session(age=LONGEST - 5))
    assert not signed_out.lasts(session(age=LONGEST))


def test_one_that_was_ended_is_over_for_all_who_share_the_folder(tmp_path: Path) -> None:
    first, second = SignedOut(tmp_path), SignedOut(tmp_path)
    ann, ben = session(content=b"ann"), session(content=b"ben")
    first.end(ann)
    first.end(ann)
    assert not first.lasts(ann)
    assert not second.lasts(ann)
    assert second.lasts(ben)
    assert SignedOut(tmp_path).lasts(Session({}, ann.begun + 1, b"ann"))


def test_the_folder_names_nobody_and_forgets(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path)
    signed_out.end(session(content=b"ann@orchard.example"))
    [file] = tmp_path.iterdir()
    assert (len(file.name), file.read_bytes()) == (64, b"")
    os.utime(file, (0, time.time() - LONGEST - 5))
    signed_out.end(session(content=b"ben"))
    assert len([*tmp_path.iterdir()]) == 1


def test_without_the_folder_nobody_is_signed_in(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    assert not signed_out.lasts(session())
