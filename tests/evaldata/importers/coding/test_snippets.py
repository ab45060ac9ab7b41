"""A piece of HTML is read as its reader sees it."""

import pytest

from evaldata.importers.coding.snippets import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("Soup is fine.", "Soup is fine."),
        ("<p>Soup &amp; <b>bre</b>ad,</p>\n<p>  twice<br>over</p>", "Soup & bread,\ntwice\nover"),
        ("1 &lt; 2 and &quot;it&rsquo;s&quot;\u00a0so", '1 < 2 and "it’s" so'),
        ("<script>alert(1)</script><style>p {}</style><!-- no --><img alt='x'/>", ""),
        ("fine</b></p> and <i>open", "fine and open"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("a\0b", "a b"),
        ("</div>after", "after"),
        ("🍲 é", "🍲 é"),
    ],
)
def test_text_without_tags(html: str, text: str) -> None:
    assert text_of(html) == text


def test_html_that_is_nested_too_deeply_has_no_text() -> None:
    assert text_of("<b>" * 5000 + "deep") == ""
