// The oldest browsers that must run what is built: the field `browserslist` of package.json, which esbuild takes, too.

import configuration from "../../package.json" with { type: "json" }

/** As "safari 15", one for each browser. */
export const BROWSERS: string[] = configuration.browserslist

/** The oldest version of each browser, by its name in MDN's data. */
export const OLDEST: [browser: string, version: number][] = BROWSERS.map(target => {
  const [browser = "", version = ""] = target.split(" ")
  if (!(Number(version) > 0))
    throw new Error(`package.json: "${target}" in browserslist is not a browser and a version`)
  return [browser, Number(version)]
})
