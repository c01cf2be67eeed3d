/** What can go wrong is open in HTML; here it is folded, and opened to search in the page and to print. */

export function troubles(): void {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details.trouble")]
  if (!all.length) return
  let folded: HTMLDetailsElement[] = []

  function openAll(): void {
    folded.push(...all.filter(trouble => !trouble.open)) // some browsers tell of print twice
    all.forEach(trouble => (trouble.open = true))
  }

  function foldAgain(): void {
    folded.forEach(trouble => (trouble.open = false))
    folded = []
  }

  for (const trouble of all) {
    trouble.open = false
    trouble.classList.add("foldable")
  }
  addEventListener("beforeprint", openAll)
  addEventListener("afterprint", foldAgain)
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? openAll() : foldAgain()))
  addEventListener("keydown", event => {
    if (event.key === "f" && (event.ctrlKey || event.metaKey)) openAll()
  })
}
