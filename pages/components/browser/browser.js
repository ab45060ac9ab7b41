// Copying and the keys of a talk. The screens of a talk are on the page, and one is shown: a key needs
// no answer. The address says which; it is replaced, not added to, so that Back leaves the talk.
const known = new WeakMap()
const PAPER = 680 // pixels between the margins of A4
const TYPING = 'input, textarea, select, [contenteditable], [role=listbox], [data-testid=stPopoverBody]'

export default function ({ data, parentElement: root, setStateValue, setTriggerValue }) {
  const mine = known.get(root) ?? begin(root)
  known.set(root, mine)
  Object.assign(mine, { data, tell: setStateValue, leave: () => setTriggerValue('leave', true) })
  if (data.screens) {
    const kept = data.screens.indexOf(mine.name) // a filter takes screens out: stay where one is
    mine.place = kept < 0 ? Math.max(data.screens.indexOf(data.screen), 0) : kept
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
  const enter = (event) => { // Streamlit draws a popover at the end of the page, without the focus
    if (event.detail || !event.target.closest?.('[data-testid="stPopoverButton"]')) return
    setTimeout(() => document.querySelector('[data-testid="stPopoverBody"] :is(button, input)')?.focus(), 100)
  }

  const paper = () => document.querySelectorAll('.js-plotly-plot .svg-container').forEach((chart) => { // it is not drawn anew
    chart.style.zoom = Math.min(1, PAPER / chart.offsetWidth)
  })
  const screen = () => document.querySelectorAll('.js-plotly-plot .svg-container').forEach((chart) => { chart.style.zoom = '' })

  mine.address = (name, value) => {
    const url = new URL(location.href)
    url.searchParams[value ? 'set' : 'delete'](name, value || undefined)
    history.replaceState(history.state, '', url)
    return url.search.slice(1)
  }
  mine.choose = (name, value) => mine.tell('query', mine.address(name, value)) // the server draws what it leaves
  const to = (place) => {
    mine.place = Math.min(Math.max(place, 0), mine.data.screens.length - 1)
    draw(mine, root)
    mine.address('screen', mine.place ? mine.name : '')
  }
  const step = (by) => () => to(mine.place + by)
  const toggle = (dialog) => (dialog.open ? dialog.close() : dialog.showModal())
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  const keys = {
    ArrowRight: step(1), ArrowDown: step(1), PageDown: step(1), Enter: step(1), ' ': step(1), ArrowLeft: step(-1), ArrowUp: step(-1),
    PageUp: step(-1), Home: () => to(0), End: () => to(Infinity), b: () => toggle(black), '.': () => toggle(black), f: full,
    '?': () => toggle(help), Escape: () => (help.open ? help.close() : mine.leave()),
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
  for (const listen of [copy, enter]) document.addEventListener('click', listen)
  window.addEventListener('beforeprint', paper)
  window.addEventListener('afterprint', screen)
  mine.stop = () => {
    types.forEach((type) => window.removeEventListener(type, press, true))
    for (const listen of [copy, enter]) document.removeEventListener('click', listen)
    window.removeEventListener('beforeprint', paper)
    window.removeEventListener('afterprint', screen)
    mine.shown.remove()
  }
  const clicks = { back: step(-1), next: step(1), ask: () => toggle(help), full, leave: () => mine.leave(), black: () => black.close() }
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

function draw(mine, root) {
  const { place, data: { screens } } = mine
  mine.name = screens[place]
  const [slide, figure] = [`[data-screen="${CSS.escape(mine.name)}"]`, `.st-key-screen-${CSS.escape(mine.name)}`]
  mine.shown.textContent = `${slide}, ${figure} { display: flex !important; }
    [data-screen]:not(${slide}), [class*="st-key-screen-"]:not(${figure}) { display: none !important; }`
  const order = new URL(location.href) // where the screens are chosen and ordered
  order.searchParams.set('prepare', '1')
  const set = (name, what) => Object.assign(root.querySelector(name), what)
  set('nav', { hidden: false })
  set('.place', { textContent: `${place + 1} of ${screens.length}` })
  set('.back', { disabled: place === 0 })
  set('.next', { disabled: place === screens.length - 1 })
  set('.order', { href: order })
}
