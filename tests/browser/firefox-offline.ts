// Visits a page in Firefox until its copy is kept, says so, and goes on when the network has gone:
// node firefox-offline.ts EXECUTABLE HOST VISITED UNVISITED QUERY. The end of stdin tells that there is no network.

import { text } from "node:stream/consumers"
import { launch } from "puppeteer-core"

const [executablePath = "", host = "", visited = "", unvisited = "", query = ""] = process.argv.slice(2)
const browser = await launch({ browser: "firefox", executablePath, headless: true })
try {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  await page.goto(host + visited)
  await page.locator(".offline [name=keep]").click() // without a screen it has no mouse, and asks as on a phone
  await page.waitForSelector(".offline [name=forget]", { visible: true })
  process.stdout.write("kept\n")
  await text(process.stdin)
  await page.goto(host + unvisited)
  const read = (selector: string) => page.$eval(selector, node => node.textContent?.trim() ?? "")
  await page.waitForSelector(".copy-note").catch(async error => {
    throw new Error(`${error}; there is: ${(await page.content()).slice(0, 1000)}`)
  })
  const heading = await read("h1")
  await page.click("[data-open=search-dialog]")
  await page.type("#search-dialog input", query)
  await page.waitForSelector("#search-dialog li a", { visible: true })
  process.stdout.write(JSON.stringify({ heading, found: await read("#search-dialog li a") }))
} finally {
  await browser.close()
}
