import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseDocument } from 'yaml'
import { Fault } from '../report.js'
import { codeOf } from './folders.js'

/** The names by which a settings file is found. */
export const settingsNames = ['tongbao.json', 'tongbao.yaml', 'tongbao.yml'] as const

/**
 * Reads the settings file that was named, JSON or YAML by its ending, or the one in this folder where there is one. Throws
 * the faults `settings-invalid`, with the line where it is no JSON or YAML, and `settings-several`.
 */
export async function readSettings(named: unknown): Promise<Record<string, unknown>> {
  const [found, other] = settingsNames.filter((name) => existsSync(name))
  if (named === undefined && found !== undefined && other !== undefined) throw new Fault('settings-several', found, other)
  const path = typeof named === 'string' ? named : found
  if (path === undefined) return {}
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Fault('settings-invalid', `${path} (${codeOf(error)})`, { zh: '可读的 JSON 或 YAML 文件', en: 'a readable JSON or YAML file' })
  })
  const settings = ['.yaml', '.yml'].includes(extname(path).toLowerCase()) ? readYaml(path, text) : readJson(path, text)
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key !== '$schema'))
}

function readJson(path: string, text: string): Record<string, unknown> {
  try {
    return mapOf(JSON.parse(text)) ?? refuse(path, 'JSON')
  } catch (error) {
    if (error instanceof Fault) throw error
    const [, at] = /position (\d+)/.exec(String(error)) ?? []
    return refuse(at === undefined ? path : `${path}:${text.slice(0, Number(at)).split('\n').length}`, 'JSON')
  }
}

function readYaml(path: string, text: string): Record<string, unknown> {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) return refuse(`${path}:${error.linePos?.[0].line ?? 1}`, 'YAML')
  return document.contents === null ? {} : mapOf(document.toJS()) ?? refuse(path, 'YAML')
}

function mapOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

function refuse(place: string, kind: 'JSON' | 'YAML'): never {
  throw new Fault('settings-invalid', place, kind === 'JSON' ? 'JSON {"out": "dist"}' : 'YAML out: dist')
}
