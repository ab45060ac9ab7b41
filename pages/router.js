// Links without a reload, keys, copying. Attributes of the markup say what is meant:
//   a[data-go]       follow the link inside the app; data-replace leaves no entry in the history
//   a[data-file]     fetch a file, and say how far it is
//   [data-stays]     a list of choices that stays open when one is made
//   img[data-code]   drawn by this address when what it stands in is opened
//   [data-keys]      what these keys click, by the names of KeyboardEvent.key
//   [data-search]    a field whose words are searched for
//   [data-here]      on paper, the address of what is on it
//   [data-copy-quote]    copy the quote round it, and this text behind the speaker
//   [data-copy-address]  copy the address of what is on screen
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

  // What is on screen: the page and the menu, each as Streamlit or `place` has drawn it.
  const drawn = () => ['stMain', 'stSidebar'].map((id) => document.querySelector(`[data-testid="${id}"] .drawn`));
  let placed = null;  // drawn by `place` where Streamlit knows of another page
  let left = null;    // the page from which Streamlit was asked for one: it stands there until that has come
  let asked = null;   // what is waited for, the last of several

  // Streamlit draws the page of the address, as after the Back button.
  const run = () => {
    [left] = drawn();
    placed = null;
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  };

  // Make one node like another one, touching only what differs: what is open stays open, what has the
  // focus has it, and the browser lays out only what is new. What has an id is known by it wherever it stands.
  const liken = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeName !== fresh.nodeName || !old.attributes) { old.replaceWith(fresh); return; }
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const had = new Map([...old.children].map((part) => [part.id, part]));
    const has = new Set([...fresh.children].map((part) => part.id));
    let at = old.firstChild;
    const pass = () => { const passed = at; at = at.nextSibling; return passed; };
    for (const part of [...fresh.childNodes]) {
      const twin = part.id && had.get(part.id);
      const stands = twin && twin.parentNode === old;
      while (stands && at !== twin) pass().remove();
      if (at && (stands || !at.id || !has.has(at.id))) liken(pass(), part);
      else old.insertBefore(part, at);
    }
    while (at) pass().remove();
  };
  const fill = (old, markup) => {
    const fresh = old.cloneNode(false);
    fresh.innerHTML = markup;
    liken(old, fresh);
  };

  // A voice tells of another page, which has no other way to be heard; of a change in a page its status tells.
  document.body.insertAdjacentHTML('beforeend', '<div class="eval"><span class="unseen" role="status"></span></div>');
  const voice = document.body.lastElementChild.firstChild;

  const place = ({ title, page, menu }, anew) => {
    const [shown, beside] = placed = drawn();
    if (anew) shown.innerHTML = page;
    else fill(shown, page);
    if (beside) fill(beside, menu);
    if (title !== document.title) voice.textContent = document.title = title;
  };

  // The page at an address, as the server makes it for this script; null where Streamlit must draw it.
  const headers = { 'x-visitor': crypto.getRandomValues(new Uint32Array(2)).join('-') };
  const fetched = async ({ href, pathname, search }) => {
    try {
      const address = `./answers${pathname.replace(/.*(?=\/)/, '').replace(/\/$/, '')}${search}`;
      const answer = await fetch(new URL(address, href), { cache: 'no-store', headers });
      return answer.ok ? await answer.json() : null;
    } catch { return null; }
  };

  // A mouse's button goes down a tenth of a second before it comes up: time in which to ask.
  let ahead = null;
  const shell = () => { const [shown] = drawn(); return shown && shown !== left && shown.dataset.shell; };
  const answered = (target) => {
    if (!shell() || shell() === 'native') return null;
    const known = ahead && ahead.address === target.pathname + target.search && performance.now() < ahead.until;
    return known ? ahead.answer : fetched(target);
  };
  const anticipate = (link) => {
    ahead = null;
    const target = new URL(link.href);
    ahead = { address: target.pathname + target.search, until: performance.now() + 1000, answer: answered(target) };
  };

  // Show what the address names now, unless another one is gone to meanwhile. Whether it is shown.
  const show = async (anew) => {
    const own = asked = {};
    const busy = setTimeout(() => { main().ariaBusy = 'true'; }, 400);
    const parts = await answered(new URL(location.href));
    clearTimeout(busy);
    if (asked !== own) return false;
    main().ariaBusy = null;
    if (parts && parts.shell === shell()) place(parts, anew);
    else run();
    return true;
  };

  // Where in a page one was, by its address: Back leads there.
  const tops = new Map();
  const move = (target, change) => {
    tops.set(location.href, main().scrollTop);
    history[change](null, '', target.pathname + target.search);
  };

  const field = () => document.querySelector('[data-search]');
  const shed = () => { if (field()) field().value = field().getAttribute('value'); };

  // Follow a link; whether it leads elsewhere than to what is on screen.
  const go = (link) => {
    const target = new URL(link.href);
    clearTimeout(typing);
    if (typing && link.closest('.choices')) search(target);
    const anew = target.pathname !== location.pathname || Boolean(link.rel);
    const there = target.pathname === location.pathname && target.search === location.search;
    if (there) {
      reveal(named(target.hash), 0);
      return false;
    }
    move(target, 'replace' in link.dataset ? 'replaceState' : 'pushState');
    show(anew).then((shown) => {
      if (!shown) return;
      shed();
      if (anew) main().scrollTo(0, 0);
      reveal(named(target.hash), 50);
      next();
    });
    return true;
  };

  // Back and Forward: answered as a link is, before Streamlit hears of it.
  window.addEventListener('popstate', (event) => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    show(true).then((shown) => {
      if (!shown) return;
      main().scrollTo(0, tops.get(location.href) || 0);
      reveal(named(location.hash), 50);
    });
  }, true);

  // A search begins when no letter has come for a moment; the words replace each other in the history.
  let typing = 0;
  const search = (target) => {
    typing = 0;
    const words = field().value.trim();
    for (const name of ['q', 'page', 'quote']) target.searchParams.delete(name);
    if (words) target.searchParams.set('q', words);
  };
  const look = () => {
    const target = new URL(location.href);
    const change = target.searchParams.has('q') ? 'replaceState' : 'pushState';
    search(target);
    if (target.search === location.search) return;
    move(target, change);
    show(false);
  };
  document.addEventListener('input', (event) => {
    if (!closest(event, '[data-search]') || event.isComposing) return;
    clearTimeout(typing);
    typing = setTimeout(look, 150);
  });

  // Links of a list lead on from the address of its drawing, so a choice that is made before the
  // answer to the last one waits for the new drawing. When it is Streamlit who draws, a list that
  // stays opens again, and what had the focus has it.
  let held = null;
  let waiting = [];
  const opener = (list) => document.querySelector(`[popovertarget="${CSS.escape(list.id)}"]`);
  const choose = (link, list) => {
    if (held && held.list === list && performance.now() < held.until) { waiting.push(link.id); return; }
    held = { list, stays: 'stays' in list.dataset, focus: link.id, top: list.scrollTop, until: performance.now() + 10000 };
    if (!held.stays) list.hidePopover();
    if (!go(link)) held = null;
  };
  const next = () => {
    if (!placed) return;
    held = null;
    document.getElementById(waiting.shift())?.click();
  };
  const restore = () => {
    if (!held || held.list.isConnected) return;
    if (performance.now() > held.until) { held = null; waiting = []; return; }
    const list = document.getElementById(held.list.id);
    if (!list) return;
    const { stays, focus, top } = held;
    held = null;
    opener(list).focus({ preventScroll: true });  // where the focus goes when the list is closed
    if (stays) {
      opener(list).click();
      list.scrollTop = top;
      document.getElementById(focus)?.focus({ preventScroll: true });
    }
    document.getElementById(waiting.shift())?.click();
  };
  // Streamlit draws of its own accord, too, when it has lost its server: what it knows, not what is here.
  const correct = () => { if (placed && placed.some((part) => part && !part.isConnected)) run(); };
  new MutationObserver(() => { correct(); restore(); }).observe(document.body, { subtree: true, childList: true });
  document.addEventListener('toggle', (event) => {
    if (held && event.target === held.list && event.newState === 'closed') held.stays = false;
  }, true);

  // Up, Down, Home, End and first letters move in an open list, as they do in any list of options.
  const walk = (event) => {
    const list = closest(event, '.choices[popover]');
    const button = !list && closest(event, 'button.control');
    if (button && event.key === 'ArrowDown') {
      const target = document.getElementById(button.getAttribute('popovertarget'));
      if (!target.matches(':popover-open')) button.click();
      target.querySelector('a').focus();
      return true;
    }
    if (!list) return false;
    const links = [...list.querySelectorAll('a')];
    const now = links.indexOf(document.activeElement);
    const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 };
    let next = links[(steps[event.key] + links.length) % links.length];
    if (event.key.length === 1 && event.key.trim()) {
      const starts = (link) => link.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase());
      next = [...links.slice(now + 1), ...links.slice(0, now + 1)].find(starts);
    }
    if (next) next.focus();
    return Boolean(next);
  };

  const plain = (event) =>
    !event.defaultPrevented && !event.button &&
    !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  const quoted = (button) => {
    const quote = button.closest('figure');
    const said = ['blockquote', 'figcaption b'].map((part) => quote.querySelector(part).innerText.trim());
    return said.join('\n') + button.dataset.copyQuote;
  };

  const copy = async (button) => {
    const text = 'copyAddress' in button.dataset ? location.href : quoted(button);
    const { textContent: shown, ariaLabel: label } = button;
    button.ariaLabel = null;
    try { await navigator.clipboard.writeText(text); button.textContent = 'Copied'; }
    catch { button.textContent = 'Copying is not allowed here'; }
    setTimeout(() => { button.textContent = shown; button.ariaLabel = label; }, 1500);
  };

  // A file is made when it is asked for, which can last: said beside the link, second by second.
  const take = async (link) => {
    if (link.ariaBusy) return;
    const said = link.parentElement.querySelector('[role="status"]');
    const begun = performance.now();
    const seconds = said.nextElementSibling;  // not spoken: a voice that counts is no help
    const tell = () => { seconds.textContent = `${Math.round((performance.now() - begun) / 1000)} s`; };
    said.textContent = 'The file is being made';
    const clock = setInterval(tell, 1000);
    link.ariaBusy = 'true';
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      const name = /filename\*=UTF-8''(.*)$/.exec(answer.headers.get('content-disposition'))[1];
      const file = URL.createObjectURL(await answer.blob());
      Object.assign(document.createElement('a'), { href: file, download: decodeURIComponent(name) }).click();
      setTimeout(() => URL.revokeObjectURL(file), 60000);
      said.textContent = 'The file is among your downloads';
    } catch { said.textContent = 'The file could not be made. Try again, or reload the page'; }
    clearInterval(clock);
    seconds.textContent = '';
    link.ariaBusy = null;
  };

  // On a narrow screen the menu lies over the page.
  const uncover = () => {
    const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (button && matchMedia('(max-width: 768px)').matches) button.click();
  };

  const cover = () => document.querySelector('.black');
  const acts = {
    black: () => { const black = cover(); if (black) black.hidden = !black.hidden; },
    full: () => document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  };

  document.addEventListener('pointerdown', (event) => {
    const link = event.pointerType === 'mouse' && closest(event, 'a[data-go]');
    if (link && plain(event) && link.origin === location.origin) anticipate(link);
  });

  document.addEventListener('click', (event) => {
    const link = closest(event, 'a[data-go]');
    if (link && plain(event) && link.origin === location.origin) {
      event.preventDefault();
      const list = closest(event, '.choices[popover]');
      if (list) choose(link, list);
      else go(link);
      if (closest(event, '[data-testid="stSidebar"]')) uncover();
    }
    const file = closest(event, 'a[data-file]');
    if (file && plain(event)) {
      event.preventDefault();
      take(file);
    }
    const button = closest(event, '[data-copy-quote], [data-copy-address]');
    if (button) copy(button);
    const act = closest(event, '[data-act]');
    if (act) acts[act.dataset.act]();
    if (event.target === cover()) acts.black();
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (closest(event, 'input, textarea, select, [contenteditable]')) return;
    if (walk(event)) { event.preventDefault(); return; }
    if (event.key === 'Enter' && closest(event, 'a, button, summary')) return;
    if (cover() && !cover().hidden) { acts.black(); event.preventDefault(); return; }
    if (event.key === 'Escape' && document.querySelector(':popover-open')) return;
    const target = [...document.querySelectorAll('[data-keys]')]
      .find((item) => item.dataset.keys.split(' ').includes(event.key));
    if (!target) return;
    event.preventDefault();
    target.click();
  });

  window.addEventListener('beforeprint', () => {
    const here = document.querySelector('[data-here]');
    if (here) here.textContent = location.href;
  });

  // A code is drawn by the server only when somebody opens it.
  document.addEventListener('toggle', (event) => {
    const image = event.newState === 'open' && event.target.querySelector('img[data-code]');
    if (image) image.src = `${image.dataset.code}?address=${encodeURIComponent(location.href)}`;
  }, true);

  reveal(named(location.hash), 50);
}
