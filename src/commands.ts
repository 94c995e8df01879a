import { formats } from './settings.js'
import type { Language } from './report.js'

/** A text in both languages. */
type Both = Readonly<Record<Language, string>>

/** An option as `node:util` parses it, with its description. */
interface Option extends Both {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help, for example `DIR`. */
  readonly value?: string
}

/** One command: what it takes and what it does. */
interface Command extends Both {
  readonly operands: string
  readonly options: Readonly<Record<string, Option>>
}

const json: Option = { type: 'boolean', zh: '以 JSON 输出结果', en: 'print the result as JSON' }
const config: Option = {
  type: 'string', value: 'FILE', zh: '设置文件（JSON），缺省为当前文件夹的 tongbao.json', en: 'a settings file (JSON); by default tongbao.json in this folder'
}
const fonts: Option = { type: 'string', value: 'DIR', zh: '自备字体的文件夹', en: 'a folder of your own font files' }

/** The commands. The help and the README's table are made from this one. */
export const commands = {
  build: {
    operands: 'FILE…',
    zh: '把清理过的 Markdown 排成 PDF、EPUB 和网页', en: 'publishes cleaned Markdown as PDF, EPUB and web page',
    options: {
      out: { type: 'string', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' },
      format: {
        type: 'string', value: formats.join(','), zh: '只出所列成品', en: 'only these products'
      },
      'attach-source': { type: 'boolean', zh: '把源文件附在 PDF 里（PDF/A-3a）', en: 'the PDF carries the Markdown inside (PDF/A-3a)' },
      pagination: {
        type: 'string', value: 'flow|original', zh: '分页：随文（缺省）或依原件页码标记', en: 'pages by the text (default) or by the original\'s marks'
      },
      timing: { type: 'boolean', zh: '列出各步用时（毫秒）', en: 'tell how many milliseconds each step took' },
      fonts, config, json
    }
  },
  verify: {
    operands: 'DIR…',
    zh: '核对成品：文件未改、合乎标准、文字同原稿，且能重印得一字节不差',
    en: 'checks editions: files unchanged, standards kept, text as in the source, and made again to the same bytes',
    options: {
      source: { type: 'string', value: 'FILE', zh: '原稿所在（只核对一个成品时）', en: 'where the source lies (with one edition)' },
      verapdf: { type: 'boolean', zh: '再由 veraPDF 判定（需要 Java）', en: 'have veraPDF judge them too (needs Java)' },
      fonts, config, json
    }
  },
  info: {
    operands: 'DIR…',
    zh: '显示成品的出版记录', en: 'shows the records of editions',
    options: { json }
  },
  fonts: {
    operands: '',
    zh: '列出每类字体用的是哪个文件', en: 'shows which file serves each class of face',
    options: {
      fetch: { type: 'boolean', zh: '没有仿宋时，从 Debian 字体包里取', en: 'where there is no 仿宋, fetches Debian\'s package with one' },
      fonts, config, json
    }
  }
} as const satisfies Record<string, Command>

/** The name of a command. */
export type CommandName = keyof typeof commands

const heading: Record<string, Both> = {
  what: { zh: '通报：公文出版工具', en: 'tongbao: publishes Chinese official documents' },
  usage: { zh: '用法', en: 'Usage' },
  exit: {
    zh: '退出码：0 已出版或核对无误；1 文件有错，未出版；2 无法运行', en: 'Exit code: 0 published or verified, 1 findings forbid it, 2 could not run'
  }
}

/** Words the help in `language`. */
export function formatHelp(language: Language): string {
  const lines = Object.entries(commands).flatMap(([name, command]: [string, Command]) => [
    `  tongbao ${name} ${command.operands}`.trimEnd(),
    `      ${command[language]}`,
    ...Object.entries(command.options).map(([option, { value, ...text }]) =>
      `      ${`--${option}${value ? ` ${value}` : ''}`.padEnd(24)} ${text[language]}`),
    ''
  ])
  return [heading['what']?.[language], '', `${heading['usage']?.[language]}:`, ...lines, heading['exit']?.[language], ''].join('\n')
}
