/** Leads on from an address that a page had before, with the place on it, which a refresh without script would lose. */

const { dataset } = document.currentScript as HTMLScriptElement
const target = new URL(dataset.to!, location.href)
target.search = location.search
if (!target.hash) target.hash = location.hash // as browsers do where a server leads on
location.replace(target.href)

export {}
