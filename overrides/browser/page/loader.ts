/**
 * Sets the colours that the reader chose, and loads the script of the page: at once if something is stored, such as
 * ticks, or if the page asks for it; otherwise after the text is painted, so that the text does not wait for the script.
 */

import { keys, read } from "./storage.ts"

const page = document.documentElement
const { dataset } = document.currentScript as HTMLScriptElement

function load(): void {
  const script = document.createElement("script")
  script.src = dataset.script!
  script.onerror = () => page.classList.remove("js")
  document.head.append(script)
}

const scheme = read("scheme")
if (scheme) page.dataset.scheme = scheme
if ("now" in dataset || keys("").length) load()
else
  new PerformanceObserver((_, observer) => {
    observer.disconnect()
    load()
  }).observe({ type: "paint", buffered: true })
