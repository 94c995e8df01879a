import { common, type Option } from '../../src/commands/command.js'
import { wordPlaces } from '../../src/commands/places.js'
import { loadCommands } from '../../src/commands/commands.js'
import { roles, type RoleName } from '../../src/fonts/roles.js'
import { fieldsOf } from '../../src/forms/fields.js'
import { marks, type Mark } from '../../src/document/ledger/marks.js'
import { kinds } from '../../src/forms/kinds.js'
import { rules, type Rule, type RuleId } from '../../src/rules/rules.js'
import { defaults, settingKinds, type Settings } from '../../src/settings.js'
import type { Language } from '../../src/text/language.js'
import { assets } from './world.js'

const loaded = await loadCommands()

/** The commands that have an option, by the option as JSON. */
const havers = new Map<string, string[]>()
for (const [name, { options }] of loaded) {
  for (const [key, option] of Object.entries(options)) {
    const text = JSON.stringify({ [key]: option })
    havers.set(text, [...havers.get(text) ?? [], name])
  }
}
const several = [...havers].filter(([, names]) => names.length > 1)

function own(options: Readonly<Record<string, Option>>): Readonly<Record<string, Option>> {
  return Object.fromEntries(Object.entries(options).filter(([key, option]) => havers.get(JSON.stringify({ [key]: option }))?.length === 1))
}

/** The tables of the README, by name, each from the code that it describes. */
export const tables: Record<string, (language: Language) => string[][]> = {
  commands: (language) => [
    language === 'zh' ? ['命令', '作用'] : ['command', 'what it does'],
    ...[...loaded].flatMap(([name, command]) => [
      [`\`tongbao ${`${name} ${wordPlaces(command.operands)[language]}`.trim()}\``, command[language]], ...optionRows(own(command.options), language)
    ]),
    [language === 'zh' ? '几个命令共有' : 'several commands', ''],
    ...several.flatMap(([text, names]) => optionRows(JSON.parse(text) as Record<string, Option>, language).map(([option = '', words = '']) => [option, `${words}${language === 'zh' ? `（${names.join('、')}）` : ` (${names.join(', ')})`}`])),
    [language === 'zh' ? '每个命令' : 'every command', ''], ...optionRows(common, language)
  ],
  ...Object.fromEntries([...assets.forms].map(([name, form]) => [`fields-${name}`, (language: Language) => [
    language === 'zh' ? ['键', '名称', '内容', '必填', '写什么', '例'] : ['key', 'term', 'value', 'required', 'what it says', 'example'],
    ...Object.entries(fieldsOf(form)).map(([key, { term, kind, required, help, example }]) => [
      `\`${key}\``, term, kinds[kind][language], required === true ? '✓' : required ? `+ \`${required.with}\`` : '',
      help[language], `\`${example}\``
    ])
  ]])),
  forms: (language) => [
    language === 'zh' ? ['公文格式', '用途', '文种', '例'] : ['form', 'what it is', 'genre', 'example'],
    // errata are written by the program itself
    ...[...assets.forms].filter(([name]) => name !== 'errata').map(([name, { term, help, genre }]) => [
      `\`${term}\` \`${name}\``, help[language], genre ?? (language === 'zh' ? '依标题' : 'as the title ends'), `[${name}.md](content/examples/${name}.md)`
    ])
  ],
  marks: (language) => [
    language === 'zh' ? ['标记', '作用'] : ['mark', 'what it is'],
    ...Object.values<Mark>(marks).map(({ samples, [language]: words }) => [samples.map(code).join(' '), words])
  ],
  settings: (language) => [
    language === 'zh' ? ['键', '含义', '缺省'] : ['key', 'meaning', 'default'],
    ...(Object.keys(settingKinds) as (keyof Settings)[]).map((key) => [
      `\`${key}\``, settingKinds[key][language], defaults[key] === undefined ? '' : `\`${JSON.stringify(defaults[key])}\``
    ])
  ],
  findings: (language) => [
    language === 'zh' ? ['编号', '程度', '依据', '说明'] : ['id', 'severity', 'source', 'wording'],
    ...(Object.keys(rules) as RuleId[]).map((id) => {
      const { severity, inCheck, force, clause, [language]: wording } = rules[id] as Rule
      const grave = inCheck ? `${severity}${language === 'zh' ? '（检查时 ' : ' (in a check '}${inCheck}${language === 'zh' ? '）' : ')'}` : severity
      return [`\`${id}\``, grave, clause ? `${clause} (${force})` : '', wording.replace(/[\\`|<>]/g, '\\$&')]
    })
  ],
  roles: (language) => [
    language === 'zh' ? ['字体', '用途'] : ['class', 'used for'],
    ...(Object.keys(roles) as RoleName[]).map((role) => [`${roles[role].zh} \`${role}\``, uses[role][language]])
  ]
}

function optionRows(options: Readonly<Record<string, Option>>, language: Language): string[][] {
  return Object.entries(options).map(([name, { value, short, [language]: text }]) =>
    [`${short ? `\`-${short}\` ` : ''}\`--${name}${value ? ` ${wordPlaces(value)[language].replaceAll('|', '\\|')}` : ''}\``, text])
}

const uses: Record<RoleName, Record<Language, string>> = {
  fangsong: { zh: '正文、报头、版记', en: 'text, masthead, imprint' },
  kaiti: { zh: '二级标题、讲话日期和讲话人、编者按', en: 'second-level headings, speech date and speaker, editors\' note' },
  heiti: { zh: '一级标题、加粗、密级、表头', en: 'first-level headings, bold, classification, table heads' },
  songti: { zh: '页码', en: 'page numbers' },
  xiaobiaosong: { zh: '刊名、标题', en: 'name of the serial, title' },
  fallback: { zh: '别的字体缺的字', en: 'characters that another face lacks' }
}

/** A sample as code: between more backticks than it has itself. */
function code(sample: string): string {
  const run = '`'.repeat(Math.max(0, ...[...sample.matchAll(/`+/g)].map(([{ length }]) => length)) + 1)
  const space = sample.includes('`') ? ' ' : ''
  return `${run}${space}${sample.replaceAll('|', '\\|')}${space}${run}`
}

/** Puts each table between its marks `<!-- table: name -->` and `<!-- end -->`. */
export function fillTables(readme: string, language: Language): string {
  return readme.replace(/(<!-- table: ([\w-]+) -->\n)[^]*?(<!-- end -->)/g, (_, start: string, name: string, end: string) => {
    const [head = [], ...rows] = tables[name]?.(language) ?? []
    const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
    return `${start}${lines.join('\n')}\n${end}`
  })
}
