import type { OwnDescription } from './form.js'
import type { DateText, IssueNumber } from './kinds.js'

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

/** What an issue of a serial has. */
export interface Issue {
  readonly title: readonly string[]
  readonly issuer: string
  readonly speaker?: string
  readonly date: DateText
  readonly printingDate?: DateText
  readonly serialName: string
  readonly issueNumber: IssueNumber
}

/** Describes an issue of a serial: name, year and number tell it from others of its office. */
export function describeIssue({ title, issuer, speaker, date, printingDate, serialName, issueNumber }: Issue): OwnDescription {
  const year = date.iso.slice(0, 4)
  return {
    title, issuer, author: speaker, date, made: printingDate?.iso,
    series: { name: serialName, issue: issueNumber.text, position: `${year}.${issueNumber.number}` },
    citation: `《${serialName}》${year}年${issueNumber.text}`, number: `${serialName}${year}年${issueNumber.text}`,
    // many committees issue a series of the same name
    identity: [issuer, serialName, year, issueNumber.number]
  }
}
