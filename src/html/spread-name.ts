import type { Element } from 'hast'
import { span } from '../markup/hast.js'

/** A name of two characters is spread to the width of three, without adding a space to the text. */
export function spreadName(name: string): readonly (Element | string)[] {
  const [first = '', second, ...others] = name
  return second !== undefined && others.length === 0 ? [span('spread', first), second] : [name]
}
