// Whether the oldest browsers know what the style sheets use. Two data sets, since neither knows everything: MDN's for
// each property, selector and unit, and that of caniuse for what has a syntax of its own (nesting, colour spaces).

import { STYLES } from "./enhancements.ts"
import { BROWSERS } from "./targets.ts"

// What MDN's data judges alone, because only that check lets a style within a matching @supports pass.
const BY_MDN = [
  "css-container-queries",
  "css-content-visibility",
  "css-focus-visible",
  "css-has",
  "css-overscroll-behavior",
  "css-scroll-behavior",
  "viewport-unit-variants",
]
const LISTED = Object.keys(STYLES)

export default {
  plugins: ["stylelint-browser-compat", "stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/browser-compat": [true, { browserslist: BROWSERS, allow: { features: LISTED, prefix: true } }],
    "plugin/no-unsupported-browser-features": [
      true,
      { browsers: BROWSERS, ignore: [...LISTED, ...BY_MDN], ignorePartialSupport: true },
    ],
    "function-disallowed-list": ["light-dark"], // neither knows it
  },
}
