/** The search of the file with all guides: places whose heading has what was typed, then those whose text has it. */

interface Place {
  anchor: string
  heading: string
  page: string
  /** Heading and title of the page, then the text below, as they are compared. */
  named: string
  text: string
}

const MOST = 30

const form = document.querySelector<HTMLFormElement>(".header form")!
const field = form.querySelector("input")!
const list = document.querySelector<HTMLElement>(".found")!
let places: Place[] | undefined

form.hidden = false
form.addEventListener("submit", event => event.preventDefault())
field.addEventListener("input", show)
list.addEventListener("click", event => {
  if ((event.target as Element).closest("a")) close()
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape") close()
})

function close(): void {
  field.value = ""
  list.hidden = true
}

function show(): void {
  const words = wordsOf(field.value)
  list.hidden = !words.length
  places ??= [...document.querySelectorAll<HTMLElement>("main > article:not(#contents)")].flatMap(placesOf)
  const found = places
    .map(place => ({ place, score: score(place, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
  list.replaceChildren(...found.map(({ place }) => link(place)))
  if (!found.length) list.append(nothing())
}

function link({ anchor, heading, page }: Place): HTMLElement {
  const made = document.createElement("a")
  made.href = `#${anchor}`
  made.append(heading)
  if (page !== heading) {
    const where = document.createElement("small")
    where.append(page)
    made.append(where)
  }
  return made
}

function nothing(): HTMLElement {
  const made = document.createElement("p")
  made.append(list.dataset.none!.replace("{query}", () => field.value.trim()))
  return made
}

/** The headings of a page, each with the text up to the next. */
function placesOf(article: HTMLElement): Place[] {
  const headings = [...article.querySelectorAll<HTMLElement>("h1, h2, h3, summary, dt")]
  const page = headings[0]?.textContent?.trim() ?? ""
  return headings.map((node, index) => {
    const below = document.createRange()
    below.setStartAfter(node)
    const next = headings[index + 1]
    if (next) below.setEndBefore(next)
    else below.setEndAfter(article.lastChild!)
    const heading = node.textContent!.trim()
    const anchor = node.closest("[id]")!.id
    return { anchor, heading, page, named: compared(`${heading} ${page}`), text: compared(below.toString()) }
  })
}

/** Nothing unless most of the words are there; those in the heading count more. */
function score({ named, text }: Place, words: string[]): number {
  const inHeading = words.filter(word => named.includes(word)).length
  const below = words.filter(word => !named.includes(word) && text.includes(word)).length
  return inHeading + below > words.length / 2 ? 3 * inHeading + below : 0
}

/** The words of what was typed; of a text without spaces between them, each two characters. */
function wordsOf(typed: string): string[] {
  const parts = compared(typed).match(/[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]+|[\p{L}\p{N}\p{M}*#]+/gu) ?? []
  return parts.flatMap(part => (/[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]/u.test(part) ? pairs(part) : [part]))
}

function pairs(text: string): string[] {
  const characters = [...text]
  return characters.length < 3 ? [text] : characters.slice(1).map((each, index) => characters[index] + each)
}

function compared(text: string): string {
  return text.normalize("NFKC").toLowerCase()
}
