import type { Element, Nodes } from 'hast'
import { roles, type RoleName } from './roles.js'

/** The characters that a tree shows, by the role of the face they are set in. */
export type Usage = ReadonlyMap<RoleName, ReadonlySet<string>>

/** Reads off `css` (`styles/type.css`) which role each element has, and off `tree` which characters stand in it. */
export function usageOf(tree: Nodes, css: string): Map<RoleName, Set<string>> {
  const rules = faceRules(css)
  const usage = new Map<RoleName, Set<string>>()
  const walk = (node: Nodes, role: RoleName): void => {
    if (node.type === 'text') {
      const characters = usage.get(role) ?? new Set()
      for (const character of node.value) if (!/[\n\r\t]/.test(character)) characters.add(character)
      usage.set(role, characters)
    }
    if (!('children' in node) || (node.type === 'element' && node.tagName === 'head')) return
    const own = node.type === 'element' ? rules.findLast(({ selector }) => fits(node, selector))?.role ?? role : role
    for (const child of node.children) walk(child, own)
  }
  walk(tree, 'fangsong')
  return usage
}

/** Adds up what several parts of an edition show. */
export function mergeUsage(...usages: readonly Usage[]): Usage {
  const merged = new Map<RoleName, Set<string>>()
  for (const [role, characters] of usages.flatMap((usage) => [...usage])) {
    merged.set(role, new Set([...(merged.get(role) ?? []), ...characters]))
  }
  return merged
}

interface FaceRule { selector: string, role: RoleName }

/** `h2, .x { font-family: heiti, fallback }` → the selectors `h2` and `.x` with the role `heiti`. */
function faceRules(css: string): FaceRule[] {
  return [...css.matchAll(/^([^{}@/]+)\{[^}]*font-family:\s*(\w+)/gm)].flatMap(([, selectors = '', role = '']) => {
    if (!Object.hasOwn(roles, role)) throw new Error(`styles/type.css names the unknown role ${role}`)
    return selectors.split(',').map((selector) => ({ selector: selector.trim(), role: role as RoleName }))
  })
}

function fits(element: Element, selector: string): boolean {
  const { className } = element.properties
  return selector.startsWith('.')
    ? Array.isArray(className) && className.includes(selector.slice(1))
    : element.tagName === selector
}
