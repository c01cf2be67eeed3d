/** What pages do in the browser. Without it every page can still be read, printed and followed. */

import { channels } from "./channels.ts"
import { copyButtons } from "./codes.ts"
import { languageLinks } from "./languages.ts"
import { menu } from "./menu.ts"
import { forget, offline } from "./offline.ts"
import { whenRead } from "./ready.ts"
import { resume } from "./resume.ts"
import { script, siteAddress } from "./script.ts"
import { search } from "./search.ts"
import { share } from "./share.ts"
import { statusLine } from "./status.ts"
import { unfoldTarget } from "./target.ts"
import { ticks } from "./ticks.ts"
import { troubles } from "./troubles.ts"

function equip(): void {
  troubles() // before what may fail: answers wait for it
  const article = document.querySelector("article")!
  const announce = statusLine(document.body, "visually-hidden")
  const say = statusLine(document.body, "said")
  const readTicks = ticks(article, announce)
  const offer = resume()
  menu(() => {
    readTicks()
    offer()
    forget()
  })
  search()
  unfoldTarget()
  channels(article)
  copyButtons(article, say)
  share(article, say)
  languageLinks()
  const filter = document.querySelector("#filter")
  offline(siteAddress())
  if (filter) import(script("filter.js")).then(module => module.start(filter)).catch(error => console.info(error))
}

whenRead(equip)
