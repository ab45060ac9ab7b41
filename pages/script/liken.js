// Markup is put on the page by changing what differs, so that what is open stays open, what has the
// focus has it, and the browser lays out only what is new.

const WRITTEN = ['open', 'src', 'aria-busy'];  // by visitors or by this script, not by the markup
const OWN = '.black, [aria-busy] ~ *';         // what this script shows and hides, and what it says

// Make one node like another one. What has an id is known by it, wherever among its siblings it stands.
const liken = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || !old.attributes) { old.replaceWith(fresh); return; }
  if (old.matches(OWN)) return;
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !WRITTEN.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const had = new Map([...old.children].map((part) => [part.id, part]));
  const has = new Set([...fresh.children].map((part) => part.id));
  let at = old.firstChild;
  const pass = () => { const passed = at; at = at.nextSibling; return passed; };
  for (const part of [...fresh.childNodes]) {
    const twin = part.id && had.get(part.id);
    const stands = twin && twin.parentNode === old;
    while (stands && at && at !== twin) pass().remove();
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
