// Copying and the keys of a talk. The screens of a talk are on the page, and one is shown: a key needs
// no answer. The address says which; it is replaced, not added to, so that Back leaves the talk.
const known = new WeakMap()
const TYPING = 'input, textarea, select, [contenteditable], [role=listbox], [data-testid=stPopoverBody]'

export default function ({ data, parentElement: root, setStateValue, setTriggerValue }) {
  const mine = known.get(root) ?? begin(root)
  known.set(root, mine)
  Object.assign(mine, { data, tell: setStateValue, leave: () => setTriggerValue('leave', true) })
  if (data.screens) {
    mine.place ??= Math.max(data.screens.indexOf(data.screen), 0)
    const kept = data.screens.indexOf(mine.name) // a filter takes screens out: stay where one is
    mine.place = kept < 0 ? Math.max(data.screens.indexOf(data.screen), 0) : kept
    mine.name = data.screens[mine.place]
    switches(mine, root)
    draw(mine, root)
  }
  return mine.stop
}

function begin(root) {
  const mine = {}
  const find = (name) => root.querySelector(`.${name}`)
  const [black, help] = [find('black'), find('help')]
  mine.shown = document.head.appendChild(document.createElement('style'))

  const copy = async (event) => {
    const button = event.target.closest?.('[data-copy]')
    if (!button) return
    const { textContent: label, ariaLabel: name } = button
    let said = 'Copied'
    try { await navigator.clipboard.writeText(button.dataset.copy) } catch { said = 'Copying is not allowed here' }
    find('said').textContent = button.textContent = button.ariaLabel = said
    setTimeout(() => { find('said').textContent = ''; Object.assign(button, { textContent: label, ariaLabel: name }) }, 1500)
  }

  const enter = (event) => { // Streamlit draws a popover at the end of the page, and leaves the focus behind
    if (event.detail || !event.target.closest?.('[data-testid="stPopoverButton"]')) return
    setTimeout(() => document.querySelector('[data-testid="stPopoverBody"] :is(button, input)')?.focus(), 100)
  }

  mine.address = (name, value) => {
    const url = new URL(location.href)
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
    history.replaceState(history.state, '', url)
    return url.search.slice(1)
  }
  mine.choose = (name, value) => mine.tell('query', mine.address(name, value)) // the server draws what it leaves
  const to = (place) => {
    mine.place = Math.min(Math.max(place, 0), mine.data.screens.length - 1)
    mine.name = mine.data.screens[mine.place]
    mine.address('screen', mine.place ? mine.name : '')
    draw(mine, root)
  }
  const step = (by) => () => to(mine.place + by)
  const toggle = (dialog) => (dialog.open ? dialog.close() : dialog.showModal())
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  const out = () => (help.open ? help.close() : mine.leave())
  const keys = {
    ArrowRight: step(1), ArrowDown: step(1), PageDown: step(1), Enter: step(1), ' ': step(1), ArrowLeft: step(-1), ArrowUp: step(-1),
    PageUp: step(-1), Home: () => to(0), End: () => to(Infinity), b: () => toggle(black), '.': () => toggle(black), f: full,
    '?': () => toggle(help), Escape: out,
  }
  const switched = (key) => {
    for (const { name, values, chosen, key: own } of mine.data.switches) {
      const now = values.findIndex(([text]) => text === chosen)
      if (own === '0' && /^[0-9]$/.test(key) && key < values.length) return () => mine.choose(name, values[key][0])
      if (own === key) return () => mine.choose(name, values[(now + 1) % values.length][0])
    }
  }

  const press = (event) => {
    if (!mine.data.screens || event.ctrlKey || event.metaKey || event.altKey) return
    const [target] = event.composedPath()
    if (target.matches?.(TYPING)) return
    const key = event.key.length > 1 ? event.key : event.key.toLowerCase()
    const act = black.open ? () => black.close() : keys[key] ?? switched(key)
    if (!act || ([' ', 'Enter'].includes(key) && target.matches?.('button:focus-visible'))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.type === 'keydown' && (!event.repeat || key.startsWith('Arrow'))) act()
  }
  const types = ['keydown', 'keyup', 'keypress'] // Streamlit has keys of its own
  types.forEach((type) => window.addEventListener(type, press, true))
  document.addEventListener('click', copy)
  document.addEventListener('click', enter)
  mine.stop = () => {
    types.forEach((type) => window.removeEventListener(type, press, true))
    document.removeEventListener('click', copy)
    document.removeEventListener('click', enter)
    mine.shown.remove()
  }
  const clicks = { back: step(-1), next: step(1), ask: () => toggle(help), full, leave: out, black: () => black.close() }
  for (const [name, act] of Object.entries(clicks)) find(name).onclick = (event) => {
    if (event.detail) event.currentTarget.blur() // else Space would press it again
    act()
  }
  return mine
}

// The lists to filter by, and what the keys do.
function switches(mine, root) {
  const fields = mine.data.switches.map(({ name, label, values, chosen }) => {
    const field = Object.assign(document.createElement('select'), { ariaLabel: label, onchange: () => { mine.choose(name, field.value); field.blur() } })
    field.append(...values.map(([text, shown]) => new Option(shown, text, false, text === chosen)))
    return field
  })
  root.querySelector('.switches').replaceChildren(...fields)
  const help = [['→ ↓ Page Down, Space', 'next'], ['← ↑ Page Up', 'before'], ['Home, End', 'first, last'],
    ...mine.data.switches.map(({ key, label }) => (key === '0' ? ['1 to 9, 0', `${label}: one, all`] : [key, `${label}: next`])),
    ['b', 'black'], ['f', 'full screen'], ['Esc', 'leave']]
  root.querySelector('dl').replaceChildren(...help.flatMap(([key, does]) =>
    [['dt', key], ['dd', does]].map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text }))))
}

function draw({ shown, name, place, data }, root) {
  shown.textContent = `[data-screen="${CSS.escape(name)}"], .st-key-screen-${CSS.escape(name)} { display: flex !important; }
    [data-screen]:not([data-screen="${CSS.escape(name)}"]), [class*="st-key-screen-"]:not(.st-key-screen-${CSS.escape(name)}) { display: none !important; }`
  root.querySelector('nav').hidden = false
  root.querySelector('.place').textContent = `${place + 1} of ${data.screens.length}`
  root.querySelector('.back').disabled = place === 0
  root.querySelector('.next').disabled = place === data.screens.length - 1
}
