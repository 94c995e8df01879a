import { kinds, type Pagination } from './forms/kinds.js'
import { Fault } from './report.js'
import { gradableRules, gradesSchema, judgeGrades, readGrades, type GivenGrades } from './rules/grades.js'

/** The products of an edition, by the ending of their file names. */
export const formats = ['pdf', 'epub', 'html'] as const

/** One product of an edition. */
export type Format = (typeof formats)[number]

/** What a user may choose besides the document itself. */
export interface Settings {
  /** The folder that holds one folder for each edition. */
  readonly out: string
  readonly formats: readonly Format[]
  /** A folder of the user's own font files, searched first. */
  readonly fonts?: string
  /** What the e-book says of a person's review of its accessibility. */
  readonly review?: Review
  /** Whether the PDF carries the Markdown inside, as PDF/A-3a. */
  readonly attachSource: boolean
  /** How grave the findings of rules are in these documents, where a rule is to be stricter or less so. */
  readonly rules?: GivenGrades
  /** How the document is divided into pages, whatever its front matter says. */
  readonly pagination?: Pagination
  /** Which edition of the document it is, from 1; where nothing is said, the one after those that were released. */
  readonly edition?: number
  /** Errata that are bound behind the document, as Markdown; `tongbao errata --bind` sets it. */
  readonly errata?: string
}

/** A person's review of accessibility (EPUB Accessibility 1.1, 2.4): without one no conformance may be claimed. */
export interface Review {
  /** What is conformed to, as in `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`. */
  readonly conformsTo: string
  /** The organisation that answers for it. */
  readonly certifiedBy: string
  /** YYYY-MM-DD. */
  readonly date: string
}

/** One setting; what is recorded shapes products and is needed to make them again. */
interface SettingKind {
  readonly zh: string
  readonly en: string
  readonly isRecorded?: true
  readonly check: (value: unknown) => boolean
  /** The same as JSON Schema (2020-12), by which editors complete and explain it. */
  readonly schema: Readonly<Record<string, unknown>>
}

/** UTF-16 code units of errata: more than a page has. */
export const mostErrata = 8000

/** As high as an edition's number goes. */
const mostEditions = 9999

const someText = { type: 'string', minLength: 1 }
const statement = /^EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}$/
const isoDay = /^\d{4}-\d\d-\d\d$/

/** How each setting is described and checked; the README's table is made from this one. */
export const settingKinds: Readonly<Record<keyof Settings, SettingKind>> = {
  out: { zh: '成品文件夹', en: 'the folder for finished editions', check: isText, schema: someText },
  formats: {
    isRecorded: true,
    zh: '要出的成品：pdf、epub、html 的列表', en: 'the products, a list of pdf, epub, html',
    check: (value) => Array.isArray(value) && value.length > 0 && value.every((item) => formats.includes(item)),
    schema: { type: 'array', minItems: 1, items: { enum: formats } }
  },
  fonts: { zh: '自备字体的文件夹', en: 'the folder of your own font files', check: isText, schema: someText },
  review: {
    zh: '无障碍评测记录：conformsTo（如 EPUB Accessibility 1.1 - WCAG 2.2 Level AA）、certifiedBy（评测单位）、date（年-月-日）',
    en: 'the record of an accessibility review: conformsTo (EPUB Accessibility 1.1 - WCAG 2.2 Level AA), certifiedBy, date (YYYY-MM-DD)',
    isRecorded: true, check: isReview,
    schema: {
      type: 'object', additionalProperties: false, required: ['conformsTo', 'certifiedBy', 'date'],
      properties: { conformsTo: { type: 'string', pattern: statement.source }, certifiedBy: someText, date: { type: 'string', pattern: isoDay.source } }
    }
  },
  attachSource: {
    zh: '把 Markdown 源文件附在 PDF 里（PDF/A-3a）：true 或 false', en: 'whether the PDF carries the Markdown inside (PDF/A-3a): true or false',
    isRecorded: true, check: (value) => typeof value === 'boolean', schema: { type: 'boolean' }
  },
  rules: {
    zh: kinds.rules.zh, en: kinds.rules.en, isRecorded: true, schema: { ...gradesSchema, propertyNames: { enum: gradableRules() } },
    check: (value) => judgeGrades(readGrades(value) ?? { '': { severity: 'off' } }).faults.length === 0
  },
  pagination: {
    zh: '分页：flow（随文）或 original（依原件）', en: 'pages by the text (flow) or by the original\'s marks (original)',
    isRecorded: true, check: (value) => value === 'flow' || value === 'original', schema: { enum: ['flow', 'original'] }
  },
  edition: {
    zh: '第几版；不写则在已发布各版之后顺排', en: 'which edition it is; where nothing is said, the one after those released',
    isRecorded: true, check: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostEditions,
    schema: { type: 'integer', minimum: 1, maximum: mostEditions }
  },
  errata: {
    zh: '装订在文后的勘误表（Markdown），由 tongbao errata --bind 写入', en: 'errata bound behind the document, as Markdown; tongbao errata --bind sets it',
    isRecorded: true, check: (value) => isText(value) && String(value).length <= mostErrata,
    schema: { ...someText, maxLength: mostErrata }
  }
}

/** The settings that shape products, as the record of an edition keeps them. */
export function recordedSettings(settings: Settings): Readonly<Record<string, unknown>> {
  const kept = Object.entries(settings).filter(([key]) => settingKinds[key as keyof Settings].isRecorded)
  return Object.fromEntries(kept.sort(([a], [b]) => a < b ? -1 : 1))
}

/** The settings where nothing else is said. */
export const defaults: Settings = { out: 'dist', formats, attachSource: false }

/**
 * Merges settings, later ones over earlier ones: defaults < config file < flags. Throws the fault
 * `settings-invalid` for a key or value that is none.
 */
export function mergeSettings(...layers: readonly Readonly<Record<string, unknown>>[]): Settings {
  const merged: Record<string, unknown> = { ...defaults }
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      if (value === undefined) continue
      const kind = Object.hasOwn(settingKinds, key) ? settingKinds[key as keyof Settings] : undefined
      if (!kind) throw new Fault('settings-invalid', key, Object.keys(settingKinds).join(', '))
      if (!kind.check(value)) throw new Fault('settings-invalid', `${key}: ${JSON.stringify(value)}`, { zh: kind.zh, en: kind.en })
      merged[key] = value
    }
  }
  return merged as unknown as Settings
}

/** Describes the settings file as JSON Schema (2020-12), by which editors complete and explain it. */
export function settingsSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'tongbao.json, tongbao.yaml', description: '通报的设置（the settings of tongbao）', type: 'object', additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: '本文件的架构（this schema）' },
      ...Object.fromEntries(Object.entries(settingKinds).map(([key, { schema, zh, en }]) => {
        const usual = defaults[key as keyof Settings]
        return [key, { ...schema, description: `${zh}（${en}）`, ...(usual !== undefined && { default: usual }) }]
      }))
    }
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** Only these three keys, and a conformance statement in the exact wording that reading systems look for. */
function isReview(value: unknown): boolean {
  const { conformsTo, certifiedBy, date, ...others } = Object(value) as Record<string, unknown>
  return statement.test(String(conformsTo)) && isText(certifiedBy)
    && isoDay.test(String(date)) && !Number.isNaN(Date.parse(String(date))) && Object.keys(others).length === 0
}
