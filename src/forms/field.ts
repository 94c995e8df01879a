import type { Both } from '../text/language.js'
import type { DocumentElement } from './catalogue.js'
import { kindOf, type Kind, type ValueOf } from './kinds.js'

/**
 * One field of a form, in one row: from it derive the type of the metadata, the checks, the table in the README, the
 * schema for editors, XMP, sidecar, record and proof.
 */
export interface Field {
  /** The Chinese term, by which the front matter may name the field as well as by its key. */
  readonly term: string
  readonly kind: Kind
  /** `true`: every document has it; a key: every document that has that other field. */
  readonly required?: true | { readonly with: string }
  /** What stands before it on the page, typed or not, such as 抄送：. */
  readonly label?: string
  /** Whether it stands on the page, in the place that the template gives it. */
  readonly shown?: true
  /** The elements of DA/T 46-2009 as which the sidecar gives it, besides those that every document has. */
  readonly catalogue?: readonly DocumentElement[]
  /** What the property of its name in XMP holds; there is none where nothing is said. */
  readonly xmp?: string
  readonly example: string
  readonly help: Both
}

/** The rows of a form by key, in their order. */
export type Fields = Readonly<Record<string, Field>>

type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends { required: true } ? K : never }[keyof F]

/** The checked metadata of a document whose form has these rows. */
export type MetadataOf<F extends Fields> =
  & { readonly [K in RequiredKeys<F>]: ValueOf<F[K]['kind']> }
  & { readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]['kind']> }

/** A row and what a document gives for it. */
export interface GivenField {
  readonly key: string
  readonly field: Field
  readonly value: unknown
}

/** What the page shows of a field. */
export function shownText({ field, value }: GivenField): string {
  const { shown, plain } = kindOf(field.kind)
  const words = shown?.(value) ?? [plain(value)].flat().join('')
  return `${field.label ?? ''}${withoutLabel(field, words)}`
}

/** What metadata give of a field: one text, or several where it is a list of words. */
export function plainTexts({ field, value }: GivenField): readonly string[] {
  return [kindOf(field.kind).plain(value)].flat().map((words) => withoutLabel(field, words))
}

function withoutLabel({ label }: Field, words: string): string {
  return label !== undefined && words.startsWith(label) ? words.slice(label.length) : words
}
