// A search begins when no letter has come for a moment; its words replace each other in the history.

const PAUSE = 150;  // milliseconds

const field = () => document.querySelector('[data-search]');
let typing = 0;
const forget = () => { clearTimeout(typing); typing = 0; };

// What is in the field is what is searched for, also by a choice that is made before its answer.
const search = (target) => {
  if (!field()) return;
  const words = field().value.trim();
  for (const name of ['q', 'page', 'quote']) target.searchParams.delete(name);
  if (words) target.searchParams.set('q', words);
};

// The field shows what was searched for, unless somebody is typing.
const shed = () => { if (field() && !typing) field().value = field().getAttribute('value'); };

const look = () => {
  forget();
  const target = new URL(location.href);
  const change = target.searchParams.has('q') ? 'replaceState' : 'pushState';
  search(target);
  if (!field() || target.search === location.search) return;
  history[change](null, '', address(target));
  release();
  show(false);
};

const typed = () => {
  clearTimeout(typing);
  typing = setTimeout(look, PAUSE);
};
