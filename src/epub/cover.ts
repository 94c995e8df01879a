import type { Face } from '../fonts/prepare.js'
import type { RoleName } from '../fonts/roles.js'
import type { Usage } from '../fonts/usage.js'
import type { Description } from '../forms/form.js'
import { titleLines } from '../html/title-lines.js'
import type { World } from '../world.js'
import { openPens, type Pen } from './pens.js'

/** Pixels. 3:4, which shops ask for, and at least 1600 high. */
const [width, height] = [1200, 1600]

const black = '#1a1a1a'

/**
 * Draws the cover as a PNG: series in the colour `red`, issue, title by lines, issuer and date. Letters are drawn from
 * the outlines of `faces`, so none can come from another face; throws a `TypeError` where they lack one.
 */
export async function drawCover(
  description: Description, { faces, red }: { faces: readonly Face[], red: string }, { drawPng }: Pick<World, 'drawPng'>
): Promise<Uint8Array> {
  return drawPng(sketch(description, openPens(faces), red))
}

/** Lists the characters that the cover shows, by the role of their face. */
export function usageOfCover({ series, title, issuer, date }: Description): Usage {
  return new Map([
    ['xiaobiaosong', new Set([series?.name, ...title].join(''))],
    ['fangsong', new Set([series?.issue, issuer, date.text].join(''))]
  ])
}

function sketch({ series, issuer, date, title, titleWords }: Description, pen: (role: RoleName) => Pen, red: string): string {
  const centre = (role: RoleName, text: string, { y, most, spacing = 0, colour = black }: Placing): string => {
    const size = Math.min(most, 1000 / pen(role).measure(text, spacing))
    const x = (width - pen(role).measure(text, spacing) * size) / 2
    const place = `translate(${x} ${y}) scale(${size} ${-size})`
    return `<path fill="${colour}" transform="${place}" d="${pen(role).draw(text, spacing)}"/>`
  }
  const lines = titleLines(title, titleWords)
  const step = 104
  const top = 900 - ((lines.length - 1) * step) / 2
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...(series === undefined ? [] : [
      centre('xiaobiaosong', series.name, { y: 400, most: 220, spacing: 0.15, colour: red }),
      centre('fangsong', series.issue, { y: 510, most: 56 })
    ]),
    `<rect x="100" y="570" width="1000" height="6" fill="${red}"/>`,
    ...lines.map((line, index) => centre('xiaobiaosong', line, { y: top + index * step, most: 76 })),
    centre('fangsong', issuer, { y: 1370, most: 52 }),
    centre('fangsong', date.text, { y: 1450, most: 52 }),
    '</svg>'
  ].join('')
}

/** Base line and greatest size in pixels; space between characters in em. */
interface Placing {
  readonly y: number
  readonly most: number
  readonly spacing?: number
  readonly colour?: string
}
