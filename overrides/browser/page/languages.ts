/** The other language opens at the step or section that is being read. */

const PLACES = "article :is(h2, h3)[id], ol.steps > li"

export function languageLinks(): void {
  document.querySelectorAll<HTMLAnchorElement>("[data-language]").forEach(link => {
    const follow = (): void => {
      link.hash = placeInView()
    }
    link.addEventListener("pointerdown", follow)
    link.addEventListener("click", follow)
  })
}

function placeInView(): string {
  const target = document.querySelector(":target")
  if (target) {
    const { top, bottom } = target.getBoundingClientRect()
    if (bottom > 0 && top < innerHeight) return location.hash
  }
  const read = [...document.querySelectorAll(PLACES)].filter(
    place => place.getBoundingClientRect().top < innerHeight / 2,
  )
  return scrollY > 0 && read.length ? `#${read[read.length - 1]!.id}` : ""
}
