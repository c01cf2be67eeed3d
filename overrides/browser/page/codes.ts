/** Codes are copied, not tapped: iOS refuses telephone links that contain * or #. */

import { fill, fromTemplate } from "./dom.ts"

/** Milliseconds for which a button shows what it has done. */
const SHOWN = 2000

export function copyButtons(article: HTMLElement, say: (text: string) => void): void {
  for (const code of article.querySelectorAll(":not(pre) > code")) {
    const text = code.textContent!
    if (text.length < 3) continue
    const button = fromTemplate("copy-button")
    button.setAttribute("aria-label", fill(button.dataset.label!, { code: text }))
    button.addEventListener("click", async () => {
      const done = await isCopied(code)
      const shown = done ? "copy--done" : "copy--failed"
      say((done ? button.dataset.done : button.dataset.failed)!)
      button.classList.add(shown)
      setTimeout(() => button.classList.remove(shown), SHOWN)
    })
    place(button, code)
  }
}

/** Beside its code; but no label may hold it, so that a code in the sentence of a step has its button below that. */
function place(button: HTMLElement, code: Element): void {
  const label = code.closest("label")
  if (!label) return code.after(button)
  const others = label.parentElement!.querySelectorAll(":scope > .copy--step")
  button.classList.add("copy--step")
  button.append(code.cloneNode(true))
  if (![...others].some(other => other.textContent === button.textContent))
    (others[others.length - 1] ?? label).after(button)
}

/** Whether it was copied; if not, the code is at least selected. */
async function isCopied(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent!)
    return true
  } catch (refused) {
    console.info(refused) // no https, no permission, or an older browser inside an app
  }
  const range = document.createRange()
  range.selectNodeContents(code)
  getSelection()!.removeAllRanges()
  getSelection()!.addRange(range)
  return document.execCommand("copy")
}
