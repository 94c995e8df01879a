import { halfWidthIn } from '../../text/half-width.js'
import { circlesIn } from '../circles.js'
import { markRules } from './marks.js'
import { numberRules } from './numbers.js'
import { pairRules } from './pairs.js'
import { certain, type TextRule } from './text-rule.js'

/** Every rule that looks at a text by itself, whatever stands around it. */
export const textRules: readonly TextRule[] = [
  certain({ id: 'punctuation-half', find: halfWidthIn }),
  certain({ id: 'zero-circle', find: circlesIn }),
  ...markRules, ...pairRules, ...numberRules
]
