"""Who may see what: by address, domain or group, and nobody else."""

from pathlib import Path
from typing import Any

import pytest

from evaldata.server.signin.access import Access, BadAccessError

RULES = """
signed_out = "out"

[[allow]]
evaluations = ["apples"]
addresses = ["Ann@Orchard.example"]

[[allow]]
evaluations = ["berries", "apples"]
domains = ["NHS.uk"]

[[allow]]
evaluations = ["*"]
groups = ["eval-7"]
"""


def access(folder: Path, text: str = RULES) -> Access:
    file = folder / "access.toml"
    file.write_text(text, encoding="utf-8")
    return Access.read(file)


def mail(address: object, verified: object = True) -> dict[str, Any]:
    return {"email": address, "email_verified": verified}


@pytest.mark.parametrize(
    ("claims", "seen"),
    [
        (mail("ann@orchard.example"), {"apples"}),
        (mail("ANN@ORCHARD.EXAMPLE", "true"), {"apples"}),
        (mail("bob@nhs.uk"), {"apples", "berries"}),
        (mail("bob@NHS.UK"), {"apples", "berries"}),
        (mail("ann@orchard.example") | {"groups": ["eval-7"]}, {"apples", "berries", "others"}),
        ({"groups": ["a", "eval-7"]}, {"apples", "berries", "others"}),
        ({"groups": "eval-7"}, {"apples", "berries", "others"}),
    ],
)
def test_a_rule_opens_what_it_names(tmp_path: Path, claims: dict[str, Any], seen: set[str]) -> None:
    grant = access(tmp_path).grant(claims)
    assert grant
    assert {name for name in ("apples", "berries", "others") if name in grant} == seen


@pytest.mark.parametrize(
    "claims",
    [
        {},
        mail(""),
        mail(None),
        mail(["ann@orchard.example"]),
        mail("ann@orchard.example", verified=False),
        mail("ann@orchard.example", verified=None),
        mail("ann@orchard.example", verified="false"),
        mail("ann@orchard.example", verified=2),
        mail("bann@orchard.example"),
        mail("ann@orchard.example.org"),
        mail("bob@mail.nhs.uk"),
        mail("bob@nhs.uk.example"),
        mail("bob@nhs.uk@elsewhere.example"),
        mail("bob@elsewhere.example@nhs.uk"),
        mail("bob@nhs.uk "),
        mail("bob@nhs.uk\n"),
        mail("bob@nh\u017f.uk"),
        mail("bob@NHS.u\u212a"),
        mail("nhs.uk"),
        mail("@nhs.uk"),
        {"groups": ["EVAL-7"]},
        {"groups": ["eval-70", "", None, ["eval-7"]]},
        {"groups": {"eval-7": True}},
        {"groups": "a,eval-7"},
        {"roles": ["eval-7"]},
        {"name": "ann@orchard.example", "sub": "eval-7"},
    ],
)
def test_whom_no_rule_names_sees_nothing(tmp_path: Path, claims: dict[str, Any]) -> None:
    grant = access(tmp_path).grant(claims)
    assert not grant
    assert not any(name in grant for name in ("apples", "berries", "others", "*", ""))


def test_groups_can_have_another_claim_and_a_provider_can_vouch(tmp_path: Path) -> None:
    rules = 'groups_claim = "roles"\naddresses_verified = true\n' + RULES
    of = access(tmp_path, rules)
    assert of.grant({"roles": ["eval-7"]}).everything
    assert not of.grant({"groups": ["eval-7"]})
    assert "apples" in of.grant({"email": "ann@orchard.example"})
    assert not of.grant(mail("ann@orchard.example", verified=False))


def test_the_folder_of_those_who_left_lies_beside_the_file_or_where_it_says(tmp_path: Path) -> None:
    assert access(tmp_path).signed_out == tmp_path / "out"
    assert access(tmp_path, RULES.replace('"out"', '"/var/out"')).signed_out == Path("/var/out")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "signed_out"),
        ("a = [", "no TOML"),
        ('signed_out = "out"', "allow"),
        ('signed_out = "out"\nallow = []', "allow: Nobody may come in"),
        (RULES.replace('"out"', '" "'), "signed_out: Name a folder"),
        (RULES.replace("domains", "domain"), "allow[1]"),
        (RULES.replace('["apples"]', "[]"), "allow[0].evaluations"),
        (RULES.replace('["apples"]', '"apples"'), "allow[0].evaluations"),
        (RULES.replace('groups = ["eval-7"]', ""), "allow[2]: It names nobody"),
        (RULES.replace('["eval-7"]', '[""]'), "allow[2].groups"),
        (RULES.replace("Ann@Orchard.example", "Ann"), "allow[0].addresses"),
        (RULES.replace("Ann@Orchard.example", "a@ö.example"), "allow[0].addresses"),
        (RULES.replace("NHS.uk", "@NHS.uk"), "allow[1].domains"),
        (RULES.replace("NHS.uk", "*"), "allow[1].domains"),
        (RULES.replace("NHS.uk", "NHS.u\u212a"), "allow[1].domains"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_key(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(BadAccessError) as refused:
        access(tmp_path, text)
    assert str(tmp_path / "access.toml") in str(refused.value)
    assert told in str(refused.value)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAccessError, match="cannot be read"):
        Access.read(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff")
    with pytest.raises(BadAccessError, match="not UTF-8"):
        Access.read(tmp_path / "odd.toml")
