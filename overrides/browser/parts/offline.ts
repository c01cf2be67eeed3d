/**
 * The copy on this device, for the reader: made without being asked for where data cost nothing, and otherwise at a
 * tap. It says of which day it is.
 */

import { Copies } from "../offline/copies.ts"
import type { Request, Told } from "../offline/protocol.ts"
import { fill } from "../page/dom.ts"
import { read, write } from "../page/storage.ts"

export interface Offline {
  /** Removes the copies of all languages; none is made again without being asked for. */
  forget(): void
}

type Word = Told["kind"] | "keep" | "rest" | "forget" | "keeping" | "copy"
/**
 * About `keepSize` bytes are transferred for what is kept at first. There is a word for the download if the site has
 * been made with it.
 */
type Words = Record<Word, string> & { keepSize: number; download?: string }

const REFUSED = "offline-refused"

/** `place` is where readers are told, `site` the address of the site. Nothing is returned where nothing can be kept. */
export async function start(place: HTMLElement, site: string): Promise<Offline | undefined> {
  const locale = place.dataset.locale!
  const words = (await (await fetch(`${site}offline/words/${locale}.json`)).json()) as Words
  if (!("serviceWorker" in navigator)) {
    if (words.download) offerFile(place, `${site}downloads/guides-${locale}.html`, words.download)
    return
  }
  tellAge(words)
  const { serviceWorker } = navigator
  const copies = new Copies(site)
  const line = document.createElement("p")
  line.setAttribute("role", "status")
  const keep = button("keep", () => keepAsAsked(false))
  const rest = button("rest", () => keepAsAsked(true))
  const remove = button("forget", forget)
  place.append(line, keep, rest, remove)

  function button(word: Word, press: () => void): HTMLButtonElement {
    const made = document.createElement("button")
    made.type = "button"
    made.name = word
    made.hidden = true
    made.textContent = fill(words[word], { size: megabytes(words.keepSize) })
    made.addEventListener("click", press)
    return made
  }

  async function show(told?: Told["kind"] | "keeping"): Promise<void> {
    const copy = await copies.get(locale)
    const isBusy = told === "keeping"
    keep.hidden = isBusy || !!copy
    rest.hidden = isBusy || !copy?.rest
    remove.hidden = isBusy || !copy
    if (copy) rest.textContent = fill(words.rest, { size: megabytes(copy.rest) })
    if (told && told !== "kept") line.textContent = words[told]
    else line.textContent = copy ? fill(words.kept, { date: day(copy.checked) }) : ""
    place.hidden = false
  }

  async function ask(request: Request): Promise<void> {
    await serviceWorker.register(`${site}service-worker.js`, { updateViaCache: "none" })
    const active = (await serviceWorker.ready).active!
    // Only then does it answer for this page and the next ones.
    if (active.state === "activating")
      await new Promise(go => active.addEventListener("statechange", go, { once: true }))
    active.postMessage(request)
  }

  function make(whole: boolean): void {
    ask({ kind: "keep", locale, whole }).catch(error => {
      console.info(error)
      void show("failed")
    })
  }

  function keepAsAsked(whole: boolean): void {
    write(REFUSED, null)
    navigator.storage?.persist?.().catch(error => console.info(error))
    void show("keeping")
    make(whole)
  }

  function forget(): void {
    write(REFUSED, "yes")
    ask({ kind: "forget" }).catch(error => console.info(error))
  }

  const before = await copies.get(locale)
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<Told>) => void show(data.kind))
  await show()
  if (before) make(!before.rest)
  else if (!read(REFUSED) && isUnmetered()) make(false)
  return { forget }
}

/** The file with all guides: in private windows, and in browsers inside apps. */
function offerFile(place: HTMLElement, address: string, words: string): void {
  const link = document.createElement("a")
  link.href = address
  link.download = ""
  link.textContent = words
  place.append(link)
  place.hidden = false
}

/** A page that comes from the copy says so. */
function tellAge(words: Words): void {
  const { copy } = document.documentElement.dataset
  if (!copy) return
  const note = document.createElement("p")
  note.className = "copy-note"
  note.setAttribute("role", "status")
  note.textContent = fill(words.copy, { date: day(+copy) })
  document.querySelector("main")!.prepend(note)
}

function day(time: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(time)
}

function megabytes(bytes: number): string {
  const unit: Intl.NumberFormatOptions = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }
  return new Intl.NumberFormat(document.documentElement.lang, unit).format(Math.max(bytes / 1e6, 0.1))
}

interface Connection {
  saveData?: boolean
  /** Only known on phones. */
  type?: string
}

/** Whether data cost nothing: on a computer, or where the browser says so. No iPhone does. */
function isUnmetered(): boolean {
  const { saveData, type } = (navigator as { connection?: Connection }).connection ?? {}
  if (saveData) return false
  if (type && type !== "unknown") return type === "wifi" || type === "ethernet"
  return matchMedia("(hover: hover) and (pointer: fine)").matches
}
