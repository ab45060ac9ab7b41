"""Links without a reload: a click changes the address, and the app follows the address.

Each link is an ordinary one, so it can be copied, opened in a new tab, or followed without this
script. `history.pushState` and a `popstate` event are what the Back button does, which Streamlit
answers with a run at the new address; so Back, Forward and links all go one way.
"""

import streamlit as st

SCRIPT = """
export default function () {
  if (window.evaluationRouter) return;
  window.evaluationRouter = true;
  const scroller = () => document.querySelector('[data-testid="stMain"]');
  const reveal = (id, tries) => {
    const target = id && document.getElementById(id);
    if (target) { target.scrollIntoView(); return; }
    if (tries > 0) setTimeout(() => reveal(id, tries - 1), 100);
  };
  const inside = (link, event) =>
    link && !event.defaultPrevented && event.button === 0 &&
    !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey &&
    link.origin === location.origin;
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[data-go]');
    if (!inside(link, event)) return;
    event.preventDefault();
    const target = new URL(link.href);
    const moved = target.pathname !== location.pathname || target.search !== location.search;
    if (moved) {
      const turned = target.pathname !== location.pathname || link.rel;
      history.pushState(null, '', target.pathname + target.search);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
      if (turned && scroller()) scroller().scrollTo(0, 0);
    }
    if (target.hash) reveal(decodeURIComponent(target.hash.slice(1)), moved ? 50 : 0);
  });
  document.addEventListener('click', async (event) => {
    const button = event.target.closest && event.target.closest('button[data-copy]');
    if (!button) return;
    const said = button.innerHTML;
    try { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = 'Copied'; }
    catch { button.textContent = 'Copying is not allowed here'; }
    setTimeout(() => { button.innerHTML = said; }, 1500);
  });
  reveal(decodeURIComponent(location.hash.slice(1)), 50);
}
"""


def draw_router() -> None:
    """Put the script on the page; it acts once a browser tab."""
    st.components.v2.component("router", js=SCRIPT)(key="router")
