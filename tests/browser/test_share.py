"""What is on screen is shared by its address, copied or as a QR code."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visit


@pytest.mark.parametrize(
    "address", ["quotes?region=London&q=care", "chain?focus=theme-7.3", "about"]
)
def test_the_address_is_copied_and_shown_as_a_code(visit: Visit, address: str) -> None:
    page = visit(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Share").click()
    image = page.get_by_role("img", name="The address as a QR code")
    expect(image).to_be_visible()
    expect(image).not_to_have_js_property("naturalWidth", 0)
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
