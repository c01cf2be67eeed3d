/** What readers say of a page: whether it helped, and what is wrong at which step. They choose, and type nothing. */

import { type Answer, send, sendWaiting } from "../feedback/sending.ts"
import { all, fill } from "../page/dom.ts"

/** What the site publishes for each language, made by build/feedback.py. */
interface Told {
  to: Record<string, string>
  form: string
  words: Record<"why" | "where" | "whole" | "what" | "told" | "open" | "sent" | "waits" | "failed", string>
  reasons: Record<string, string>
  mistakes: Record<string, string>
}

/** How much of a step is shown where it can be chosen. */
const LONG = 60

/** `place` is where readers are asked, `site` the address of the site. */
export async function start(place: HTMLElement, site: string): Promise<void> {
  const { locale, version } = place.dataset as { locale: string; version: string }
  const told = (await (await fetch(`${site}feedback/${locale}.json`)).json()) as Told
  const { to, words } = told
  const id = document.querySelector<HTMLMetaElement>("meta[name='helpcenter:id']")!.content
  const about = { page: id, language: locale, version }
  const line = made("p")
  line.setAttribute("role", "status")
  line.tabIndex = -1
  place.append(line)

  async function say(asked: string, part: Element, answer: Pick<Answer, "answer" | "step" | "reason">): Promise<void> {
    line.textContent = ""
    const outcome = await send(to, asked, { ...about, ...answer })
    line.textContent = words[outcome]
    if (outcome === "failed") return
    part.remove()
    line.focus()
  }

  const helpful = place.querySelector("fieldset")
  helpful?.querySelector("[name=yes]")!.addEventListener("click", () => say("helpful", helpful, { answer: "yes" }))
  helpful?.querySelector("[name=no]")!.addEventListener("click", () => {
    for (const part of all("legend, button", helpful)) part.remove()
    const why = choices(words.why, told.reasons, reason => say("helpful", helpful, { answer: "no", reason }))
    helpful.querySelector("small")!.before(why)
    why.querySelector("button")!.focus()
  })

  const report = place.querySelector<HTMLButtonElement>("[name=mistake]")
  report?.addEventListener("click", () => {
    const panel = made("div")
    const where = steps(words)
    const answer = (reason: string): void => {
      const step = where?.value
      void say("mistakes", panel, { answer: "mistake", reason, ...(step ? { step } : {}) })
    }
    if (where) panel.append(labelled(words.where, where))
    const small = made("small", fill(words.told, { host: new URL(to.mistakes!).host }))
    panel.append(choices(words.what, told.mistakes, answer), small)
    open(report, panel)
  })

  const form = place.querySelector<HTMLAnchorElement>("[data-form]")
  const where = form && steps(words)
  form?.addEventListener("click", event => {
    if (!where) return
    event.preventDefault()
    const link = form.cloneNode() as HTMLAnchorElement
    link.textContent = words.open
    const follow = (): void => {
      const subject = [id, locale, where.value, version].filter(Boolean).join(", ")
      const address = `${document.querySelector<HTMLLinkElement>("link[rel=canonical]")!.href}${where.value && `#${where.value}`}`
      link.href = filled(told.form, { subject, address })
    }
    where.addEventListener("change", follow)
    follow()
    const panel = made("div")
    panel.append(labelled(words.where, where), link)
    open(form, panel)
  })

  addEventListener("online", () => void sendWaiting(to))
  void sendWaiting(to)
}

/** Shows `panel` instead of what was tapped, below what else stands there. */
function open(tapped: HTMLElement, panel: HTMLElement): void {
  tapped.parentElement!.after(panel)
  tapped.remove()
  panel.querySelector<HTMLElement>("select, button")!.focus()
}

function choices(question: string, texts: Record<string, string>, choose: (name: string) => void): HTMLElement {
  const group = made("div")
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", question)
  group.append(made("p", question))
  for (const [name, text] of Object.entries(texts)) {
    const button = made("button", text) as HTMLButtonElement
    button.type = "button"
    button.name = name
    button.addEventListener("click", () => choose(name))
    group.append(button)
  }
  return group
}

/** The steps of the page, to choose one; nothing if it has none. That which the address names is chosen. */
function steps(words: Told["words"]): HTMLSelectElement | null {
  const select = made("select") as HTMLSelectElement
  select.append(new Option(words.whole, ""))
  for (const list of all("ol.steps")) {
    const group = made("optgroup") as HTMLOptGroupElement
    group.label = headingOf(list)
    all(":scope > li", list).forEach((step, index) => {
      const text = step.querySelector("label")!.textContent!.trim()
      const short = text.length > LONG ? `${text.slice(0, LONG)}…` : text
      group.append(new Option(`${index + 1}. ${short}`, step.id, false, `#${step.id}` === location.hash))
    })
    select.append(group)
  }
  return select.length > 1 ? select : null
}

function headingOf(list: Element): string {
  let before = list.previousElementSibling
  while (before && !before.matches("h2, h3")) before = before.previousElementSibling
  return before?.firstChild?.textContent ?? ""
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  const label = made("label", text)
  label.append(field)
  return label
}

function filled(address: string, values: Record<string, string>): string {
  return fill(
    address,
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, encodeURIComponent(text)])),
  )
}

function made(tag: string, text = ""): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
