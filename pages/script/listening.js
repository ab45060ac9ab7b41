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

const STREAMLITS = ['r', 'c'];  // keys by which Streamlit would run what it knows, or ask a developer's question

const closest = (event, selector) => event.target.closest && event.target.closest(selector);
const plain = (event) =>
  !event.defaultPrevented && !event.button &&
  !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
const own = (event) => {
  const link = closest(event, 'a[data-go]');
  return link && plain(event) && link.origin === location.origin && link;
};

const clicked = (event) => {
  const link = own(event);
  if (link) {
    event.preventDefault();
    const panel = link.closest('[popover]');
    const list = link.closest('.choices');
    if (list) choose(link, list);
    else go(link);
    if (panel && !list) panel.hidePopover();
    if (sidebar() && sidebar().contains(link)) uncover();
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
};

// A key that leads on from a screen which is yet to come waits for it, though not long.
let struck = [];
const keyed = (key) => [...document.querySelectorAll('[data-keys]')]
  .find((item) => item.dataset.keys.split(' ').includes(key));
const strike = () => {
  struck = struck.filter(({ until }) => performance.now() < until);
  const next = struck.shift();
  if (next) keyed(next.key)?.click();
};

const pressed = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (closest(event, 'input, textarea, select, [contenteditable]')) return;
  if (STREAMLITS.includes(event.key)) event.stopPropagation();
  if (walk(event)) { event.preventDefault(); return; }
  if (event.key === 'Enter' && closest(event, 'a, button, summary')) return;
  if (cover() && !cover().hidden) { acts.black(); event.preventDefault(); return; }
  if (event.key === 'Escape' && document.querySelector(':popover-open')) return;
  const target = keyed(event.key);
  if (!target) return;
  event.preventDefault();
  if (pending() && target.href) struck.push({ key: event.key, until: performance.now() + 2000 });
  else target.click();
};

const toggled = (event) => {
  const image = event.newState === 'open' && event.target.querySelector('img[data-code]');
  if (image) draw(image);
  if (held && event.target === held.list && event.newState === 'closed') held.stays = false;
};

const connected = () => { if (online() && left && left.isConnected) run(arrival); };

export default function () {
  if (window.evaluationRouter) return;
  window.evaluationRouter = true;
  document.body.insertAdjacentHTML('beforeend', '<div class="eval"><span class="unseen" role="status"></span></div>');
  voice = document.body.lastElementChild.firstChild;

  new MutationObserver(() => { follow(); restore(); }).observe(document.body, { subtree: true, childList: true });
  new MutationObserver(connected)
    .observe(document.body, { subtree: true, attributeFilter: ['data-test-connection-state'] });
  window.addEventListener('popstate', back, true);
  window.addEventListener('keydown', pressed, true);
  window.addEventListener('beforeprint', () => {
    const paper = document.querySelector('[data-here]');
    if (paper) paper.textContent = location.href;
  });
  document.addEventListener('click', clicked);
  document.addEventListener('pointerdown', (event) => {
    const link = event.pointerType === 'mouse' && own(event);
    if (link) anticipate(link);
  });
  document.addEventListener('input', (event) => { if (closest(event, '[data-search]')) typed(); });
  document.addEventListener('toggle', toggled, true);
  document.addEventListener('scroll', remember, { capture: true, passive: true });

  reveal(location.hash, 50);
}
