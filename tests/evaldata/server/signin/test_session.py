"""A sign-in lasts eight hours, or until somebody ends it."""

import os
import shutil
import time
from pathlib import Path

import pytest

from evaldata.server.signin.access import BadAccessError
from evaldata.server.signin.session import LONGEST, Session, SignedOut


def session(*, age: float = 0, content: bytes = b"{}") -> Session:
    return Session({}, time.time() - age, content)


def let_age(file: Path) -> None:
    """Make a file older than a sign-in can be."""
    os.utime(file, (0, time.time() - LONGEST - 5), follow_symlinks=False)


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
    signed_out.tidy()
    assert file.exists()
    let_age(file)
    signed_out.end(session(content=b"ben"))
    signed_out.tidy()
    assert len([*tmp_path.iterdir()]) == 1
    assert not file.exists()


def test_nothing_is_removed_but_what_signing_out_has_written(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path)
    mark = "a" * 64
    (tmp_path / "access.toml").touch()
    (tmp_path / mark.upper()).touch()
    (tmp_path / f"{mark}0").touch()
    (tmp_path / ("b" * 64)).write_text("of somebody else", encoding="utf-8")
    (tmp_path / ("c" * 64)).symlink_to("access.toml")
    (tmp_path / ("d" * 64)).mkdir()
    (tmp_path / "lost+found").mkdir()
    others = {*tmp_path.iterdir()}
    (tmp_path / mark).touch()
    for file in tmp_path.iterdir():
        let_age(file)
    signed_out.tidy()
    assert {*tmp_path.iterdir()} == others


@pytest.mark.parametrize("name", ["access.toml", "b" * 64, "B" * 64, ".hidden"])
def test_a_folder_of_other_things_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("of somebody else", encoding="utf-8")
    with pytest.raises(BadAccessError, match=f"{tmp_path} holds {name}"):
        SignedOut(tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == "of somebody else"


def test_what_a_disk_has_of_its_own_is_no_other_thing(tmp_path: Path) -> None:
    (tmp_path / "lost+found").mkdir()
    ann = session()
    SignedOut(tmp_path).end(ann)
    assert not SignedOut(tmp_path).lasts(ann)


def test_a_folder_that_has_gone_needs_no_tidying(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    signed_out.tidy()


def test_without_the_folder_nobody_is_signed_in(tmp_path: Path) -> None:
    signed_out = SignedOut(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    assert not signed_out.lasts(session())
