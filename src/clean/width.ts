import { halfWidthIn } from '../text/half-width.js'
import type { Edit, Prose } from './draft.js'

const confidences: Readonly<Record<string, number>> = { '.': 0.8, '"': 0.85 }
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:．(?=[\uff10-\uff19])[\uff10-\uff19]+)*/g

/** Gives digits and letters the width that Latin text has, and marks in Chinese text the width that Chinese has. */
export function findWidths({ text, at }: Prose): readonly Edit[] {
  const marks = /[,.;:()"?!]/.test(text) ? halfWidthIn(text) : []
  return [
    ...marks.map(({ at: index, typed, right }): Edit => ({
      at: at(index), end: at(index + typed.length - 1) + 1, after: right, rule: 'width', confidence: confidences[typed] ?? 0.95
    })),
    ...[...text.matchAll(wide)].map(({ 0: typed, index }): Edit => ({
      at: at(index), end: at(index + typed.length - 1) + 1, after: typed.replace(/[^\d]/g, narrow), rule: 'width', confidence: 0.97
    }))
  ].sort((a, b) => a.at - b.at)
}

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}
