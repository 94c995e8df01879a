import type { Both, Language } from '../text/language.js'
import type { Command } from './command.js'

const heading = {
  what: { zh: '通报：公文出版工具', en: 'tongbao: publishes Chinese official documents' },
  usage: { zh: '用法', en: 'Usage' },
  exit: {
    zh: '退出码：0 已出版或核对无误；1 文件有错，未出版；2 无法运行', en: 'Exit code: 0 published or verified, 1 findings forbid it, 2 could not run'
  }
} as const satisfies Record<string, Both>

/** Words the help on all commands in `language`. */
export async function formatHelp(
  commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>>, language: Language
): Promise<string> {
  const loaded = await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, (await load()).command] as const))
  const lines = loaded.flatMap(([name, command]) => [
    `  tongbao ${name} ${command.operands}`.trimEnd(),
    `      ${command[language]}`,
    ...Object.entries(command.options).map(([option, { value, short, ...text }]) =>
      `      ${`${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`.padEnd(24)} ${text[language]}`),
    ''
  ])
  return [heading.what[language], '', `${heading.usage[language]}:`, ...lines, heading.exit[language], ''].join('\n')
}
