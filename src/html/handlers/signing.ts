import type { Element, Root } from 'hast'
import { h, hasClass } from '../../markup/hast.js'

/** Puts the agencies and the date with which an enclosed document ends into one element, as those of the document itself stand in. */
export function groupSignings(blocks: Root['children']): Root['children'] {
  const grouped: Root['children'] = []
  let open: Element | undefined
  for (const block of blocks) {
    const isSignature = block.type === 'element' && hasClass(block, 'signature')
    const isDate = block.type === 'element' && hasClass(block, 'document-date')
    if (isSignature && !open) grouped.push(open = h('div', { className: ['closing', 'signing'] }))
    if (isSignature) block.properties.className = ['signature', 'unsealed']
    if (open && (isSignature || isDate)) open.children.push(block)
    else if (!open || block.type === 'element') grouped.push(block)
    if (!isSignature && block.type === 'element') open = undefined
  }
  return grouped
}
