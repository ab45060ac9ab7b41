// Copying, and the keys of a talk, whose screens are all on the page: a key waits for no answer, and Back leaves the talk.
const PAPER = 680 // pixels between the margins of A4
const TYPING = 'input, textarea, select, [contenteditable], [role=listbox], [data-testid=stPopoverBody]'
const SHUT = '[data-testid="stSidebarCollapseButton"] button' // on a phone Streamlit shuts its menu after links of its own alone
// Streamlit leaves a page by two entries, the first still of that page: it is left out. The component may be gone before the second comes.
let passed = -Infinity
document.addEventListener('click', () => { passed = -Infinity })
window.navigation?.addEventListener('navigate', (event) => { // a browser without it keeps both
  const { destination, navigationType, timeStamp } = event, to = new URL(destination.url), since = timeStamp - passed
  const pushed = navigationType === 'push' && destination.sameDocument
  passed = pushed && to.pathname === location.pathname ? timeStamp : -Infinity
  if (!pushed || passed > 0) return
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0) // else the browser may keep in sight what the new page has further down
  if (since < 1000 && to.search === location.search) { event.preventDefault(); history.replaceState(history.state, '', to) }
})
export default function ({ data, parentElement: root, setStateValue: tell, setTriggerValue: trigger }) {
  const mine = (root.mine ??= begin(root))
  Object.assign(mine, { data, tell, chosen: (id) => trigger('choose', id), leave: () => trigger('leave', mine.left = true) })
  if (data.screens) {
    const at = (name) => data.screens.indexOf(name) // a filter takes screens out: stay where one is
    mine.place = Math.max(at(mine.name) < 0 ? at(data.screen) : at(mine.name), 0); switches(mine, root); draw(mine, root)
  }
  return mine.stop
}
function begin(root) {
  const mine = { shown: document.head.appendChild(document.createElement('style')) }
  const find = (name) => root.querySelector(`.${name}`), [black, help, more] = ['black', 'help', 'more'].map(find)
  const copy = async (event) => {
    const button = event.target.closest?.('[data-copy]')
    if (!button) return
    const { textContent: label, ariaLabel: name } = button
    let said = 'Copied'; try { await navigator.clipboard.writeText(button.dataset.copy) } catch { said = 'Copying is not allowed here' }
    find('said').textContent = button.textContent = button.ariaLabel = said
    setTimeout(() => { find('said').textContent = ''; Object.assign(button, { textContent: label, ariaLabel: name }) }, 1500)
  }
  const pick = ({ target }) => { // the card is drawn anew, and its button has the focus again
    const id = target.closest?.('[data-choose]')?.dataset.choose
    const again = () => document.activeElement === document.body && document.querySelector(`[data-choose="${CSS.escape(id)}"]`)?.focus()
    const seen = new MutationObserver(() => target.isConnected || again() || seen.disconnect())
    if (id) { mine.chosen(id); seen.observe(document.body, { childList: true, subtree: true }) }
  }
  const enter = ({ detail, target }) => { // Streamlit draws a popover at the end of the page, without the focus
    if (!detail && target.closest?.('[data-testid="stPopoverButton"]')) setTimeout(() => document.querySelector('[data-testid="stPopoverBody"] :is(button, input)')?.focus(), 100)
  }
  const part = ({ target }) => { // Streamlit takes a search along and out again, by an entry of its own: it sees none while one leaves
    const [link, here] = [target.closest?.('a'), new URL(location.href)]
    if (!link || link.pathname === here.pathname || !here.searchParams.has(mine.data.search)) return
    mine.address(mine.data.search); setTimeout(() => history.replaceState(history.state, '', here))
  }
  const turn = ({ target }) => target.closest?.('[data-testid="stPagination"]') && document.querySelector('h1')?.scrollIntoView()
  const shut = ({ target }) => innerWidth < 768 && target.closest?.('[data-testid="stSidebar"] a') && document.querySelector(SHUT)?.click()
  const zoom = (scale) => () => { for (const chart of document.querySelectorAll('.js-plotly-plot .svg-container')) chart.style.zoom = scale(chart) }
  mine.address = (name, value) => {
    const url = new URL(location.href)
    url.searchParams[value ? 'set' : 'delete'](name, value || undefined)
    if (url.href !== location.href) history.replaceState(history.state, '', url)
    return url.search.slice(1)
  }
  const choose = (name, value) => mine.tell('query', mine.address(name, value)) // the server draws what it leaves
  const to = (place) => { mine.place = Math.min(Math.max(place, 0), mine.data.screens.length - 1); draw(mine, root) }
  const others = new BroadcastChannel(['evaluation', 'about'].map((name) => new URL(location.href).searchParams.get(name)).join()) // a talk's screen that all see and the presenter's own move each other
  const both = (act) => (...what) => { act(...what); others.postMessage([act.name, ...what]) }
  others.onmessage = ({ data: [act, ...what] }) => mine.data.screens && { to, choose }[act](...what)
  mine.choose = both(choose)
  const go = both(to), step = (by) => () => go(mine.place + by), toggle = (dialog) => (dialog.open ? dialog.close() : dialog.showModal())
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  const keys = {
    ArrowRight: step(1), ArrowDown: step(1), PageDown: step(1), Enter: step(1), ' ': step(1), ArrowLeft: step(-1), ArrowUp: step(-1),
    PageUp: step(-1), Home: () => go(0), End: () => go(Infinity), b: () => toggle(black), '.': () => toggle(black), f: full,
    '?': () => toggle(help), Escape: () => (help.open ? help.close() : more.matches(':popover-open') ? more.hidePopover() : mine.leave()),
  }
  const press = (event) => {
    const [target] = event.composedPath()
    if (!mine.data.screens || event.ctrlKey || event.metaKey || event.altKey || target.matches?.(TYPING)) return
    const key = event.key.length > 1 ? event.key : event.key.toLowerCase(), act = black.open ? () => black.close() : keys[key] ?? mine.keys[key]
    if (!act || ([' ', 'Enter'].includes(key) && target.matches?.(':is(a, button):focus-visible'))) return
    event.preventDefault(); event.stopImmediatePropagation()
    if (event.type === 'keydown' && (!event.repeat || key.startsWith('Arrow'))) act()
  }
  const stopped = new AbortController()
  const listen = (on, type, act, capture) => on.addEventListener(type, act, { capture, signal: stopped.signal })
  for (const type of ['keydown', 'keyup', 'keypress']) listen(window, type, press, true) // Streamlit has keys of its own
  for (const act of [copy, pick, enter, turn, shut, part]) listen(document, 'click', act, act === part) // before Streamlit hears of it
  for (const [type, scale] of [['beforeprint', (chart) => Math.min(1, PAPER / chart.offsetWidth)], ['afterprint', () => '']]) listen(window, type, zoom(scale)) // a chart is not drawn anew
  const tick = setInterval(() => { find('clock').textContent = new Date().toLocaleTimeString([], { timeStyle: 'short' }) }, 500)
  mine.stop = () => { stopped.abort(); mine.shown.remove(); others.close(); clearInterval(tick) }
  listen(root, 'click', ({ detail, target }) => detail && target.closest('button, a')?.blur(), true) // left, else Space would press it again
  const pressed = { back: step(-1), next: step(1), ask: () => toggle(help), full, leave: () => mine.leave(), black: () => black.close() }
  for (const [name, act] of Object.entries(pressed)) find(name).onclick = act
  return mine
}
// The lists to filter by, and their keys.
function switches(mine, root) {
  const next = (values, chosen) => values[(values.findIndex(([text]) => text === chosen) + 1) % values.length]
  mine.keys = Object.fromEntries(mine.data.switches.flatMap(({ name, values, chosen, key }) =>
    (key === '0' ? values.slice(0, 10).map((value, digit) => [digit, value]) : [[key, next(values, chosen)]])
      .map(([own, [text]]) => [own, () => mine.choose(name, text)])))
  const fields = mine.data.switches.map(({ name, label, values, chosen }) => {
    const field = Object.assign(document.createElement('select'), { ariaLabel: label, onchange: () => { mine.choose(name, field.value); field.blur() } })
    field.append(...values.map(([text, shown]) => new Option(shown, text, false, text === chosen))); return field
  })
  root.querySelector('.switches').replaceChildren(...fields)
  root.querySelector('dl').replaceChildren(...mine.data.help.flatMap(([key, does]) =>
    [['dt', key], ['dd', does]].map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text }))))
}
function draw(mine, root) {
  const { place, data: { screens } } = mine
  mine.name = screens[place]
  if (!mine.left) mine.address('screen', place ? mine.name : '') // the links of the bar lead on from it
  const [slide, figure] = [`[data-screen="${CSS.escape(mine.name)}"]`, `.st-key-screen-${CSS.escape(mine.name)}`]
  mine.shown.textContent = `${slide}, ${figure} { display: flex !important; }
    [data-screen]:not(${slide}), [class*="st-key-screen-"]:not(${figure}) { display: none !important; }`
  const leading = (name) => { const url = new URL(location.href); url.searchParams.set(name, '1'); return url }
  for (const [name, what] of Object.entries({
    nav: { hidden: false }, '.place': { textContent: `${place + 1} of ${screens.length}` },
    '.back': { disabled: place === 0 }, '.next': { disabled: place === screens.length - 1 },
    '.order': { href: leading('prepare') }, '.notes': { href: leading('notes'), hidden: mine.data.notes }, // where screens are chosen and ordered
  })) Object.assign(root.querySelector(name), what)
}
