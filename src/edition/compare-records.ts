import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { HashedFile } from './inputs.js'
import type { EditionRecord } from './record.js'

/** One input of an edition: what it is called, and what it was. */
interface Input {
  readonly zh: string
  readonly en: string
  readonly state: string
}

/**
 * Reports on `file` every input of the edition `recorded` that is another one `now`, or is there in one of them only.
 * Gives how many there are.
 */
export function compareInputs(file: VFile, recorded: EditionRecord, now: EditionRecord): number {
  const [before, after] = [inputsOf(recorded), inputsOf(now)]
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const differing = keys.filter((key) => before.get(key)?.state !== after.get(key)?.state)
  for (const key of differing) {
    const [was, is] = [before.get(key), after.get(key)]
    const { zh = '', en = '' } = was ?? is ?? {}
    report(file, 'input-differs', undefined, { zh, en }, is?.state ?? none, was?.state ?? none)
  }
  return differing.length
}

const none = { zh: '无', en: 'none' }

function inputsOf(record: EditionRecord): Map<string, Input> {
  const { source, templates, styles, pictures, faces, browser, tools, settings, epoch } = record
  const files = (zh: string, en: string, list: readonly HashedFile[]): Input[] =>
    list.map(({ name, sha256 }) => ({ zh: `${zh} ${name} `, en: `${en} ${name}`, state: sha256 }))
  const inputs: Input[] = [
    { zh: `原稿 ${source.path} `, en: `source ${source.path}`, state: source.sha256 },
    ...files('模板', 'template', templates), ...files('样式', 'style', styles), ...files('图片', 'picture', pictures),
    ...faces.map(({ role, name, place, sha256 }) => ({
      zh: `字体 ${role} `, en: `face ${role}`, state: `${name} (${place}) ${sha256}`
    })),
    { zh: '浏览器', en: 'browser', state: browser },
    ...Object.entries(tools).map(([name, version]) => ({ zh: `程序 ${name} `, en: `tool ${name}`, state: version })),
    { zh: '设置', en: 'settings', state: JSON.stringify(settings) },
    { zh: '日期', en: 'date', state: String(epoch) }
  ]
  const keyed = new Map<string, Input>()
  // several fallback faces serve one role
  for (const input of inputs) keyed.set(keyed.has(input.en) ? `${input.en} ${input.state}` : input.en, input)
  return keyed
}
