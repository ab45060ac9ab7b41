"""Lists of a talk stand on as few screens as have room for them."""

from evaldata.wording.screen_lists import has_room_in_large_letters, on_screens

LINE, THREE_LINES = "A short text", "word " * 50


def test_short_lists_have_large_letters() -> None:
    assert has_room_in_large_letters([LINE] * 7)
    assert not has_room_in_large_letters([LINE] * 8)
    assert not has_room_in_large_letters([THREE_LINES] * 3)


def test_a_list_is_split_where_its_lines_have_no_room() -> None:
    assert [len(some) for some in on_screens([LINE] * 9)] == [9]
    assert [len(some) for some in on_screens([LINE] * 11)] == [6, 5]
    assert [len(some) for some in on_screens([THREE_LINES] * 4)] == [2, 2]
