import type { Element } from 'hast'
import type { RoleName } from '../../fonts/roles.js'
import { readTables, viewOf } from '../../fonts/sfnt.js'
import { coverageOf } from '../../fonts/subset.js'
import { usageOf } from '../../fonts/usage.js'
import { type OpenBook } from '../open-book.js'
import { select } from '../../markup/hast.js'
import { unless, type Found } from './lints.js'

/** Shops want a raster of three channels, at least 1600 pixels high. */
export function checkCover({ opf, files }: OpenBook): Found[] {
  const [item, ...others] = select(opf, 'item', ({ properties }) => properties.properties === 'cover-image')
  const image = files[`OEBPS/${String(item?.properties.href)}`]
  if (!image || others.length > 0) return [['cover-one']]
  return viewOf(image).getUint32(20) < 1600 || image[25] !== 2 ? [['cover-size']] : []
}

/** Every face is one, and has the characters that the style sheet gives it. */
export function checkFaces({ documents, files, css }: OpenBook): Found[] {
  const declared = [...css.matchAll(/@font-face \{ font-family: (\w+);[^}]*url\(([^)]*)\)/g)].map(([, family, url]) => {
    const data = files[`OEBPS/${url}`] ?? new Uint8Array()
    const tables = readTables(data)
    const isFace = ['cmap', 'glyf', 'head', 'hmtx'].every((tag) => tables?.has(tag))
    return { family, url, coverage: isFace ? coverageOf(data) : new Set<number>() }
  })
  const rules = css.split('\n')
    .filter((line) => declared.some(({ family }) => line.includes(`{ font-family: ${family},`)))
  const covers = (role: RoleName, character: string) => declared.some(({ family, coverage }) =>
    (family === role || family === 'fallback') && coverage.has(character.codePointAt(0) ?? 0))
  return [
    ...declared.filter(({ coverage }) => coverage.size === 0).map(({ url = '' }): Found => ['faces-sound', url]),
    ...[...documents].flatMap(([name, tree]) => [...usageOf(tree, rules.join('\n'))].flatMap(([role, characters]): Found[] => {
      const missing = [...characters].filter((character) => !covers(role, character))
      return missing.length > 0 ? [['faces-complete', name, missing.slice(0, 5).join(''), role]] : []
    }))
  ]
}

/** What takes size, colour or direction out of the reader's hands. */
export function checkStyle({ css }: OpenBook): Found[] {
  const rules = css.replace(/\/\*[^]*?\*\//g, '')
  const own = rules.matchAll(/[\d.]+px|!important|\b(direction|unicode-bidi|position)\s*:|-(epub|webkit)-/g)
  const isColoured = /(^|[\s,}])(html|body|p)\b[^{]*\{[^}]*\b(color|background[\w-]*)\s*:/.test(rules)
  return [...[...own].map(([found]): Found => ['style-own', found]), ...unless(!isColoured, 'style-page')]
}

/** Every picture is described. */
export function checkPictures({ documents }: OpenBook): Found[] {
  const isBare = ({ properties: { alt } }: Element) => String(alt ?? '').trim() === ''
  return [...documents].flatMap(([name, tree]) => select(tree, 'img', isBare)
    .map(({ properties: { src } }): Found => ['pictures', name, String(src)]))
}

/** Every colour of text stands out from a light and from a dark page (WCAG 2.2, 1.4.3): by 4.5 or more. */
export function checkColours({ css }: OpenBook): Found[] {
  const colours = [...css.matchAll(/[\s{;]color:\s*(#[0-9a-f]{3,6})/g)].map(([, colour = '']) => colour)
  return colours.filter((colour) => {
    const light = luminanceOf(colour)
    return 1.05 / (light + 0.05) < 4.5 || (light + 0.05) / 0.05 < 4.5
  }).map((colour) => ['colours', colour])
}

/** Relative luminance of `#rgb` or `#rrggbb`, from 0 to 1 (WCAG 2.2). */
function luminanceOf(colour: string): number {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = parseInt(digits.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
