/** Runs before the page is shown: says that there are scripts, and sets the colours that the reader chose. */

const page = document.documentElement

page.classList.add("js")
// What waits for a script must be shown if that script does not arrive.
addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && page.classList.remove("js"), true)

try {
  const scheme = localStorage.getItem("helpcenter.scheme")
  if (scheme) page.dataset.scheme = scheme
} catch {
  // A browser may forbid storage; then the colours are those of the device.
}
