import { Fault } from '../report.js'
import { findBreach, type Schema } from './check-schema.js'
import type { EditionRecord } from './record.js'

/**
 * Reads the record of an edition; `path` names it in messages, `schema` is `schemas/edition.schema.json`. Throws the
 * fault `record-unreadable` where the bytes are missing, no JSON or another program's.
 */
export function readRecord(bytes: Uint8Array | undefined, path: string, schema: Schema): EditionRecord {
  if (!bytes) throw new Fault('record-unreadable', path, { zh: '没有此文件', en: 'there is no such file' })
  const record = parse(bytes, path)
  const breach = findBreach(record, schema)
  if (breach === undefined) return record as EditionRecord
  throw new Fault('record-unreadable', path, { zh: `${breach} 处不合格式`, en: `unexpected ${breach}` })
}

function parse(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Fault('record-unreadable', path, { zh: '不是完整的 JSON', en: 'no whole JSON' })
  }
}
