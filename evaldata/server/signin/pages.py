"""What somebody reads who is not, or no longer, signed in."""

import html

from starlette.responses import HTMLResponse, Response

from evaldata.server.signin.session import LOGOUT

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }}
  main {{ max-width: 36rem; margin: 15vh auto; padding: 0 1rem }}
</style>
<main>
<h1>{title}</h1>
<p>{text}</p>
<p><a href="{link}">{label}</a></p>
</main>
</html>
"""


def signed_out() -> Response:
    """Said when somebody has signed out."""
    text = "Close the browser if others use this computer: your provider may still know you."
    return _page(200, "You are signed out", text, "/", "Sign in again")


def not_ended() -> Response:
    """Said where a sign-in could not be ended everywhere."""
    text = "This browser has forgotten your sign-in. A copy of it would be good for some hours."
    return _page(500, "You are signed out in this browser alone", text, "/", "Sign in again")


def not_signed_in(back: str) -> Response:
    """Said when the provider refused, or was too late; with a link, for a redirect would loop."""
    text = "The sign-in was refused, or it was begun in another tab or too long ago."
    return _page(403, "You are not signed in", text, back, "Sign in")


def no_provider(back: str) -> Response:
    """Said when the provider does not answer."""
    text = "The service that signs you in does not answer."
    return _page(503, "You cannot be signed in now", text, back, "Try again")


def not_allowed() -> Response:
    """Said to somebody whom no rule names."""
    text = "You are signed in, but no evaluation here is open to you."
    return _page(403, "Nothing to see", text, LOGOUT, "Sign out")


def _page(status: int, title: str, text: str, link: str, label: str) -> Response:
    said = _PAGE.format(title=title, text=text, link=html.escape(link), label=label)
    return HTMLResponse(said, status)
