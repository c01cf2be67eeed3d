// An ESLint rule for what eslint-plugin-compat doesn't see: methods and properties of values whose type it can't know.

import type { Rule } from "eslint"
import type { CallExpression, MemberExpression, Property } from "estree"
import { browsersWithout } from "./members.ts"

export const members: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [{ type: "array", items: { type: "string" } }],
    messages: {
      missing:
        "{{name}} is missing in {{browsers}}: do without it, or say in scripts/old_browsers/enhancements.ts what they do instead",
    },
  },
  create(context) {
    const allowed: string[] = context.options[0]

    function check(node: Rule.Node, name: string, key = name): void {
      const browsers = allowed.includes(name) ? [] : browsersWithout(key)
      const data = { name, browsers: browsers.join(", ") }
      if (browsers.length > 0) context.report({ node, messageId: "missing", data })
    }

    return {
      MemberExpression(node: MemberExpression & Rule.NodeParentExtension) {
        const { property, computed } = node
        if (property.type === "Identifier" && !computed) check(node, property.name)
        if (property.type === "Literal" && typeof property.value === "string") check(node, property.value)
      },
      "ObjectPattern > Property"(node: Property & Rule.NodeParentExtension) {
        if (node.key.type === "Identifier" && !node.computed) check(node, node.key.name)
      },
      'CallExpression[callee.property.name="addEventListener"]'(node: CallExpression & Rule.NodeParentExtension) {
        const [event] = node.arguments
        if (event?.type === "Literal") check(node, String(event.value), `${String(event.value)}_event`)
      },
    }
  },
}
