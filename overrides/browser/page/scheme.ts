/** Runs before the page is shown: says that there are scripts, and sets the colours that the reader chose. */
try {
  document.documentElement.classList.add("js")
  const scheme = localStorage.getItem("helpcenter.scheme")
  if (scheme) document.documentElement.dataset.scheme = scheme
} catch {
  // A browser may forbid storage; then the colours are those of the device.
}
