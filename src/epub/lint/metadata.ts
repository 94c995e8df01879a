import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { is } from './structure.js'
import { type OpenBook } from '../open-book.js'
import { select } from '../../markup/hast.js'
import { unless, type Found } from './lints.js'

/** What EPUB Accessibility 1.1 (2.2) asks to be said, and the words that this program uses of its vocabulary. */
const vocabulary: Readonly<Record<string, RegExp>> = {
  accessMode: /^(textual|visual)$/,
  accessModeSufficient: /^textual$/,
  accessibilityFeature: new RegExp('^(alternativeText|displayTransformability|pageBreakMarkers|pageNavigation|readingOrder|' +
    'structuralNavigation|tableOfContents)$'),
  accessibilityHazard: /^none$/,
  accessibilitySummary: /./
}

/** The metadata says everything that it must, in known words, and names one source of the pages, if there are pages. */
export function checkMetadata({ documents, opf, ncx }: OpenBook): Found[] {
  const pageLists = [...documents.values()].flatMap((tree) => select(tree, 'nav', is('page-list')))
  const isCertified = valuesOf(opf, 'a11y:certifiedBy').length === 1
  return [
    ...Object.entries(vocabulary).flatMap(([name, words]): Found[] => {
      const values = valuesOf(opf, `schema:${name}`)
      const unknown = values.filter((value) => !words.test(value))
      return values.length > 0 ? unknown.map((value) => ['metadata-unknown', name, value]) : [['metadata-absent', name]]
    }),
    ...unless(valuesOf(opf, 'source-of').length === pageLists.length, 'metadata-source'),
    ...unless(valuesOf(opf, 'dcterms:conformsTo').length === 0 || isCertified, 'metadata-certifier'),
    ...unless(isDated(opf), 'metadata-date'),
    ...unless(identifierOf(opf) === uidOf(ncx), 'metadata-identifier')
  ]
}

/** The metadata claims what is there, and no more. */
export function checkFeatures({ documents, opf }: OpenBook): Found[] {
  const claimed = new Set(valuesOf(opf, 'schema:accessibilityFeature'))
  const trees = [...documents].filter(([name]) => name !== 'cover.xhtml').map(([, tree]) => tree)
  const has = (test: (node: Element) => boolean) => trees.some((tree) => select(tree, /./, test).length > 0)
  const present = {
    pageBreakMarkers: has(is('pagebreak')),
    pageNavigation: has(is('page-list')),
    alternativeText: has(({ tagName }) => tagName === 'img')
  }
  return Object.entries(present).filter(([name, isThere]) => claimed.has(name) !== isThere)
    .map(([name, isThere]) => isThere ? ['features-unclaimed', name] : ['features-absent', name])
}

function valuesOf(opf: Element, property: string): string[] {
  return select(opf, 'meta', ({ properties }) => properties.property === property).map((meta) => toString(meta))
}

function isDated(opf: Element): boolean {
  const dates = select(opf, 'dc:date').map((date) => toString(date))
  return dates.length === 1 && dates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)))
}

function identifierOf(opf: Element): string {
  return select(opf, 'dc:identifier').map((identifier) => toString(identifier)).join()
}

function uidOf(ncx: Element): string {
  const metas = select(ncx, 'meta', ({ properties }) => properties.name === 'dtb:uid')
  return metas.map(({ properties }) => String(properties.content)).join()
}
