/** The address of a step, to be passed on. */

import { isElsewhere } from "./keys.ts"

export function share(article: HTMLElement, say: (text: string) => void): void {
  article.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("ol.steps .headerlink")
    if (!link || isElsewhere(event)) return
    event.preventDefault()
    const url = location.origin + location.pathname + link.hash
    void pass(url).then(
      isCopied => isCopied && say(article.dataset.copied!),
      () => (location.hash = link.hash),
    )
  })
}

/** Whether it was copied; a phone asks where to send it. */
async function pass(url: string): Promise<boolean> {
  if (!navigator.share || !matchMedia("(pointer: coarse)").matches) {
    await navigator.clipboard.writeText(url)
    return true
  }
  try {
    await navigator.share({ title: document.title, url })
  } catch (error) {
    if ((error as DOMException).name !== "AbortError") throw error // the reader cancelled it
  }
  return false
}
