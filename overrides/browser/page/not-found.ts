/** The 404 page is the same file for every language: the frame of the address's language takes its place. */

import { all } from "./dom.ts"

/** `site` is the address of the site. */
export function notFound(site: string): void {
  const below = `${location.pathname}/`.slice(new URL(site).pathname.length)
  const frame = all<HTMLTemplateElement>("template.frame")
    .filter(({ dataset }) => below.startsWith(dataset.prefix!))
    .sort((a, b) => b.dataset.prefix!.length - a.dataset.prefix!.length)[0]
  if (!frame) return
  const { lang, dir, dataset, content } = frame
  Object.assign(document.documentElement, { lang, dir })
  document.title = dataset.title!
  document.body.replaceChildren(content)
}
