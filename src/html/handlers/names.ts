import type { ElementContent } from 'hast'
import type { Paragraph } from 'mdast'
import { namesOf } from '../../document/mark-paragraphs.js'
import { wordsOf } from '../../document/words-of.js'
import { span } from '../../markup/hast.js'
import { spreadName } from '../spread-name.js'

/** Names in boxes of one width, so that they stand in columns; the space between them stays, for those who copy or listen. */
export function spreadNames(node: Paragraph): ElementContent[] {
  return namesOf(wordsOf(node)).map((name) => span('name', ...spreadName(name), ' '))
}
