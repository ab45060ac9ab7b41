"""Texts are shown as they stand, in lines."""

from evaldata.charts.line_breaks import bold, escaped, hover, lines_of, styled, wrapped


def test_tags_and_entities_are_literal() -> None:
    assert escaped("<b>R&D</b> &lt;") == "&lt;b&gt;R&amp;D&lt;/b&gt; &amp;lt;"


def test_lines_are_broken_before_they_are_made_literal() -> None:
    assert wrapped("a && b", 4) == "a &amp;&amp;<br>b"


def test_what_goes_beyond_the_most_lines_is_left_out() -> None:
    assert lines_of("one two three four", 5, most=2) == ["one", "two…"]
    assert lines_of("one two", 5, most=2) == ["one", "two"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines_of("", 5) == [""]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert lines_of("abcdef", 4) == ["abcd", "ef"]


def test_a_long_word_is_broken_with_a_hyphen_and_no_letter_is_left_alone() -> None:
    assert lines_of("Pflegefachkraft", 14) == ["Pflegefachk-", "raft"]
    assert lines_of("Scarborough", 10) == ["Scarbor-", "ough"]
    assert lines_of("Pflegefachkraft", 15) == ["Pflegefachkraft"]
    assert lines_of("Krankenstandsvertretung heute", 8) == [
        "Kranken-",
        "standsv-",
        "ertre-",
        "tung",
        "heute",
    ]
    assert lines_of("Yorkshire and Humberside", 9) == ["Yorkshire", "and", "Humber-", "side"]
    assert lines_of("North-West", 6) == ["North-", "West"]
    assert lines_of("Pflegefachkraft", 9, most=1) == ["Pflegefa…"]


def test_what_stands_beside_the_pointer_fits_on_a_small_screen() -> None:
    assert max(map(len, hover("word " * 40).split("<br>"))) <= 56


def test_marks_of_texts() -> None:
    assert bold("a") == "<b>a</b>"
    assert styled("a") == '<span style="font-size:11px">a</span>'
    assert styled("a", size=12, colour="#fff") == '<span style="font-size:12px;color:#fff">a</span>'
