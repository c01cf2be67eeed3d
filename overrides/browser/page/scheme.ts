/** Runs before or while the page is shown: sets the colours that the reader chose, and says if there are no scripts after all. */

const page = document.documentElement

// What waits for the script of the page must be shown if that script did not arrive.
addEventListener("load", () => {
  if (!("scripted" in page.dataset)) page.classList.remove("js")
})

try {
  const scheme = localStorage.getItem("helpcenter.scheme")
  if (scheme) page.dataset.scheme = scheme
} catch {
  // A browser may forbid storage; then the colours are those of the device.
}
