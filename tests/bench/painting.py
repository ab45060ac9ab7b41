"""How long a browser takes from a click, or from the start of a visit, until all is painted."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tests.browser.settling import settled

# `look` is JavaScript that gives texts of the page; the answer is there once each is another than
# it was, and not empty. It is painted when the frame that follows is over. What hears an event is
# there before anything else is, for the keys of a talk go no further than its own listener.
WATCHER = """
window.painted = (look, stale) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("nothing came of it")), 30000);
  const done = () => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(null);
  });
  const now = () => look().every((text, i) => text !== "" && text !== stale[i]);
  if (now()) return done();
  const observer = new MutationObserver(() => { if (now()) { observer.disconnect(); done(); } });
  observer.observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
});
for (const name of ["click", "keydown", "input"]) {
  window.addEventListener(name, (event) => window.heard?.(event), true);
}
"""


def texts(*selectors: str) -> str:
    """JavaScript that gives the text of the first element of each selector, or an empty one."""
    return f"() => {list(selectors)}.map((s) => document.querySelector(s)?.textContent ?? '')"


def milliseconds(page: Page, event: str, look: str, act: Callable[[], None]) -> float:
    """From an event, as the page itself sees it, to the paint of what it changes.

    Args:
        page: One that began with the watcher, as `opened` makes it.
        event: Its name; the first one that the act makes counts.
        look: JavaScript that gives the texts of what changes.
        act: Makes the event.
    """
    page.bring_to_front()
    settled(page)
    page.evaluate(
        f"""(name) => {{
          const look = {look};
          const stale = look();
          window.measured = new Promise((resolve, reject) => {{
            window.heard = (event) => {{
              if (event.type !== name) return;
              window.heard = null;
              window.painted(look, stale).then((end) => resolve(end - event.timeStamp), reject);
            }};
          }});
        }}""",
        event,
    )
    act()
    taken: float = page.evaluate("window.measured")
    return taken


def first_visit(context: BrowserContext, url: str, look: str) -> float:
    """Visit a page with nothing remembered; the milliseconds until what `look` gives is painted."""
    page = context.new_page()
    page.add_init_script(f"{WATCHER} window.first = window.painted({look}, []);")
    page.goto(url, wait_until="commit")
    taken: float = page.evaluate("window.first")
    return taken
