import type { Language } from '../text/language.js'
import type { FontFile } from '../world.js'
import { candidatesFor, roles, type Candidate, type RoleName } from './roles.js'

const words: Record<Language, { stand: string, none: string }> = {
  zh: { stand: '（代用）', none: '没有' },
  en: { stand: ' (stands in)', none: 'none' }
}

/** Tells for each role which of `files` comes first; `undefined` where none serves. */
export function firstFaces(files: readonly FontFile[]): Readonly<Record<RoleName, Candidate | undefined>> {
  const names = Object.keys(roles) as RoleName[]
  return Object.fromEntries(names.map((role) => [role, candidatesFor(role, files)[0]])) as Record<RoleName, Candidate | undefined>
}

/** Words which file would serve each role, one line a role, with the place where it was found. */
export function formatShelf(files: readonly FontFile[], language: Language): string {
  const { stand, none } = words[language]
  return Object.entries(firstFaces(files)).map(([role, best]) => {
    const found = best ? `${best.file.name}${best.genuine ? '' : stand}  ${best.file.place}  ${best.file.path}` : none
    return `${roles[role as RoleName].zh}  ${role.padEnd(12)}  ${found}\n`
  }).join('')
}
