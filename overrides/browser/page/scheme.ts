/** Runs before or while the page is shown: sets the colours that the reader chose, and says if there are no scripts after all. */

const page = document.documentElement

// What waits for a script must be shown if that script does not arrive.
addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && page.classList.remove("js"), true)

try {
  const scheme = localStorage.getItem("helpcenter.scheme")
  if (scheme) page.dataset.scheme = scheme
} catch {
  // A browser may forbid storage; then the colours are those of the device.
}
