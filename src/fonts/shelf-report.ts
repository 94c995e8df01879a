import type { Both, Language } from '../text/language.js'
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

/** Tells where 仿宋 comes from on a system (`process.platform`) that has none, where Debian's package is (no longer) one of the ways. */
export function adviseFangsong(platform: string, isFetchable: boolean): Both {
  const source = sources[platform] ?? (isFetchable ? debian : undefined)
  return {
    zh: `没有仿宋，请${source ? `${source.zh}，或` : ''}把有使用许可的仿宋字体文件放进一个文件夹，用 --fonts 指明`,
    en: `there is no 仿宋: ${source ? `${source.en}, or ` : ''}put a font file of it that you have a licence for into a folder, and name that by --fonts`
  }
}

const debian: Both = {
  zh: '运行 tongbao fonts --fetch（Debian、统信、麒麟），从 Debian 软件包里取', en: 'run tongbao fonts --fetch (on Debian and its kin), which takes one out of Debian\'s package'
}

const sources: Readonly<Record<string, Both>> = {
  win32: {
    zh: '在“设置 › 系统 › 可选功能”里添加“简体中文补充字体”', en: 'add “Chinese (Simplified) Supplemental Fonts” in Settings › System › Optional features'
  },
  darwin: { zh: '在“字体册”里下载“华文仿宋”和“楷体-简”', en: 'download STFangsong and Kaiti SC in Font Book' }
}
