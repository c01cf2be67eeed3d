/** How answers are shown: text becomes nodes, never markup. */

import type { Answer, AnswerPage, AnswerSection } from "./answer.ts"
import type { Interface } from "./dataset.ts"
import type { Marked } from "./excerpt.ts"

export function clear(output: HTMLElement): void {
  showCount(output, output.dataset.hint!)
  part(output, "corrected").replaceChildren()
  part(output, "list").replaceChildren()
  part(output, "instead").replaceChildren()
}

/** What is announced to those who cannot see the results. */
export function showCount(output: HTMLElement, text: string): void {
  part(output, "meta").textContent = text
}

export function showAnswer(output: HTMLElement, answer: Answer, query: string, home: URL, words: Interface): void {
  const { length } = answer.pages
  const form = new Intl.PluralRules(words.tag).select(length)
  const count = (words.results[form] ?? words.results.other!).replace("{n}", String(length))
  clear(output)
  showCount(output, length ? count : fill(words.none, query))
  if (answer.corrected) part(output, "corrected").append(fill(words.corrected, answer.corrected))
  part(output, "list").append(...answer.pages.map(page => item(page, home)))
  output.parentElement!.scrollTop = 0
}

export function showInstead(output: HTMLElement, { instead }: Interface, home: URL): void {
  for (const { heading, links } of instead) {
    const items = links.map(({ title, path }) => element("li", "", link(new URL(path, home), "", title)))
    part(output, "instead").append(element("h2", "", heading), element("ul", "", ...items))
  }
}

/** The best page of another language, if it has one. */
export function showOffer(
  output: HTMLElement,
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
  part(output, "instead").querySelector(`p[data-offer="${tag}"]`)?.remove() // from before its texts were there
  const line = element("p", "", words.elsewhere.replace("{language}", name), " ", offer)
  line.dataset.offer = tag
  part(output, "instead").prepend(line)
}

function item({ title, product, sections }: AnswerPage, home: URL): HTMLElement {
  const links = sections.map((section, i) =>
    link(new URL(section.path, home), "md-search-result__link", article(section, i === 0 ? title : [], product)),
  )
  return element("li", "md-search-result__item", ...links)
}

/** A section; the best one of a page has the title of the page. */
function article(
  { heading, excerpt, channel }: AnswerSection,
  title: Marked,
  product: string | undefined,
): HTMLElement {
  const about = [title.length ? product : undefined, channel].filter(Boolean).join(" · ")
  const headings = [
    title.length ? element("span", "search-title", ...marks(title)) : "",
    heading.join("") ? element("span", "search-heading", ...marks(heading)) : "",
    about ? element("span", "search-about", about) : "",
  ]
  return element("div", "md-search-result__article", ...headings, element("span", "search-text", ...marks(excerpt)))
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

function part(output: HTMLElement, name: string): HTMLElement {
  return output.querySelector<HTMLElement>(`[data-part=${name}]`)!
}

/** Direction marks in what was typed must not turn the sentence around it. */
function fill(text: string, query: string): string {
  return text.replace("{query}", () => `\u2068${query}\u2069`)
}
