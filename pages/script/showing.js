// What the address names is shown: by this script, which asks the server for a page and changes what
// differs, or by Streamlit, on a first visit and wherever elements of its own stand.

const PATIENCE = 10000;  // milliseconds; who has no answer then lets Streamlit give one
const NARROW = '(max-width: 768px)';  // where Streamlit lays the menu over the page

const main = () => document.querySelector('[data-testid="stMain"]');
const sidebar = () => document.querySelector('[data-testid="stSidebar"]');
const drawn = () => [main(), sidebar()].map((part) => part && part.querySelector('.drawn'));
const address = (at = location) => at.pathname + at.search;

let aim = address();   // where the visitor wants to be
let here = aim;        // what is on screen
let placed = null;     // what this script has drawn, where Streamlit knows of another page
let left = null;       // the page from which Streamlit was asked for one: it stands until that has come
let arrival;           // what is done when it has
let asked = 0;         // the number of the answer that is waited for, the last of several
let voice = null;      // what a screen reader reads aloud

const pending = () => here !== aim;
const arrived = (arrive) => {
  here = aim;
  arrive();
  strike();
};

// Streamlit draws the page of the address, as after the Back button; as soon as it is connected.
const online = () => document.querySelector('[data-testid="stApp"]').dataset.testConnectionState === 'CONNECTED';
const run = (arrive = () => {}) => {
  [left] = drawn();
  placed = null;
  arrival = arrive;
  if (online()) window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
};

// Streamlit has drawn: what it was asked for, or what it knows of, unasked.
const follow = () => {
  if (left && !left.isConnected) {
    left = null;
    arrived(arrival);
  }
  if (placed && placed.some((part) => part && !part.isConnected)) {
    history.replaceState(history.state, '', aim);
    run();
  }
};

const place = ({ shell, title, page, menu }, anew) => {
  const [shown, beside] = placed = drawn();
  if (anew) for (const part of shown.querySelectorAll('details[open]')) part.open = false;
  if (location.pathname === here.split('?')[0]) fill(shown, page);
  else shown.innerHTML = page;
  if (beside) fill(beside, menu);
  document.title = title;
  const code = document.querySelector('[popover]:popover-open img[data-code]');
  if (code) draw(code);
  if (shell === 'alone') voice.textContent = shown.querySelector('h1').textContent;
};

// The page at an address, as the server makes it for this script; null where Streamlit must draw it.
const headers = { 'x-visitor': crypto.getRandomValues(new Uint32Array(2)).join('-') };
const fetched = async ({ href, pathname, search }) => {
  const name = pathname.slice(pathname.lastIndexOf('/')).replace(/\/$/, '');
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(new URL(`./answers${name}${search}`, href), { cache: 'no-store', headers, signal });
    return answer.ok ? await answer.json() : null;
  } catch { return null; }
};

// A mouse's button goes down a tenth of a second before it comes up: time in which to ask.
let ahead = null;
const shell = () => { const [shown] = drawn(); return shown && shown !== left && shown.dataset.shell; };
const answered = (target) => {
  if (!shell() || shell() === 'native') return null;
  const known = ahead && ahead.address === address(target) && performance.now() < ahead.until;
  return known ? ahead.answer : fetched(target);
};
const anticipate = (link) => {
  ahead = null;
  const target = new URL(link.href);
  ahead = { address: address(target), until: performance.now() + 1000, answer: answered(target) };
};

// Show what the address names now, unless another one is gone to meanwhile.
const show = async (anew, arrive = () => {}) => {
  aim = address();
  const mine = asked += 1;
  const dim = setTimeout(() => { if (mine === asked) main().ariaBusy = 'true'; }, 400);
  const parts = await answered(new URL(location.href));
  clearTimeout(dim);
  if (mine !== asked) return;
  main().ariaBusy = null;
  if (parts && parts.shell === shell()) {
    place(parts, anew);
    arrived(arrive);
    resume();
  } else run(arrive);
};

// Where in a page one was, by its address: Back leads there, and Forward.
const tops = new Map();
const remember = (event) => { if (event.target === main() && here === address()) tops.set(here, main().scrollTop); };

const reveal = (hash, tries) => {
  let id = '';
  try { id = decodeURIComponent(hash.slice(1)); } catch { return; }
  const target = id && document.getElementById(id);
  if (target) target.scrollIntoView();
  else if (id && tries > 0) setTimeout(() => reveal(hash, tries - 1), 100);
};

// On another page reading begins at its heading, unless the focus stands in the menu beside it.
const enter = () => {
  const heading = main().querySelector('h1');
  const focused = document.activeElement;
  const hidden = matchMedia(NARROW).matches && sidebar() && sidebar().contains(focused);
  if (!heading || (focused !== document.body && !hidden)) { voice.textContent = document.title; return; }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};

// Follow a link; whether it leads elsewhere than to what is on screen.
const go = (link, list) => {
  const target = new URL(link.href);
  if (list) search(target);
  if (address(target) === here && !pending()) { reveal(target.hash, 0); return false; }
  const elsewhere = target.pathname !== location.pathname;
  const anew = elsewhere || Boolean(link.rel);
  const change = 'replace' in link.dataset || address(target) === address() ? 'replaceState' : 'pushState';
  history[change](null, '', address(target));
  if (!list) release();
  forget();
  show(anew, () => {
    shed();
    if (anew) main().scrollTo(0, 0);
    if (elsewhere) enter();
    reveal(target.hash, 50);
  });
  return true;
};

// Back and Forward: answered as a link is, before Streamlit hears of it.
const back = (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  release();
  forget();
  if (address() === here && !pending()) { reveal(location.hash, 0); return; }
  show(true, () => {
    shed();
    main().scrollTo(0, tops.get(here) || 0);
    reveal(location.hash, 50);
  });
};
