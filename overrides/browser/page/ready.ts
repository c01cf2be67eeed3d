/** Scripts may arrive before the last of the page: over a slow network, or when something is stored. */

export function whenRead(act: () => void): void {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", act)
  else act()
}
