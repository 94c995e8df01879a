import type { Language } from '../report.js'
import type { FontFile } from '../world.js'
import { candidatesFor, roles, type RoleName } from './roles.js'

const stand: Record<Language, string> = { zh: '（代用）', en: ' (stands in)' }
const none: Record<Language, string> = { zh: '没有', en: 'none' }

/** Words which file would serve each role, one line a role, with the place where it was found. */
export function formatShelf(files: readonly FontFile[], language: Language): string {
  return (Object.keys(roles) as RoleName[]).map((role) => {
    const best = candidatesFor(role, files)[0]
    const words = best ? `${best.file.name}${best.genuine ? '' : stand[language]}  ${best.file.place}  ${best.file.path}` : none[language]
    return `${roles[role].zh}  ${role.padEnd(12)}  ${words}\n`
  }).join('')
}
