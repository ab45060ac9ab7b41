"""When a page is done: Streamlit draws it piece by piece, and a click takes a round trip."""

from playwright.sync_api import Page

QUIET = 250
"""Milliseconds without a change that mean done: longer than a click's way there and back."""

LIMIT = 30_000
"""Milliseconds after which a page that still changes has failed."""

# Run in the page in one piece, so that a content security policy does not hinder it.
_WAIT = """
([quiet, limit]) => new Promise((resolve, reject) => {
  const begun = performance.now();
  let changed = begun;
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  const has = (...ids) => document.querySelector(ids.map((id) => `[data-testid="${id}"]`).join());
  const missing = () => {
    const app = has("stApp");
    if (!app) return "the app";
    if (app.dataset.testConnectionState !== "CONNECTED") return "the connection";
    if (app.dataset.testScriptState !== "notRunning") return "the end of the run";
    if (!has("stMain")?.querySelector('[data-testid="stElementContainer"]')) return "content";
    if (has("stAppSkeleton", "stSkeleton")) return "what loads";
    if (document.querySelector('[data-stale="true"]')) return "fresh elements";
    if (document.fonts.status !== "loaded") return "fonts";
    return performance.now() - changed < quiet ? "quiet" : null;
  };
  const look = () => {
    const waited = missing();
    const late = performance.now() - begun > limit;
    if (waited && !late) return setTimeout(look, 25);
    observer.disconnect();
    return waited ? reject(new Error(`waited ${limit} ms for ${waited}`)) : resolve();
  };
  look();
})
"""


def settled(page: Page, *, quiet: int = QUIET) -> Page:
    """`page`, once its run has ended, all is drawn and nothing moved for `quiet` milliseconds."""
    page.evaluate(_WAIT, [quiet, LIMIT])
    return page
