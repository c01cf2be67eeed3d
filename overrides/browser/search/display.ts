/** How answers are shown: text becomes nodes, never markup. */

import { fill } from "../page/dom.ts"
import type { Answer, AnswerPage, AnswerSection } from "./answer.ts"
import type { Interface, Offer } from "./dataset.ts"
import type { Marked } from "./excerpt.ts"

/** What is announced to those who cannot see the results. */
export function showCount(dialog: HTMLElement, text: string): void {
  part(dialog, "count").textContent = text
}

/** Before anything is typed. */
export function showStart(dialog: HTMLElement, { tasks, asked }: Interface, home: URL): void {
  showCount(dialog, dialog.dataset.hint!)
  part(dialog, "list").replaceChildren()
  showOffers(dialog, [tasks, asked], home)
}

export function showAnswer(dialog: HTMLElement, answer: Answer, query: string, home: URL, words: Interface): void {
  const { pages, corrected } = answer
  const form = new Intl.PluralRules(words.tag).select(pages.length)
  const count = fill(words.results[form] ?? words.results.other!, { n: pages.length })
  const said = pages.length
    ? [count, corrected ? withQuery(words.corrected, corrected) : ""]
    : [withQuery(words.none, query)]
  showCount(dialog, said.filter(Boolean).join(" · "))
  part(dialog, "list").replaceChildren(...pages.map((page, i) => result(page, `result-${i}`, home)))
  part(dialog, "more").replaceChildren()
}

/** When nothing is found. */
export function showInstead(dialog: HTMLElement, { instead }: Interface, home: URL): void {
  showOffers(dialog, instead, home)
}

/** The best page of another language, if it has one. */
export function showOffer(
  dialog: HTMLElement,
  { pages }: Answer,
  { tag, name }: Interface["languages"][number],
  home: URL,
  words: Interface,
): void {
  const best = pages[0]
  if (!best) return
  const offer = link(new URL(best.sections[0]!.path, home), "", ...marks(best.title))
  offer.lang = tag
  offer.hreflang = tag
  part(dialog, "more").querySelector(`p[data-offer="${tag}"]`)?.remove() // from before its texts were there
  const line = element("p", "", fill(words.elsewhere, { language: name }), " ", offer)
  line.dataset.offer = tag
  part(dialog, "more").append(line)
}

function showOffers(dialog: HTMLElement, offers: Offer[], home: URL): void {
  const shown = offers.filter(({ links }) => links.length > 0)
  part(dialog, "more").replaceChildren(
    ...shown.flatMap(({ heading, links }) => {
      const items = links.map(({ title, path }) => element("li", "", link(new URL(path, home), "", title)))
      const list = element("ul", "", ...items)
      list.setAttribute("role", "list")
      return [element("h2", "", heading), list]
    }),
  )
}

/**
 * The link to the best section is the title, or the question that it answers. What the section says describes the link
 * (aria-describedby) and does not belong to its name.
 */
function result({ title, mark, product, questions, sections }: AnswerPage, id: string, home: URL): HTMLElement {
  const [best, ...others] = sections as [AnswerSection, ...AnswerSection[]]
  const isQuestion = questions && best.heading.join("") !== ""
  const where = element("span", "hit__where", ...(isQuestion ? marks(title) : about(best, product)))
  const text = element("p", "", ...marks(best.excerpt))
  const main = link(new URL(best.path, home), "", ...marks(isQuestion ? best.heading : title))
  where.id = `${id}-where`
  text.id = `${id}-text`
  main.setAttribute("aria-describedby", `${where.id} ${text.id}`)
  const more = others.map(section => link(new URL(section.path, home), "more", ...marks(section.heading)))
  return element("li", "hit", ...(mark ? [sign(mark)] : []), main, where, text, ...more)
}

/** Where on the page a section is: its heading, its channel; of the head of a page, its product. */
function about({ heading, channel }: AnswerSection, product: string | undefined): (string | HTMLElement)[] {
  const isHead = heading.join("") === ""
  const rest = [isHead ? product : undefined, channel].filter(Boolean).join(" · ")
  return [...marks(heading), !isHead && rest ? ` · ${rest}` : rest]
}

function sign({ text, css_class }: NonNullable<AnswerPage["mark"]>): HTMLElement {
  const sign = element("span", `mark ${css_class}`, text)
  sign.setAttribute("aria-hidden", "true")
  return sign
}

function marks(text: Marked): (string | HTMLElement)[] {
  return text.map((piece, i) => (i % 2 ? element("mark", "", piece) : piece))
}

function link(address: URL, name: string, ...children: (string | Node)[]): HTMLAnchorElement {
  const anchor = element("a", name, ...children) as HTMLAnchorElement
  anchor.href = address.href
  return anchor
}

function element(tag: string, name: string, ...children: (string | Node)[]): HTMLElement {
  const node = document.createElement(tag)
  if (name) node.className = name
  node.append(...children)
  return node
}

function part(dialog: HTMLElement, name: string): HTMLElement {
  return dialog.querySelector<HTMLElement>(`[data-part=${name}]`)!
}

/** Direction marks in what was typed must not turn the sentence around it. */
function withQuery(text: string, query: string): string {
  return fill(text, { query: `\u2068${query}\u2069` })
}
