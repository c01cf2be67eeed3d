/*
 * What pages do in the browser beyond the theme. Runs before Material's bundle; without it every page
 * can still be read, printed and followed.
 */
"use strict";

(() => {
  const article = document.getElementById("content")

  /* Milliseconds until the search is loaded again after it failed. */
  const RETRY = 2000

  /* What takes the focus when drawer or search opens, and what lies behind them then. */
  const FIRST_IN = {
    __drawer: ".md-sidebar--primary a",
    __search: "[data-md-component=search-query]",
  }
  const BEHIND = {
    __drawer: ".md-header, .md-content, .md-footer",
    __search: ".md-container",
  }

  keepAlternatesFromMaterial()
  toggleButtons()
  languageLinks()
  notFound()
  search()
  if (article) {
    ticks()
    copyButtons()
  }

  /* Material fetches a sitemap for every alternate it finds when it starts, then breaks the language links. */
  function keepAlternatesFromMaterial() {
    const links = document.querySelectorAll("link[rel=alternate][hreflang]")
    links.forEach(link => { link.rel = "x-alternate" })
    window.addEventListener("load", () => links.forEach(link => { link.rel = "alternate" }))
  }

  /* The search is loaded when somebody turns to it: with a finger, a key, or a query in the address. */
  function search() {
    const field = document.querySelector("[data-md-component=search-query]")
    const toggle = document.getElementById("__search")
    let failures = 0
    let loaded
    const load = () => {
      const again = failures ? `?${failures}` : "" // some browsers remember that an address failed
      loaded = loaded || import(new URL(field.form.dataset.script + again, location.href).href)
        .then(dialog => dialog.start(field.form))
        .catch(error => {
          failures++
          loaded = undefined // no network: tried again with the next key stroke, and while the search is open
          if (toggle.checked) setTimeout(load, RETRY)
          document.querySelector("[data-part=meta]").textContent = field.form.dataset.failed
          console.error(error)
        })
    }
    const open = query => {
      if (query !== undefined) field.value = query
      if (!toggle.checked) toggle.click()
      field.focus()
      load()
      field.dispatchEvent(new Event("input"))
    }
    field.addEventListener("focus", () => {
      if (!toggle.checked) toggle.click()
      load()
    })
    field.addEventListener("input", load)
    field.form.addEventListener("submit", event => {
      event.preventDefault()
      field.form.dataset.entered = field.value
    })
    document.querySelector(".md-search__output").addEventListener("click", event => {
      if (event.target.closest("a") && toggle.checked) toggle.click()
    })
    document.addEventListener("keydown", event => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")
      if (!typing && ["/", "f", "s"].includes(event.key) && !(event.ctrlKey || event.metaKey || event.altKey)) {
        event.preventDefault()
        open()
      }
    })
    keepClosedSearchFromTab(field)
    searchFields(field.form, open)
    const query = new URLSearchParams(location.search).get("q")
    if (query) open(query)
  }

  /* The closed search lies beside the screen of a phone, where the tab key must not lead. */
  function keepClosedSearchFromTab(field) {
    const toggle = document.getElementById("__search")
    const wide = matchMedia("(min-width: 60em)")
    const update = () => { field.tabIndex = wide.matches || toggle.checked ? 0 : -1 }
    toggle.addEventListener("change", update)
    window.addEventListener("resize", update)
    update()
  }

  /* A search field on the page opens the search of its own language here, that of another one there. */
  function searchFields(dialog, open) {
    document.querySelectorAll(".search-field").forEach(form => {
      form.addEventListener("submit", event => {
        if (form.action !== dialog.action) return
        event.preventDefault()
        open(form.elements.q.value)
      })
    })
  }

  /* The theme opens drawer and search with hidden check boxes, which these buttons press. */
  function toggleButtons() {
    document.querySelectorAll("[data-toggle]").forEach(button => {
      const toggle = document.getElementById(button.dataset.toggle)
      const tell = () => {
        button.setAttribute("aria-expanded", toggle.checked)
        document.querySelectorAll(BEHIND[toggle.id]).forEach(part => { part.inert = toggle.checked })
      }
      button.setAttribute("role", "button")
      toggle.addEventListener("change", tell)
      tell()
      button.addEventListener("click", event => {
        event.preventDefault()
        toggle.click()
        document.querySelector(FIRST_IN[toggle.id]).focus()
      })
      button.addEventListener("keydown", event => {
        if (event.key === " ") {
          event.preventDefault()
          button.click()
        }
      })
      document.addEventListener("keydown", event => {
        if (event.key === "Escape" && !event.isComposing && toggle.checked) {
          toggle.click()
          button.focus()
        }
      })
    })
  }

  /* The other language opens at the section that is being read. */
  function languageLinks() {
    document.querySelectorAll("[data-language]").forEach(link => {
      const follow = () => { link.hash = sectionInView() }
      link.addEventListener("pointerdown", follow)
      link.addEventListener("click", follow)
    })
  }

  function sectionInView() {
    const target = document.querySelector(":target")
    if (target) {
      const { top, bottom } = target.getBoundingClientRect()
      if (bottom > 0 && top < window.innerHeight) return location.hash
    }
    const read = [...document.querySelectorAll("article h2[id], article h3[id]")]
      .filter(heading => heading.getBoundingClientRect().top < window.innerHeight / 2)
    return window.scrollY > 0 && read.length ? `#${read[read.length - 1].id}` : ""
  }

  /* The 404 page is the same file for every language: that of the address comes first. */
  function notFound() {
    const sections = [...document.querySelectorAll(".notfound")]
    const path = location.pathname.slice(__md_scope.pathname.length)
    const first = sections
      .filter(section => path.startsWith(section.dataset.prefix))
      .sort((a, b) => b.dataset.prefix.length - a.dataset.prefix.length)[0]
    if (!first) return
    first.parentElement.prepend(first)
    document.title = first.dataset.title
    const dialog = document.querySelector(".md-search__form")
    dialog.dataset.locale = first.dataset.locale
    dialog.action = first.querySelector(".search-field").action
  }

  /* Ticks stay on this device, for this page in every language, until the page is reviewed again. */
  function ticks() {
    const boxes = [...article.querySelectorAll("input.tick")]
    if (!boxes.length) return
    const topic = document.querySelector("meta[name='helpcenter:id']").content
    const reviewed = article.dataset.ticksSince
    const key = `helpcenter.ticks.${topic}`
    const clear = []

    function restore() {
      const kept = read(key)
      const done = kept && kept.reviewed === reviewed ? kept.done : []
      boxes.forEach(box => { box.checked = done.includes(step(box)) })
      show()
    }

    function save() {
      const done = boxes.filter(box => box.checked).map(step)
      write(key, { reviewed, done })
      show()
    }

    function show() {
      clear.forEach(button => { button.hidden = !boxesBefore(button).some(box => box.checked) })
    }

    for (const list of article.querySelectorAll("ol.steps")) {
      const button = fromTemplate("hc-clear-ticks")
      button.addEventListener("click", () => {
        boxesBefore(button).forEach(box => { box.checked = false })
        save()
      })
      list.after(button)
      clear.push(button)
    }
    boxes.forEach(box => box.addEventListener("change", save))
    window.addEventListener("storage", event => { if (event.key === key) restore() })
    restore()

    function step(box) {
      return box.closest("li").id
    }

    function boxesBefore(button) {
      return boxes.filter(box => button.previousElementSibling.contains(box))
    }
  }

  /* Codes are copied, not tapped: iOS refuses telephone links that contain * or #. */
  function copyButtons() {
    const status = document.createElement("span")
    status.className = "visually-hidden"
    status.setAttribute("role", "status")
    article.append(status)
    const codes = [...article.querySelectorAll(":not(pre) > code")].filter(code => code.textContent.length > 2)
    for (const code of codes) {
      const button = fromTemplate("hc-copy")
      button.setAttribute("aria-label", button.dataset.label.replace("{code}", code.textContent))
      button.addEventListener("click", async () => {
        const done = await copy(code)
        status.textContent = done ? button.dataset.done : button.dataset.failed
        button.classList.add(done ? "copy--done" : "copy--failed")
        setTimeout(() => {
          status.textContent = ""
          button.classList.remove("copy--done", "copy--failed")
        }, 2000)
      })
      code.after(button)
    }
  }

  /* Whether it was copied; if not, the code is at least selected. */
  async function copy(code) {
    try {
      await navigator.clipboard.writeText(code.textContent)
      return true
    } catch (refused) {
      console.info(refused) // no https, no permission, or an older browser inside an app
    }
    const range = document.createRange()
    range.selectNodeContents(code)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
    return document.execCommand("copy")
  }

  function fromTemplate(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true)
  }

  /* A browser may forbid storage; then ticks last as long as the page is open. */
  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch (unreadable) {
      console.info(unreadable)
      return null
    }
  }

  function write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch (forbidden) {
      console.info(forbidden)
    }
  }
})()
