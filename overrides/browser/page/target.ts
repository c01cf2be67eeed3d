/** The place on the page that the address leads to: what is folded there opens. */

export function unfoldTarget(): void {
  const follow = (): void => {
    if (unfold(location.hash)) targetOf(location.hash)!.scrollIntoView()
  }
  addEventListener("hashchange", follow)
  follow()
}

/** Open the folded part that a hash leads into, or those of the section that it leads to; whether there was one. */
export function unfold(hash: string): boolean {
  const target = targetOf(hash)
  let found = false
  const open = (part: Element | null | undefined): void => {
    if (!part?.matches("details:not([open])")) return
    part.setAttribute("open", "")
    found = true
  }
  open(target?.closest("details"))
  if (target?.matches("h2")) {
    for (let part = target.nextElementSibling; part && !part.matches("h2"); part = part.nextElementSibling) open(part)
  }
  return found
}

function targetOf(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
