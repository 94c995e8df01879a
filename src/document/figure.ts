import type { Image, Paragraph } from 'mdast'

/** Whether a paragraph holds a picture alone; the picture's title is its caption then. */
export function isFigure(paragraph: Paragraph): paragraph is Paragraph & { children: [Image] } {
  return paragraph.children.length === 1 && paragraph.children[0]?.type === 'image'
}
