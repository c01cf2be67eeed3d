/** The buttons of the channels tell which one is being read. */

/** Down to here a heading has been reached: the whole page above the middle of the screen. */
const READ = "99999px 0px -60% 0px"

export function channels(article: HTMLElement): void {
  const links = [...article.querySelectorAll<HTMLAnchorElement>(".channels a")]
  if (!links.length) return
  const headings = [...article.querySelectorAll("h2[id]")]
  const reached = new Set<Element>()
  const observer = new IntersectionObserver(
    entries => {
      entries.forEach(({ target, isIntersecting }) => reached[isIntersecting ? "add" : "delete"](target))
      const read = headings.filter(heading => reached.has(heading)).pop()
      const hash = read ? `#${read.id}` : links[0]!.hash
      for (const link of links) {
        if (link.hash === hash) link.setAttribute("aria-current", "true")
        else link.removeAttribute("aria-current")
      }
    },
    { rootMargin: READ },
  )
  headings.forEach(heading => observer.observe(heading))
}
