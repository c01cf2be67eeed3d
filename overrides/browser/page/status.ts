/** What is told to those who see the page and to those who hear it. */

/** A line in `place` that says what it is called with; `className` is how it looks. */
export function statusLine(place: Element, className: string): (text: string) => void {
  const line = document.createElement("p")
  line.className = className
  line.setAttribute("role", "status")
  place.append(line)
  let ending = 0
  return text => {
    clearTimeout(ending)
    line.textContent = text
    ending = window.setTimeout(() => line.replaceChildren(), LASTS)
  }
}

/** Milliseconds for which something is said; then the same can be said again. */
const LASTS = 4000
