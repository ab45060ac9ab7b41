"""Who may see which evaluation, as `access.toml` says."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

ACCESS_VARIABLE = "EVALUATION_ACCESS"
"""What names the file. Where nothing does, nobody signs in and everybody sees everything."""
EVERY = "*"
_ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")

Claims = Mapping[str, Any]
"""What the provider says of somebody."""


class BadAccessError(Exception):
    """A sign-in that is set up so that nobody can say who may come in."""


class AccessRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who may see some evaluations: everybody whom one of three lists names.

    Attributes:
        evaluations: Their ids, or `*` for all.
        addresses: Whole e-mail addresses.
        domains: What stands behind the `@`, exactly: `example.org` is not `mail.example.org`.
        groups: Names of groups as the provider tells them, letter by letter.
    """

    evaluations: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grant:
    """The evaluations that somebody may see, by their ids or by `*`; true where there are any."""

    ids: frozenset[str]

    @property
    def everything(self) -> bool:
        """Whether it is all of them."""
        return EVERY in self.ids

    def __contains__(self, evaluation: object) -> bool:
        return self.everything or evaluation in self.ids

    def __bool__(self) -> bool:
        return bool(self.ids)


EVERYTHING = Grant(frozenset({EVERY}))


class Access(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `access.toml` holds. Whom none of its rules names sees nothing.

    Attributes:
        signed_out: The folder that remembers who has signed out; all replicas have the same.
        allow: The rules.
        groups_claim: What the provider calls the groups.
        addresses_verified: Whether every address of the provider is proven, though it does not
            say so of each.
    """

    signed_out: Path
    allow: tuple[AccessRule, ...]
    groups_claim: str = "groups"
    addresses_verified: bool = False

    @classmethod
    def read(cls, path: Path) -> "Access":
        """The rules of that file.

        Raises:
            BadAccessError: Where there is none, or it says something that has no meaning.
        """

        def beside(_: type, name: object) -> Path:
            if not isinstance(name, str) or not name.strip():
                raise ValueError("Name a folder")
            return path.parent / name

        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
            access = msgspec.convert(said, cls, dec_hook=beside)
        except OSError as error:
            raise BadAccessError(f"{path} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise BadAccessError(f"{path} is not UTF-8.") from error
        except tomllib.TOMLDecodeError as error:
            raise BadAccessError(f"{path} is no TOML: {error}.") from error
        except msgspec.ValidationError as error:
            message, _, place = str(error).partition(" - at `$.")
            where = place.rstrip("`") or "the file"
            raise BadAccessError(f"{path}, {where}: {message}.") from error
        if fault := next(_faults(access), None):
            raise BadAccessError("{}, {}: {}".format(path, *fault))
        return access

    def grant(self, claims: Claims) -> Grant:
        """What somebody may see of whom the provider says this."""
        address = self._address(claims)
        domain = address.rpartition("@")[2]
        told = claims.get(self.groups_claim)  # a list of names, or one name
        names = told if isinstance(told, list | tuple) else [told]
        groups = {name for name in names if isinstance(name, str) and name}
        named = (
            rule
            for rule in self.allow
            if not groups.isdisjoint(rule.groups)
            or (address and address in map(str.lower, rule.addresses))
            or (domain and domain in map(str.lower, rule.domains))
        )
        return Grant(frozenset(evaluation for rule in named for evaluation in rule.evaluations))

    def _address(self, claims: Claims) -> str:
        """The proven address in small letters; empty where there is none.

        A letter of another alphabet can become one of ours in small letters, so none is taken.
        """
        address, verified = claims.get("email"), claims.get("email_verified")
        proven = verified in (True, "true") or (verified is None and self.addresses_verified)
        if not proven or not isinstance(address, str) or not _ADDRESS.fullmatch(address):
            return ""
        return address.lower()


@cache
def rules(path: Path) -> Access:
    """The rules of that file as they were when they were first asked for: when the server began.

    Raises:
        BadAccessError: As `Access.read`.
    """
    return Access.read(path)


def _faults(access: Access) -> Iterator[tuple[str, str]]:
    """What is wrong, each with its place."""
    if not access.allow:
        yield "allow", "Nobody may come in. Add a rule."
    for number, rule in enumerate(access.allow):
        place = f"allow[{number}]"
        if not rule.evaluations or "" in rule.evaluations:
            yield f"{place}.evaluations", 'Name evaluations by their ids, or all by "*".'
        if not (rule.addresses or rule.domains or rule.groups):
            yield place, "It names nobody: give addresses, domains or groups."
        if not all(map(_ADDRESS.fullmatch, rule.addresses)):
            yield f"{place}.addresses", "Write each as name@example.org, in ASCII."
        if not all(d.isascii() and _DOMAIN.fullmatch(d.lower()) for d in rule.domains):
            yield f"{place}.domains", "Write each as example.org, in ASCII and without @."
        if "" in rule.groups:
            yield f"{place}.groups", "A group has no name."
