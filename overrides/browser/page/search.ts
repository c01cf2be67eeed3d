/**
 * Opens and closes the search: one entry of the history, whose address has the query. The search itself is loaded when
 * somebody turns to it.
 */

import type { Search } from "../search/dialog.ts"
import * as address from "./address.ts"
import { type PageDialog, pageDialog } from "./dialog.ts"
import { all } from "./dom.ts"
import { isCharacter, isComposing, onText } from "./keys.ts"

/** Milliseconds until the search is loaded again after it failed. */
const RETRY = 2000
const ID = "search-dialog"

export function search(): void {
  const dialog = pageDialog(ID, leave, open)
  const form = dialog.node.querySelector("form")!
  const field = form.querySelector("input")!
  const loader = searchLoader(dialog)
  let isLeaving = false
  /** What is to be opened when the closed search has left the history. */
  let next: (() => void) | undefined

  /** With this query, or with what is in the field. */
  function open(query?: string): void {
    if (isLeaving) {
      next = () => open(query)
      return
    }
    const text = query ?? field.value
    if (address.query() === null) address.enter(text)
    show(text)
    if (query === undefined) field.select()
  }

  function show(query: string): void {
    field.value = query
    dialog.open()
    field.focus()
    loader.load()
    loader.loaded()?.update()
  }

  /** The search is closed: its entry of the history goes, or, if the page was entered with it, its query. */
  function leave(): void {
    if (address.query() === null) return
    loader.loaded()?.keep()
    isLeaving = address.leave()
  }

  function followAddress(): void {
    const query = address.query()
    if (query === null) dialog.close()
    else show(query)
  }

  addEventListener("popstate", () => {
    isLeaving = false
    followAddress()
    next?.()
    next = undefined
    setTimeout(() => dialog.isOpen() && field.focus()) // the browser takes the focus away after this event
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    dialog.node.querySelector<HTMLElement>("[data-part=count]")!.focus() // hides the keyboard of a phone
  })
  field.addEventListener("input", loader.load)
  onTyping(dialog, field, open)
  fieldsOnThePage(form, open)
  followAddress()
}

interface SearchLoader {
  /** Without a network again with the next key stroke, and while the dialog is open. */
  load(): void
  /** Nothing until it is there. */
  loaded(): Search | undefined
}

function searchLoader(dialog: PageDialog): SearchLoader {
  const { node } = dialog
  let failures = 0
  let loading: Promise<void> | undefined
  let dataset: Promise<unknown> | undefined
  let search: Search | undefined

  function load(): void {
    const again = failures ? `?${failures}` : "" // some browsers remember that an address failed
    dataset ??= fetchDataset(node)
    loading ??= import(new URL(node.dataset.script! + again, location.href).href)
      .then(module => {
        search = (module as typeof import("../search/dialog.ts")).start(dialog, dataset!)
      })
      .catch(error => {
        failures++
        loading = undefined
        if (dialog.isOpen()) setTimeout(load, RETRY)
        node.querySelector("[data-part=count]")!.textContent = node.dataset.failed!
        console.error(error)
      })
  }

  return { load, loaded: () => search }
}

/** A letter typed on the button that opens the search begins a query; "/", "f" and "s" open it from anywhere. */
function onTyping(dialog: PageDialog, field: HTMLElement, open: () => void): void {
  document.addEventListener("keydown", event => {
    const target = event.target as Element
    if (isComposing(event) || !isCharacter(event) || target.closest("input, textarea, select")) return
    const isOnButton = target.matches(`[data-open=${ID}]`)
    if (dialog.isOpen()) field.focus()
    else if (isOnButton || "/fs".includes(event.key)) {
      if (event.key === "/" || !isOnButton) event.preventDefault()
      open()
    }
  })
}

/** What the search needs first, asked for together with its script; nothing if it fails, and the search asks again. */
function fetchDataset({ dataset: { folder, locale } }: HTMLElement): Promise<unknown> {
  return fetch(`${folder}${locale}.json`)
    .then(response => (response.ok ? response.json() : undefined))
    .catch(error => console.info(error))
}

/** A search field on the page opens the search of its own language here, that of another one there. */
function fieldsOnThePage(dialog: HTMLFormElement, open: (query: string) => void): void {
  for (const form of all<HTMLFormElement>(".search-field")) {
    if (form.action !== dialog.action) continue
    const field = form.querySelector("input")!
    const take = (): void => {
      open(field.value)
      field.value = ""
    }
    form.noValidate = true // an empty search shows what can be asked
    onText(field, take)
    form.addEventListener("submit", event => {
      event.preventDefault()
      take()
    })
  }
}
