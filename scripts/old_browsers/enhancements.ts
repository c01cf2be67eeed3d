// What newer browsers do better and older ones do without: each with what an older one does instead.
// Whatever is not listed here and not known to all of the oldest browsers fails `make lint`.

/** Members of the web's interfaces, as they are written after the dot, and global names. */
export const SCRIPTS: Record<string, string> = {
  close: "called where showModal is there; overrides/browser/parts/modal.ts brings its own",
  connection: "asked for before it is read; a computer is known by its mouse instead",
  requestIdleCallback: "asked for before it is called; half a second is waited for instead",
  respondWith: "of the events of a service worker all browsers know it; of other events they do not",
  share: "asked for before it is offered; the address is copied instead",
  showModal: "asked for before it is called; the dialog is opened by its attribute instead",
  storage: "asked for before it is called; what is kept may then be removed when the device needs room",
}

/** Names of our own properties that the web has, too. */
export const OWN = ["reason"]

/** What stylelint names: with a dot by stylelint-browser-compat (`featureId`), without one by the data of caniuse. */
export const STYLES: Record<string, string> = {
  "at-rules.page": "paper has the browser's own margins",
  "css-paged-media": "paper has the browser's own margins",
  "at-rules.media.forced-colors": "without forced colours there is nothing to do",
  "css-touch-action": "a wide table or code scrolls all the same",
  "properties.-webkit-tap-highlight-color": "a tap is shown in the browser's own way",
  "properties.appearance.auto": "wanted only where colours are forced, which Safari never does",
  "properties.box-decoration-break": "written with a prefix, too",
  "properties.color-adjust": "written with a prefix, too",
  "properties.overscroll-behavior": "the page behind a dialog may scroll on",
  "properties.scrollbar-color": "scroll bars are the browser's own",
  "properties.scrollbar-width": "scroll bars are the browser's own",
  "properties.text-size-adjust": "written with a prefix where it is needed",
  "text-size-adjust": "written with a prefix where it is needed",
  "selectors.-webkit-scrollbar": "scroll bars are the browser's own",
  "selectors.-webkit-scrollbar-thumb": "scroll bars are the browser's own",
  "properties.outline": "known, but its corners stay square",
  "properties.text-wrap": "the last line of a heading may be short",
  "selectors.-webkit-search-cancel-button": "Firefox shows no such button",
  "selectors.backdrop": "the page behind a dialog is not dimmed",
  "selectors.backdrop.dialog": "the page behind a dialog is not dimmed",
  "selectors.focus-visible": "the browser shows the focus in its own way",
}
