import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { glob } from 'tinyglobby'
import { recordName, releasesName } from '../edition/finish.js'
import { Fault } from '../report.js'
import { openEdition } from './edition-reader.js'

/** The folder whose editions numbers name, where the user says it, and the folder in which finished editions lie. */
export interface EditionHome { readonly of: unknown, readonly out: string }

/**
 * Turns two operands into folders of editions: folders, records, or numbers, of which one that is not released yet is the
 * present edition. Throws the fault `edition-missing`.
 */
export async function findEditions(operands: readonly string[], home: EditionHome): Promise<readonly [old: string, fresh: string]> {
  const [old = '', fresh = ''] = operands
  return [await findEdition(old, home), await findEdition(fresh, home)]
}

async function findEdition(operand: string, home: EditionHome): Promise<string> {
  if (existsSync(operand) || !/^[1-9]\d{0,3}$/.test(operand)) {
    if (statSync(operand, { throwIfNoEntry: false })?.isFile() && basename(operand) === recordName) return dirname(operand)
    return operand.replace(/(?<=.)[/\\]+$/, '')
  }
  const base = await findBase(operand, home)
  const released = await openEdition(base).released()
  if (released.includes(Number(operand))) return join(base, releasesName, operand)
  if (Number(operand) === (released.at(-1) ?? 0) + 1) return base
  throw new Fault('edition-missing', operand, base)
}

/** The folder that is named, this one, or the only one with releases. */
async function findBase(operand: string, { of, out }: EditionHome): Promise<string> {
  if (typeof of === 'string') return of.replace(/(?<=.)[/\\]+$/, '')
  if (existsSync(releasesName) && existsSync(recordName)) return '.'
  const found = await glob(`**/${releasesName}/*/${recordName}`, { cwd: out, expandDirectories: false })
  const bases = [...new Set(found.map((path) => join(out, dirname(dirname(dirname(path))))))]
  const [only] = bases
  if (only === undefined || bases.length > 1) throw new Fault('edition-missing', operand, bases.length > 1 ? `--of ${bases.slice(0, 3).join(' | ')}` : out)
  return only
}
