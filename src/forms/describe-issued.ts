import type { OwnDescription } from './form.js'
import type { DateText } from './kinds.js'

/** What a document has that agencies issue under a number. */
export interface Issued {
  readonly title: readonly string[]
  readonly documentNumber: string
  readonly signature: readonly string[]
  readonly documentDate: DateText
  readonly printingDate?: DateText
}

/** Describes a document that agencies issue under a number: nothing else has that number. */
export function describeIssued({ title, documentNumber, signature, documentDate, printingDate }: Issued): OwnDescription {
  return {
    title, issuer: signature, date: documentDate, made: printingDate?.iso,
    citation: `《${title.join('')}》（${documentNumber}）`, number: documentNumber, identity: [signature[0] ?? '', documentNumber]
  }
}
