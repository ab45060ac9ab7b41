// What buttons do without leaving the page: copying, files, codes, and a covered or a full screen.

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

// A code is drawn by the server only when somebody opens it.
const draw = (image) => { image.src = `${image.dataset.code}?address=${encodeURIComponent(location.href)}`; };

const uncover = () => {
  const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  if (button && matchMedia(NARROW).matches) button.click();
};

const cover = () => document.querySelector('.black');
const acts = {
  black: () => { const black = cover(); if (black) black.hidden = !black.hidden; },
  full: () => document.fullscreenElement
    ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
};
