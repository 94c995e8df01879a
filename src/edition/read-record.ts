import { Fault } from '../report.js'
import { isSafeName } from './edition-name.js'
import { findBreach, type Schema } from './check-schema.js'
import type { EditionRecord } from './record.js'

/** How deep objects and lists may lie in one another; a record has five, and what is done with it is recursive. */
const mostDepth = 16

/** UTF-16 code units. */
const mostSettings = 10_000

/**
 * Reads the record of an edition; `path` names it in messages, `schema` is `schemas/edition.schema.json`. Throws the
 * fault `record-unreadable` where the bytes are missing, no JSON, another program's, or name what is no file's name.
 */
export function readRecord(bytes: Uint8Array | undefined, path: string, schema: Schema): EditionRecord {
  if (!bytes) throw new Fault('record-unreadable', path, { zh: '没有此文件', en: 'there is no such file' })
  const record = parse(bytes, path)
  const breach = findBreach(record, schema) ?? findUnsafe(record as EditionRecord)
  if (breach === undefined) return record as EditionRecord
  throw new Fault('record-unreadable', path, { zh: `${breach} 处不合格式`, en: `unexpected ${breach}` })
}

function parse(bytes: Uint8Array, path: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (depthOf(text) <= mostDepth) return JSON.parse(text)
  } catch { /* said below */ }
  throw new Fault('record-unreadable', path, { zh: '不是完整的 JSON，或嵌套过深', en: 'no whole JSON, or too deep' })
}

/** Counts brackets outside strings, before anything is made of them. */
function depthOf(json: string): number {
  let [depth, deepest, isText] = [0, 0, false]
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at]
    if (mark === '"') isText = !isText
    else if (isText) at += mark === '\\' ? 1 : 0
    else if (mark === '[' || mark === '{') deepest = Math.max(deepest, depth += 1)
    else if (mark === ']' || mark === '}') depth -= 1
  }
  return deepest
}

/** What the schema cannot say: names that every system takes, and settings of a size that can be quoted. */
function findUnsafe({ name, outputs, inputs: { settings } }: EditionRecord): string | undefined {
  if (!isSafeName(name)) return 'name'
  if (JSON.stringify(settings).length > mostSettings) return 'inputs.settings'
  const index = outputs.findIndex((output) => !isSafeName(output.name, 255))
  return index < 0 ? undefined : `outputs[${index}].name`
}
