import type { Both, Language } from '../text/language.js'
import { common, type Command, type Option } from './command.js'
import { wordPlaces } from './places.js'

const words = {
  what: { zh: '通报：公文出版工具', en: 'tongbao: publishes Chinese official documents' },
  usage: { zh: '用法', en: 'Usage' },
  call: { zh: 'tongbao 命令 [选项] …', en: 'tongbao COMMAND [OPTIONS] …' },
  commands: { zh: '命令', en: 'Commands' },
  options: { zh: '选项', en: 'Options' },
  shared: { zh: '各命令共有', en: 'With every command' },
  version: { zh: '显示版本', en: 'show the version' },
  more: { zh: '各命令的用法：tongbao 命令 -h', en: 'On one command: tongbao COMMAND -h' },
  exit: {
    zh: '退出码：0 完成；1 文件有错，未出版；2 无法运行', en: 'Exit code: 0 done, 1 findings forbid it, 2 could not run'
  }
} as const satisfies Record<string, Both>

/** Words the help on all commands. */
export function formatHelp(commands: ReadonlyMap<string, Command>, language: Language): string {
  return [
    words.what[language], '',
    `${words.usage[language]}: ${words.call[language]}`, '',
    `${words.commands[language]}:`,
    ...[...commands].map(([name, command]) => row(name, command[language])), '',
    `${words.shared[language]}:`,
    ...optionRows(common, language), row('-v, --version', words.version[language]), '',
    words.more[language], words.exit[language], ''
  ].join('\n')
}

/** Words the help on one command. */
export function formatCommandHelp(name: string, { operands, options, ...text }: Command, language: Language): string {
  return [
    text[language], '',
    `${words.usage[language]}: ${`tongbao ${name} ${wordPlaces(operands)[language]}`.trimEnd()}`, '',
    ...(Object.keys(options).length > 0 ? [`${words.options[language]}:`, ...optionRows(options, language), ''] : []),
    `${words.shared[language]}:`, ...optionRows(common, language), '',
    words.exit[language], ''
  ].join('\n')
}

function optionRows(options: Readonly<Record<string, Option>>, language: Language): string[] {
  return Object.entries(options).map(([name, { value, short, ...text }]) =>
    row(`${short ? `-${short}, ` : ''}--${name}${value ? ` ${wordPlaces(value)[language]}` : ''}`, text[language]))
}

function row(name: string, text: string): string {
  // a Chinese character is as wide as two others
  const width = [...name].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return `  ${name}${' '.repeat(Math.max(1, 27 - width))}${text}`
}
