import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { Both } from '../text/language.js'
import type { Fingerprint, HashedFile } from './fingerprint.js'

/** An input of an edition that is another now, or is there now or then only. */
export interface Difference {
  readonly name: Both
  readonly was: string | undefined
  readonly is: string | undefined
}

/** Lists what differs between two fingerprints, by their parts; empty where an edition of `before` is still current. */
export function compareFingerprints(before: Fingerprint, now: Fingerprint): Difference[] {
  if (before.sha256 === now.sha256) return []
  const [old, fresh] = [inputsOf(before), inputsOf(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)]
    return was?.state === is?.state ? [] : [{ name: (was ?? is)?.name ?? { zh: '', en: '' }, was: was?.state, is: is?.state }]
  })
}

/** Reports each difference on `file`; gives how many there are. */
export function reportDifferences(file: VFile, differences: readonly Difference[]): number {
  const none = { zh: '无', en: 'none' }
  for (const { name, was, is } of differences) report(file, 'input-differs', undefined, name, is ?? none, was ?? none)
  return differences.length
}

interface Input { readonly name: Both, readonly state: string }

function inputsOf(fingerprint: Fingerprint): Map<string, Input> {
  const { source, templates, styles, pictures, faces, browser, tools, program, settings, epoch } = fingerprint
  const input = (zh: string, en: string, state: string): Input => ({ name: { zh, en }, state })
  const files = (zh: string, en: string, list: readonly HashedFile[]) =>
    list.map(({ name, sha256 }) => input(`${zh} ${name} `, `${en} ${name}`, sha256))
  const inputs = [
    input(`原稿 ${source.path} `, `source ${source.path}`, source.sha256),
    ...files('模板', 'template', templates), ...files('样式', 'style', styles), ...files('图片', 'picture', pictures),
    ...faces.map(({ role, name, place, sha256 }) => input(`字体 ${role} `, `face ${role}`, `${name} (${place}) ${sha256}`)),
    input('浏览器', 'browser', browser),
    ...Object.entries(tools).map(([name, version]) => input(`程序 ${name} `, `tool ${name}`, version)),
    ...(program === undefined ? [] : [input('程序代码', 'program code', program)]),
    ...Object.entries(settings).map(([key, value]) => key === 'edition'
      ? input('版次', 'number of the edition', String(value)) : input(`设置 ${key} `, `setting ${key}`, JSON.stringify(value))),
    input('日期', 'date', String(epoch))
  ]
  const keyed = new Map<string, Input>()
  // several fallback faces serve one class
  for (const { name, state } of inputs) keyed.set(keyed.has(name.en) ? `${name.en} ${state}` : name.en, { name, state })
  return keyed
}
