'use strict';
(() => {
  const folded = (text) => text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase()
    .replace(/[‘’‛ʼ´`′＇]/g, "'").replace(/[“”„‟″]/g, '"').replace(/[‐‑‒–—―−]/g, '-');
  // A quote and its speaker, without the meanings of terms that are explained in it.
  const said = (quote) => ['blockquote', 'figcaption b'].map((part) => {
    const copy = quote.querySelector(part).cloneNode(true);
    copy.querySelectorAll('.meaning').forEach((meaning) => meaning.remove());
    return copy.textContent;
  }).join('\n');
  const finder = document.getElementById('finder');
  const query = document.getElementById('query');
  const voice = document.getElementById('voice');
  const theme = document.getElementById('theme');
  const found = document.getElementById('found');
  const chapters = [...document.querySelectorAll('.chapter')];
  const groups = [...document.querySelectorAll('.group')];
  const quotes = [...document.querySelectorAll('.quote')].map((quote) => ({
    quote,
    voice: (quote.className.match(/voice-(\S+)/) || [])[1],
    text: folded(said(quote)),
  }));
  const shownIn = (part) => part.querySelectorAll('.quote:not([hidden])').length;

  const apply = () => {
    const words = folded(query.value).split(/\s+/).filter(Boolean);
    const narrowed = words.length > 0 || voice.value !== '';
    for (const item of quotes) {
      item.quote.hidden = !((voice.value === '' || voice.value === item.voice)
        && words.every((word) => item.text.includes(word)));
    }
    for (const group of groups) group.hidden = shownIn(group) === 0;
    let total = 0;
    for (const chapter of chapters) {
      const here = theme.value === '' || theme.value === chapter.dataset.theme;
      chapter.hidden = !here || (narrowed && shownIn(chapter) === 0);
      if (here) total += shownIn(chapter);
    }
    found.textContent = total === 0 ? 'No quote' : total === 1 ? '1 quote' : `${total.toLocaleString('en-GB')} quotes`;
  };

  finder.hidden = false;
  finder.addEventListener('input', apply);
  finder.addEventListener('reset', () => setTimeout(apply));
  finder.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy-quote]');
    if (!button) return;
    const quote = button.closest('figure');
    const { textContent: shown, ariaLabel: label } = button;
    button.ariaLabel = null;
    try { await navigator.clipboard.writeText(said(quote) + button.dataset.copyQuote); button.textContent = 'Copied'; }
    catch { button.textContent = 'Copying is not allowed here'; }
    setTimeout(() => { button.textContent = shown; button.ariaLabel = label; }, 1500);
  });
})();
