import type { Outcome } from '../outcome.js'
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

/** The options of a call by name; a switch is `true`. */
export type Options = Readonly<Record<string, string | boolean | undefined>>

/** One call of a command. */
export interface Call {
  readonly operands: readonly string[]
  readonly options: Options
  /** Reads the settings file, with the options that are settings over it. Throws the fault `settings-invalid`. */
  readonly settings: () => Promise<Settings>
  readonly terminal: Terminal
}

/** What the program prints on and reads its surroundings from; `cli.ts` gives the real one. */
export interface Surface {
  readonly language: Language
  /** Writes to the standard output. */
  readonly print: (text: string) => void
  /** Writes bytes to the standard output, as they are. */
  readonly write: (bytes: Uint8Array) => void
  /** Writes to the standard error. */
  readonly warn: (text: string) => void
  /** Shows one line that is written over; nothing where nobody looks. Without text the line is cleared. */
  readonly progress: (text?: string) => void
  /** Whether somebody is there to be asked. */
  readonly isWatched: boolean
  /** Milliseconds, for durations alone. */
  readonly now: () => number
}

/** What a command speaks through: people get lines, programs one JSON document (`--json`). */
export interface Terminal extends Surface {
  /** Tells what became of a document or edition: findings on the standard error, the rest on the standard output. */
  readonly tell: (outcome: Outcome) => void
  /** Adds to the JSON document, under a name of `schemas/answer.schema.json`. */
  readonly give: (name: string, value: unknown) => void
  /** Ends a JSON document, and begins another: for what runs on and on. */
  readonly flush: () => void
  /** Tells how far a batch is, which the progress line then shows. */
  readonly advance: (done: number, total: number) => void
}

/** Options that every command has. */
export const common = {
  help: { type: 'boolean', short: 'h', zh: '显示用法', en: 'show how it is used' },
  json: { type: 'boolean', zh: '以一份 JSON 输出结果，命令写错也一样', en: 'print the result, whatever it is, as one JSON document' },
  quiet: { type: 'boolean', short: 'q', zh: '只报错误', en: 'tell errors alone' },
  verbose: { type: 'boolean', zh: '逐步报告进行到哪里、用了多久', en: 'tell each step as it begins, and when' }
} as const satisfies Record<string, Option>

/** Options of commands that read settings. */
export const shared = {
  config: {
    type: 'string', value: 'FILE', zh: '设置文件，缺省为当前文件夹的 tongbao.json 或 tongbao.yaml', en: 'a settings file; by default tongbao.json or tongbao.yaml in this folder'
  },
  fonts: { type: 'string', value: 'DIR', zh: '自备字体的文件夹', en: 'a folder of your own font files' }
} as const satisfies Record<string, Option>

/** Options of commands that put editions in place. */
export const publishing = {
  out: { type: 'string', short: 'o', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' },
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
