// In the preview only: loads the page again when something has changed, and shows at each place what is wrong there.

const { base, version, page, missing } = document.currentScript.dataset

/** Only the tab that is looked at listens: a browser has six connections to a host. */
let events
function listen() {
  events?.close()
  if (document.hidden) return
  events = new EventSource(`${base}events`)
  events.onmessage = ({ data }) => {
    if (data !== version) location.reload()
  }
}
document.addEventListener("visibilitychange", listen)
listen()

/** An element with a class and a text, or with other elements in it. */
function element(tag, name, ...inside) {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...inside)
  return made
}

function shown(note) {
  const rule = element("a", "", note.rule)
  rule.href = `${base}rules#${note.rule}`
  return element(
    "li",
    `preview-note preview-note--${note.severity}`,
    element("b", "", note.where),
    ` ${note.message} `,
    rule,
  )
}

/** Puts a list of notes after the heading, or into the step, that they are about. */
function place(anchor, notes) {
  const target = document.getElementById(anchor) ?? document.querySelector("h1")
  const list = element("ul", "preview-notes", ...notes.map(shown))
  list.dataset.search = "off"
  if (target?.tagName === "LI") target.append(list)
  else target?.after(list)
}

function summary(notes) {
  const errors = notes.filter(note => note.severity === "error").length
  const here = notes.filter(note => note.anchor)
  const elsewhere = notes.filter(note => !note.anchor)
  const all = element("a", "", "all pages")
  all.href = `${base}status`
  const bar = element("aside", "preview-bar")
  bar.dataset.errors = String(errors)
  bar.setAttribute("aria-label", "Preview")
  const found = `${here.length} to fix on this page, ${elsewhere.length} elsewhere`
  const state = missing ? `this page is missing, and shows its source; write ${missing}` : found
  bar.append(element("span", "", page ? `Preview: ${state} · ` : "Preview · "), all)
  if (elsewhere.length) bar.append(element("ul", "preview-notes", ...elsewhere.map(shown)))
  return bar
}

async function show() {
  for (const place of document.querySelectorAll("[data-fill]")) {
    place.innerHTML = await (await fetch(place.dataset.fill)).text()
  }
  const answer = page ? await fetch(`${base}notes?${encodeURIComponent(page)}`) : undefined
  if (answer && !answer.ok) {
    const bar = element("aside", "preview-bar", "Preview: this page could not be checked; the terminal says why")
    bar.dataset.errors = "1"
    document.body.append(bar)
    return
  }
  const notes = answer ? await answer.json() : []
  const places = Map.groupBy ? Map.groupBy(notes, note => note.anchor) : grouped(notes)
  for (const [anchor, found] of places) if (anchor) place(anchor, found)
  document.body.append(summary(notes))
}

function grouped(notes) {
  const found = new Map()
  for (const note of notes) found.set(note.anchor, [...(found.get(note.anchor) ?? []), note])
  return found
}

show()
