/**
 * The 404 page is the same file for every language: the frame of the address's language takes its place. Without a
 * network it stands for all pages that are not on the device (browser/offline/answers.ts).
 */

import { all } from "./dom.ts"
import { whenRead } from "./ready.ts"
import { siteAddress } from "./script.ts"

/** `site` is the address of the site. */
function takeFrame(site: string): void {
  const below = `${location.pathname}/`.slice(new URL(site).pathname.length)
  const frame = all<HTMLTemplateElement>("template.frame")
    .filter(({ dataset }) => below.startsWith(dataset.prefix!))
    .sort((a, b) => b.dataset.prefix!.length - a.dataset.prefix!.length)[0]
  if (!frame) return
  const { lang, dir, dataset, content } = frame
  Object.assign(document.documentElement, { lang, dir })
  document.title = dataset.title!
  document.body.replaceChildren(content)
  if (!document.documentElement.dataset.copy) return
  for (const text of all("[data-offline]")) text.textContent = text.dataset.offline!
  document.title = document.querySelector("h1")!.textContent!
}

whenRead(() => takeFrame(siteAddress()))
