import type { ElementContent } from 'hast'
import { h } from '../markup/hast.js'

/** A name of two characters is spread to the width of three, without adding a space to the text. */
export function spreadName(name: string): ElementContent[] {
  const [first = '', second, ...others] = name
  const isShort = second !== undefined && others.length === 0
  return isShort ? [h('span', { className: ['spread'] }, first), { type: 'text', value: second }] : [{ type: 'text', value: name }]
}
