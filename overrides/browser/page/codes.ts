/** Codes are copied, not tapped: iOS refuses telephone links that contain * or #. */

import { fill, fromTemplate } from "./dom.ts"

/** Milliseconds for which a button shows what it has done. */
const SHOWN = 2000

export function copyButtons(article: HTMLElement, say: (text: string) => void): void {
  for (const code of article.querySelectorAll(":not(pre) > code:not(.key)")) {
    const text = code.textContent!
    const button = fromTemplate("copy-button")
    button.setAttribute("aria-label", fill(button.dataset.label!, { code: text }))
    button.addEventListener("click", async () => {
      const done = await isCopied(code)
      const shown = done ? "copy--done" : "copy--failed"
      say((done ? button.dataset.done : button.dataset.failed)!)
      button.classList.add(shown)
      setTimeout(() => button.classList.remove(shown), SHOWN)
    })
    nameOfStep(code)
    code.append(button)
  }
}

/** The box of a step is named by its label, in which the button is now. */
function nameOfStep(code: Element): void {
  const label = code.closest("label")
  const box = label?.querySelector("input:not([aria-label])")
  if (box) box.setAttribute("aria-label", label!.textContent!.trim())
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
