import { formats, type Settings } from '../settings.js'
import type { Both, Language } from '../text/language.js'

/** An option as `node:util` parses it, with its description. */
export interface Option extends Both {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help, for example `DIR`. */
  readonly value?: string
  /** One letter that stands for it, as in `-o`. */
  readonly short?: string
}

/** One command: what it takes, what it does, and how. Importing it must be cheap: what it runs is imported by `run`. */
export interface Command extends Both {
  readonly operands: string
  readonly options: Readonly<Record<string, Option>>
  /** Gives the exit code. Throws faults of the run. */
  readonly run: (call: Call) => Promise<number>
}

/** One call of a command. */
export interface Call {
  readonly operands: readonly string[]
  /** The options by name; a switch is `true`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** Reads the settings file, with the options that are settings over it. Throws the fault `settings-invalid`. */
  readonly settings: () => Promise<Settings>
  readonly terminal: Terminal
}

/** What the program prints on and reads its surroundings from; `cli.ts` gives the real one. */
export interface Terminal {
  readonly language: Language
  /** Writes to the standard output. */
  readonly print: (text: string) => void
  /** Writes to the standard error. */
  readonly warn: (text: string) => void
  /** Shows one line that is written over; nothing where nobody looks. Without text the line is cleared. */
  readonly progress: (text?: string) => void
}

/** Options that several commands have. */
export const shared = {
  json: { type: 'boolean', zh: '以 JSON 输出结果', en: 'print the result as JSON' },
  config: {
    type: 'string', value: 'FILE', zh: '设置文件（JSON），缺省为当前文件夹的 tongbao.json', en: 'a settings file (JSON); by default tongbao.json in this folder'
  },
  fonts: { type: 'string', value: 'DIR', zh: '自备字体的文件夹', en: 'a folder of your own font files' }
} as const satisfies Record<string, Option>

/** Options of commands that put editions in place. */
export const publishing = {
  out: { type: 'string', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' },
  root: {
    type: 'string', value: 'DIR', zh: '稿件的根文件夹，成品照其下的路径存放（缺省为所列稿件共有的文件夹）',
    en: 'the root of the documents: editions lie below out as documents below it (by default the folder that they share)'
  },
  format: { type: 'string', value: formats.join(','), zh: '只出所列成品', en: 'only these products' },
  'attach-source': { type: 'boolean', zh: '把源文件附在 PDF 里（PDF/A-3a）', en: 'the PDF carries the Markdown inside (PDF/A-3a)' },
  pagination: {
    type: 'string', value: 'flow|original', zh: '分页：随文（缺省）或依原件页码标记', en: 'pages by the text (default) or by the original\'s marks'
  }
} as const satisfies Record<string, Option>
