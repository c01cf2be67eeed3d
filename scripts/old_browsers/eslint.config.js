// Whether the oldest browsers know the syntax, the globals and the members that the scripts use.
// Sources are checked for the place of a finding, what is built for what libraries and the bundler add.

import compat from "eslint-plugin-compat"
import esx from "eslint-plugin-es-x"
import * as espree from "espree"
import { stripTypeScriptTypes } from "node:module"
import { OWN, SCRIPTS } from "./enhancements.ts"
import { members } from "./members-rule.ts"
import { BROWSERS } from "./targets.ts"

// Types become spaces, so that every place stays where it is.
const withoutTypes = { parse: (code, options) => espree.parse(stripTypeScriptTypes(code), options) }

// Of ES2022, the oldest browsers know these.
const KNOWN = ["class-instance-fields", "class-static-fields", "class-private-fields", "class-private-methods"]

const known = {
  plugins: { compat, old: { rules: { members } } },
  settings: { browsers: BROWSERS, lintAllEsApis: true, polyfills: Object.keys(SCRIPTS) },
  languageOptions: { ecmaVersion: "latest" },
  rules: { "compat/compat": "error", "old/members": ["error", [...Object.keys(SCRIPTS), ...OWN]] },
}

export default [
  { linterOptions: { noInlineConfig: true } }, // exceptions have one list, with reasons
  { ...known, files: ["**/*.ts"], languageOptions: { ...known.languageOptions, parser: withoutTypes } },
  { ...known, files: ["**/*.js"] },
  {
    files: ["**/*.js"],
    plugins: { "es-x": esx },
    rules: {
      ...esx.configs["flat/restrict-to-es2021"].rules,
      "es-x/no-regexp-lookbehind-assertions": "error", // of 2018, but Safari 15 fails at the whole script
      ...Object.fromEntries(KNOWN.map(name => [`es-x/no-${name}`, "off"])),
    },
  },
]
