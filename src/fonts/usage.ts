import type { Element, Nodes } from 'hast'
import { need, type World } from '../world.js'
import { roles, type RoleName } from './roles.js'

/** The characters that a tree shows, by the role of the face they are set in. */
export type Usage = ReadonlyMap<RoleName, ReadonlySet<string>>

/** The style sheets that give each element of a form's pages its face: those of `styles/` and the form's `page.css`. */
export function faceStyles(form: string, { styles, templates }: Pick<World, 'styles' | 'templates'>): string {
  return [need(styles, 'type.css'), need(styles, 'parts.css'), templates(form).get('page.css') ?? ''].join('\n')
}

/** Reads off `css` (`faceStyles`) which role each element has, and off `tree` which characters stand in it. */
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
    const rule = node.type === 'element' && rules.findLast(({ selectors }) => selectors.some((one) => fits(node, one)))
    const own = rule ? rule.role : role
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

/** A rule that gives a face: its selectors, each one element or one class, and the face's role. */
export interface FaceRule {
  readonly selectors: readonly string[]
  readonly role: RoleName
}

/**
 * Lists the rules of `css` that give a face: `h2, .x { font-family: heiti, fallback }` → `h2` and `.x`, `heiti`. Throws
 * an `Error` for one that it cannot tell: with another role or another selector, indented as within `@media`, or `font`.
 */
export function faceRules(css: string): FaceRule[] {
  const rules: FaceRule[] = []
  const rest = css.replace(/\/\*[^]*?\*\//g, '').replace(faceRule, (_, selectors: string, role: string) => {
    if (!Object.hasOwn(roles, role)) throw new Error(`a style sheet names the unknown role ${role}`)
    rules.push({ selectors: selectors.split(/,\s*/), role: role as RoleName })
    return ''
  })
  const [stray] = /.*\{[^{}]*\bfont(-family)?:(?!\s*inherit)[^{}]*\}/.exec(rest) ?? []
  if (stray) throw new Error(`a style sheet gives a face by a rule that cannot be told: ${stray.trim()}`)
  return rules
}

const faceRule = /^(\.?[\w-]+(?:,\s*\.?[\w-]+)*) ?\{\s*font-family:\s*(\w+)[^{}]*\}/gm

function fits(element: Element, selector: string): boolean {
  const { className } = element.properties
  return selector.startsWith('.')
    ? Array.isArray(className) && className.includes(selector.slice(1))
    : element.tagName === selector
}
