"""Templates escape every text, and are given every name that they use."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from evaldata.wording.markup import template


def test_a_text_is_escaped_and_markup_is_not(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<p title="{{ title }}">{{ text }}</p>', encoding="utf-8")
    shown = template(path).render(title='"<i>"', text=Markup("<b>bold</b>"))
    assert shown == '<p title="&#34;&lt;i&gt;&#34;"><b>bold</b></p>'


def test_a_name_that_is_not_given_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("{{ forgotten }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="forgotten"):
        template(path).render()
