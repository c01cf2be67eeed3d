/** The copy on this device: its script is loaded when the page is there and nothing else is to be done. */

import type { Offline } from "../parts/offline.ts"
import { script } from "./script.ts"

let started: Promise<Offline> | undefined

/** `site` is the address of the site. */
export function offline(site: string): void {
  const place = document.querySelector<HTMLElement>(".offline")
  if (!place || !("serviceWorker" in navigator)) return
  const load = (): void => {
    started = import(script("offline.js")).then(module => module.start(place, site))
    started.catch(error => console.info(error)) // no network, or a browser that keeps nothing
  }
  const idle = (): unknown => ("requestIdleCallback" in window ? requestIdleCallback(load) : setTimeout(load, LATER))
  if (document.readyState === "complete") idle()
  else addEventListener("load", idle)
}

/** Nothing is kept any more. */
export function forget(): void {
  started?.then(copy => copy.forget()).catch(error => console.info(error))
}

/** Milliseconds after which a page is taken to have nothing else to do, where the browser does not say it. */
const LATER = 500
