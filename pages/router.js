// Links without a reload, keys, copying. Attributes of the markup say what is meant:
//   a[data-go]       follow the link inside the app; data-replace leaves no entry in the history
//   [data-keys]      what these keys click, by the names of KeyboardEvent.key
//   [data-copy]      copy this text; data-copy-address copies the address of what is on screen
//   [data-act]       "black" covers the screen, "full" fills it
export default function () {
  if (window.evaluationRouter) return;
  window.evaluationRouter = true;

  const main = () => document.querySelector('[data-testid="stMain"]');
  const closest = (event, selector) => event.target.closest && event.target.closest(selector);

  const reveal = (id, tries) => {
    const target = id && document.getElementById(id);
    if (target) target.scrollIntoView();
    else if (id && tries > 0) setTimeout(() => reveal(id, tries - 1), 100);
  };

  const named = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ''; }
  };

  // What the Back button does: change the address, and tell the app that it has changed.
  const go = (link) => {
    const target = new URL(link.href);
    const elsewhere = target.pathname !== location.pathname;
    const moved = elsewhere || target.search !== location.search;
    if (moved) {
      const change = 'replace' in link.dataset ? 'replaceState' : 'pushState';
      history[change](null, '', target.pathname + target.search);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
      if ((elsewhere || link.rel) && main()) main().scrollTo(0, 0);
    }
    reveal(named(target.hash), moved ? 50 : 0);
  };

  const plain = (event) =>
    !event.defaultPrevented && !event.button &&
    !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  const copy = async (button) => {
    const text = 'copyAddress' in button.dataset ? location.href : button.dataset.copy;
    const said = button.innerHTML;
    try { await navigator.clipboard.writeText(text); button.textContent = 'Copied'; }
    catch { button.textContent = 'Copying is not allowed here'; }
    setTimeout(() => { button.innerHTML = said; }, 1500);
  };

  const cover = () => document.querySelector('.black');
  const acts = {
    black: () => { const black = cover(); if (black) black.hidden = !black.hidden; },
    full: () => document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  };

  document.addEventListener('click', (event) => {
    const link = closest(event, 'a[data-go]');
    if (link && plain(event) && link.origin === location.origin) {
      event.preventDefault();
      go(link);
    }
    const button = closest(event, '[data-copy], [data-copy-address]');
    if (button) copy(button);
    const act = closest(event, '[data-act]');
    if (act) acts[act.dataset.act]();
    if (event.target === cover()) acts.black();
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (closest(event, 'input, textarea, select, [contenteditable], [role="combobox"]')) return;
    if (event.key === 'Enter' && closest(event, 'a, button, summary')) return;
    if (cover() && !cover().hidden) { acts.black(); event.preventDefault(); return; }
    if (event.key === 'Escape' && document.querySelector(':popover-open')) return;
    const target = [...document.querySelectorAll('[data-keys]')]
      .find((item) => item.dataset.keys.split(' ').includes(event.key));
    if (!target) return;
    event.preventDefault();
    target.click();
  });

  // A code is drawn by the server only when somebody opens it.
  document.addEventListener('toggle', (event) => {
    const image = event.newState === 'open' && event.target.querySelector('img[data-code]');
    if (image) image.src = `${image.dataset.code}?address=${encodeURIComponent(location.href)}`;
  }, true);

  reveal(named(location.hash), 50);
}
