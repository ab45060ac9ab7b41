// Lists of choices. Their links lead on from the address of their drawing, so a choice that is made
// before the answer to the last one waits for the new drawing. When it is Streamlit who draws, a list
// that stays opens again, and what had the focus has it.

let held = null;
let waiting = [];
const release = () => { held = null; waiting = []; };
const opener = (list) => document.querySelector(`[popovertarget="${CSS.escape(list.id)}"]`);

const choose = (link, list) => {
  if (held && held.list === list && performance.now() < held.until) { waiting.push(link.id); return; }
  held = { list, stays: 'stays' in list.dataset, focus: link.id, top: list.scrollTop, until: performance.now() + PATIENCE };
  if (!held.stays) list.hidePopover();
  if (!go(link, list)) release();
};

const resume = () => {
  held = null;
  document.getElementById(waiting.shift())?.click();
};

const restore = () => {
  if (!held || held.list.isConnected) return;
  if (performance.now() > held.until) { release(); return; }
  const list = document.getElementById(held.list.id);
  if (!list) return;
  const { stays, focus, top } = held;
  opener(list).focus({ preventScroll: true });  // where the focus goes when the list is closed
  if (stays) {
    opener(list).click();
    list.scrollTop = top;
    document.getElementById(focus)?.focus({ preventScroll: true });
  }
  resume();
};

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
