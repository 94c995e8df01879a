import type { RoleName } from '../fonts/roles.js'
import { readTables, viewOf } from '../fonts/sfnt.js'
import { coverageOf } from '../fonts/subset.js'
import { usageOf } from '../fonts/usage.js'
import { select, type OpenBook } from './open-book.js'

/** Shops want a raster of three channels, at least 1600 pixels high. */
export function checkCover({ opf, files }: OpenBook): string[] {
  const [item, ...others] = select(opf, 'item', ({ properties }) => properties.properties === 'cover-image')
  const image = files[`OEBPS/${String(item?.properties.href)}`]
  if (!image || others.length > 0) return ['there is not one cover-image']
  return viewOf(image).getUint32(20) < 1600 || image[25] !== 2 ? ['the cover is too small or not RGB'] : []
}

/** Every face is one, and has the characters that the style sheet gives it. */
export function checkFaces({ documents, files, css }: OpenBook): string[] {
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
    ...declared.filter(({ coverage }) => coverage.size === 0).map(({ url }) => `${url} is no face`),
    ...[...documents].flatMap(([name, tree]) => [...usageOf(tree, rules.join('\n'))].flatMap(([role, characters]) => {
      const missing = [...characters].filter((character) => !covers(role, character))
      return missing.length > 0 ? [`${name} shows ${missing.slice(0, 5).join('')} in ${role}, which lacks it`] : []
    }))
  ]
}

/** What takes size, colour or direction out of the reader's hands. */
export function checkStyle({ css }: OpenBook): string[] {
  const rules = css.replace(/\/\*[^]*?\*\//g, '')
  const own = rules.matchAll(/[\d.]px|!important|\b(direction|unicode-bidi|position)\s*:|-(epub|webkit)-/g)
  const isColoured = /(^|[\s,}])(html|body|p)\b[^{]*\{[^}]*\b(color|background[\w-]*)\s*:/.test(rules)
  return [...[...own].map(([found]) => `${found} in the style sheet`), ...(isColoured ? ['the page is coloured'] : [])]
}
