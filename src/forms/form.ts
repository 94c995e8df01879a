import type { Both } from '../text/language.js'
import type { CommonFields } from './fields.js'
import type { Fields, MetadataOf } from './field.js'
import type { Archive, DateText, Pagination } from './kinds.js'

/** A form (公文格式): what a document of this form says besides its text. Its layout is the folder of its name in `templates/`. */
export interface Form<F extends Fields = Fields> {
  /** The Chinese name, for example 刊物; the English one is the name of the file. */
  readonly term: string
  /** The kind of document (文种) where the front matter names none; where nothing is said here either, the title's last word. */
  readonly genre?: string
  readonly help: Both
  /** The pages that it has where they are not those of a 文件: `letter` is between red double rules on the first. */
  readonly page?: 'letter'
  readonly fields: F
  /** Says what later stages may know. (A method, so that a form of any rows is a `Form`.) */
  describe(metadata: MetadataOf<F & CommonFields>): OwnDescription
}

/** What a form says of a document; the rest of the description derives from it and from the fields that all forms have. */
export interface OwnDescription {
  /** The title's lines; one where the author left the breaking to the program. */
  readonly title: readonly string[]
  /** The office that issues the document, or several, the leading one first. */
  readonly issuer: string | readonly string[]
  /** The person whose words it is, for example the speaker. */
  readonly author?: string | undefined
  readonly date: DateText
  /** The day on which it was made, YYYY-MM-DD: where nothing is said, its date. */
  readonly made?: string | undefined
  /** The series it is an issue of: its name, the issue as it is worded, and a number that sorts, as in `2019.14`. */
  readonly series?: { readonly name: string, readonly issue: string, readonly position: string } | undefined
  /** How others cite it, as in 《省委通报》2019年第14期; where nothing is said, by its title. */
  readonly citation?: string | undefined
  /** Its number (DA/T 46-2009 M31), as in 省委通报2019年第14期. */
  readonly number?: string | undefined
  /** What no other document shares: it makes the identifier of the publication, the same for every edition. */
  readonly identity: readonly (string | number)[]
}

/** What later stages know of a document, whatever its form. */
export interface Description extends OwnDescription {
  /** Those who issue it in one text, and one by one. */
  readonly issuer: string
  readonly issuers: readonly string[]
  /** The English name of the form, that of its folder in `templates/`. */
  readonly form: string
  readonly genre: string
  /** The title on one line. */
  readonly plainTitle: string
  /** Its words, one after another, where it may need several lines. */
  readonly titleWords?: readonly string[]
  readonly made: string
  /** Which edition of the document it is, from 1, and of a later one the day on which it was revised, where it is said. */
  readonly edition: number
  readonly revised: DateText | undefined
  readonly citation: string
  readonly publisher: string
  /** BCP 47 tag. */
  readonly language: string
  /** One or two sentences on the document. */
  readonly summary: string | undefined
  readonly keywords: readonly string[]
  readonly rights: string | undefined
  readonly archive: Archive
  readonly pagination: Pagination | undefined
}

/** Describes a document of the form that is called `name`, whose `metadata` have been checked by the form's rows. */
export function describeDocument(name: string, form: Form, metadata: MetadataOf<CommonFields>): Description {
  const own = form.describe(metadata)
  const plainTitle = own.title.join('')
  const citation = own.citation ?? `《${plainTitle}》`
  const issuers = [own.issuer].flat()
  const issuer = issuers.join('、')
  const { genre = form.term, language = 'zh-CN', publisher = issuer, keywords = [], archive = {} } = metadata
  return {
    ...own, form: name, genre, issuer, issuers, plainTitle, citation, publisher, language, keywords, archive,
    made: own.made ?? own.date.iso, edition: 1, revised: metadata.revisionDate,
    summary: metadata.summary, rights: metadata.rights, pagination: metadata.pagination
  }
}

/** One or two sentences on the document: its own, or what it is. */
export function summaryOf({ summary, issuer, citation, plainTitle }: Description): string {
  return summary ?? `${issuer}${citation}：${plainTitle}`
}
