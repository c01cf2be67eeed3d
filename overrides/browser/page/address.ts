/** The query of the search in the address: of an entry of the history that opening the search makes. */

/** Nothing if the search is closed. */
export function query(): string | null {
  return new URLSearchParams(location.search).get("q")
}

export function enter(query: string): void {
  history.pushState({ opened: true }, "", `?${new URLSearchParams({ q: query })}${location.hash}`)
}

/** Query and place in the list stay with the entry, if it is one of the search. */
export function keep(q: string, top: number): void {
  if (query() === null) return
  const address = new URL(location.href)
  address.searchParams.set("q", q)
  history.replaceState({ ...history.state, top }, "", address.search + address.hash)
}

/** The entry goes, or, if the page was entered with it, its query; whether the history goes back, which takes a while. */
export function leave(): boolean {
  const goesBack = !!history.state?.opened
  if (goesBack) history.back()
  else history.replaceState(null, "", location.pathname + location.hash)
  return goesBack
}
