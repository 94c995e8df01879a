import type { Both, Language } from '../text/language.js'

/** A text in each language. What has holes, `{0}`, `{1}` …, says one thing of many values. */
export type Wording = Both

/** What fills a hole: one text for all languages, or one for each. */
export type Value = string | number | Wording

/** Wordings by name; a row may say more than the words. */
export type Wordings = Readonly<Record<string, Wording>>

/** Gives a table of wordings back as it is; one whose languages have not the same holes, from {0} on, does not compile. */
export function wordings<const Table extends Wordings>(table: Table & AllSound<Table>): Table {
  return table
}

/** The ways to say something of `Table`: a name, `Between`, and as many values as its wording has holes. */
export type Saying<Table extends Wordings, Between extends readonly unknown[] = []> = {
  readonly [Name in keyof Table]: readonly [name: Name, ...Between, ...values: ValuesOf<Table[Name]>]
}[keyof Table]

/** The values of a wording: a tuple of as many as it has holes. */
type ValuesOf<W extends Wording> = Fill<Holes<W['zh']>>

/** Fills the holes of a wording, in each language. */
export function fill(wording: Wording, values: readonly Value[]): Wording {
  const say = (language: Language) => wording[language].replace(/\{(\d)\}/g, (_, index: string) => {
    const value = values[Number(index)] ?? ''
    return typeof value === 'object' ? value[language] : String(value)
  })
  return { zh: say('zh'), en: say('en') }
}

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

type Holes<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends Digit ? Hole : never) | Holes<Rest>
  : never

type Fill<Hole extends string, Filled extends readonly Value[] = []> =
  `${Filled['length']}` extends Hole ? Fill<Hole, [...Filled, Value]> : Filled

type AllSound<Table> = { readonly [Name in keyof Table]: Sound<Table[Name]> }

type Sound<Row> = Row extends { readonly zh: infer Zh extends string, readonly en: infer En extends string }
  ? [Holes<Zh>, Holes<En>] extends [Holes<En>, Holes<Zh> & keyof Fill<Holes<Zh>>]
    ? Row
    : { readonly 'the same holes in both languages, from {0} on': never }
  : Row
