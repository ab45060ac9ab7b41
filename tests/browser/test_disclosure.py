"""Nothing that the browser receives links a quote to a protected participant."""

from pathlib import Path

from playwright.sync_api import Response, WebSocket

from tests.browser.acting import turn_to
from tests.browser.settling import settled
from tests.browser.visiting import Visit
from tests.linked import CANARY, linked
from tests.server import serving

PAGES = [
    "findings",
    "findings?show=trace",
    "recommendations",
    "themes?theme=a",
    "quotes?q=CANARY",
    "quotes?region=North",
    "grid?row=a",
    "takeaway",
    "compare?by=region",
    "participants",
    "present",
    "about",
]


def test_no_id_and_no_speaker_reaches_the_browser(visit: Visit, tmp_path: Path) -> None:
    received: list[bytes] = []
    answers: list[Response] = []

    def frame(payload: str | bytes) -> None:
        received.append(payload if isinstance(payload, bytes) else payload.encode())

    def socket(opened: WebSocket) -> None:
        opened.on("framereceived", frame)

    with serving(linked(tmp_path)) as url:
        page = visit(url=url)
        page.on("websocket", socket)
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  playwright marks it
        page.goto(url)
        settled(page)
        for address in PAGES:
            turn_to(page, address)
            received += [a.body() for a in answers if a.ok and "/static/" not in a.url]
            answers.clear()
        turn_to(page, "takeaway")
        for format_ in ("CSV", "Parquet", "Web page"):
            with page.expect_download() as download:
                page.get_by_role("button", name=f"Download {format_}", exact=True).click()
            received.append(download.value.path().read_bytes())
        page.close()
    assert any(b"Saying number" in piece for piece in received)
    planted = (f"{CANARY}-".encode(), f"{CANARY} speaker".encode())
    assert [piece for piece in received if any(canary in piece for canary in planted)] == []
