/**
 * The script of the pages of a help center that asks its readers: the same, and what loads the script for what they say,
 * when they come near it or something waits to be sent.
 */

import "./page.ts"
import { all } from "./dom.ts"
import { script, siteAddress } from "./script.ts"
import { read } from "./storage.ts"

const OWN = script("feedback.js")
const site = siteAddress()

function feedback(): void {
  const place = document.querySelector<HTMLElement>(".feedback")
  if (!place) return
  for (const part of all("[hidden]", place)) part.hidden = false
  let started: Promise<void> | undefined
  let isReady = false
  const load = (): Promise<void> => {
    started ??= import(OWN).then(module => module.start(place, site)).then(() => void (isReady = true))
    started.catch(error => {
      started = undefined // the next tap tries again
      console.info(error)
    })
    return started
  }
  place.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest("button")
    if (button && !isReady) load().then(() => button.click(), console.info)
  })
  const wait = (): void => {
    if (read("feedback")) void load()
    const near = new IntersectionObserver(([entry]) => entry!.isIntersecting && void load(), { rootMargin: "300px" })
    near.observe(place)
  }
  if (document.readyState === "complete") wait()
  else addEventListener("load", wait)
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", feedback)
else feedback()
