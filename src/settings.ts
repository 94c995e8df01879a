import { Fault } from './report.js'

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
}

/** How each setting is described and checked; the README's table is made from this one. */
export const settingKinds: Readonly<Record<keyof Settings, { zh: string, en: string, check: (value: unknown) => boolean }>> = {
  out: { zh: '成品文件夹', en: 'the folder for finished editions', check: isText },
  formats: {
    zh: '要出的成品：pdf、epub、html 的列表', en: 'the products, a list of pdf, epub, html',
    check: (value) => Array.isArray(value) && value.length > 0 && value.every((item) => formats.includes(item))
  },
  fonts: { zh: '自备字体的文件夹', en: 'the folder of your own font files', check: isText }
}

/** The settings where nothing else is said. */
export const defaults: Settings = { out: 'dist', formats }

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

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
