import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { roles, type RoleName } from '../fonts/roles.js'
import { adviseFangsong, firstFaces } from '../fonts/shelf-report.js'
import { untried } from '../layout/tried-browsers.js'
import { Fault } from '../report.js'
import { rules } from '../rules/rules.js'
import { fill } from '../rules/wording.js'
import type { Settings } from '../settings.js'
import type { Both } from '../text/language.js'
import { cacheFolder } from './cache.js'
import { findBrowser } from './find-browser.js'
import { openFontShelf } from './font-shelf.js'
import { codeOf } from './folders.js'
import { readManifest } from './home.js'
import { nameBrowser } from './installed-browsers.js'
import { launchChromium } from './launch.js'
import { checkOpenFiles } from './open-files.js'
import { askJava, findVeraPdf } from './verapdf.js'

/** One thing that the program needs: there, not as it should be, or missing, so that nothing can be published. */
export interface Check {
  readonly id: string
  readonly state: 'there' | 'weak' | 'missing'
  readonly name: Both
  readonly found: Both
  /** How to get it. */
  readonly advice?: Both
}

/** Looks what this machine has of what the program needs. */
export async function examine({ out, fonts: folder }: Pick<Settings, 'out' | 'fonts'>): Promise<readonly Check[]> {
  const cache = cacheFolder()
  return [
    examineNode(),
    await examineBrowser(cache),
    ...await examineFaces(cache, folder),
    await examineFolder('out', { zh: '成品文件夹', en: 'Editions' }, resolve(out), { zh: '请换 --out，或检查权限', en: 'choose another --out, or check permissions' }),
    await examineFolder('cache', { zh: '自用文件夹', en: 'Own folder' }, cache, { zh: '请检查权限，或用 XDG_CACHE_HOME 另指一处', en: 'check permissions, or name another by XDG_CACHE_HOME' }),
    await examineFolder('scratch', { zh: '临时文件夹', en: 'Scratch folder' }, tmpdir(), { zh: '请检查权限，或用 TMPDIR 另指一处', en: 'check permissions, or name another by TMPDIR' }),
    examineOpenFiles(),
    await examineJudge()
  ]
}

function examineNode(): Check {
  const { version, engines: { node } } = readManifest()
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [least = 0, leastMinor = 0] = node.replace('>=', '').split('.').map(Number)
  return {
    id: 'node', state: major > least || (major === least && minor >= leastMinor) ? 'there' : 'missing', name: { zh: 'Node', en: 'Node' },
    found: same(`${process.version}  ${process.platform} ${process.arch}  tongbao ${version}`),
    advice: { zh: `请换 Node ${node}`, en: `install Node ${node}` }
  }
}

async function examineBrowser(cache: string): Promise<Check> {
  const name = { zh: '浏览器', en: 'Browser' }
  const notes: Both[] = []
  try {
    const found = await findBrowser(cache)
    const { browser, end } = await launchChromium(cache, (id) => { notes.push(fill(rules[id], [])) })
    try {
      const version = found.version ?? nameBrowser(await browser.version(), found.name)
      for (const values of untried(version)) notes.unshift(fill(rules['browser-untried'], values))
      return { id: 'browser', state: notes.length > 0 ? 'weak' : 'there', name, found: same(`${version}  ${found.path}`), ...(notes[0] && { advice: notes[0] }) }
    } finally {
      await end()
    }
  } catch (error) {
    return { id: 'browser', state: 'missing', name, found: none, advice: wordsOf(error) }
  }
}

async function examineFaces(cache: string, folder: string | undefined): Promise<Check[]> {
  const name = { zh: '字体', en: 'Faces' }
  try {
    const found = firstFaces(await openFontShelf({ cache, ...(folder !== undefined && { folder }) }).files())
    return (Object.keys(roles) as RoleName[]).map((role): Check => {
      const best = found[role]
      const where = same(best ? `${best.file.name}  ${best.file.path}` : '')
      return {
        id: `face-${role}`, state: !best ? 'missing' : best.genuine ? 'there' : 'weak', name: { zh: roles[role].zh, en: `${roles[role].zh} ${role}` },
        found: !best ? none : best.genuine ? where : { zh: `代用 ${where.zh}`, en: `stand-in ${where.en}` },
        advice: role === 'fangsong'
          ? adviseFangsong(process.platform, true)
          : { zh: `单位有授权的，把 ${roles[role].zh}.ttf 放进字体文件夹，用 --fonts 指明`, en: `where the office has a licence, put ${roles[role].zh}.ttf into a folder and name that by --fonts` }
      }
    })
  } catch (error) {
    return [{ id: 'faces', state: 'missing', name, found: none, advice: wordsOf(error) }]
  }
}

/** Writes where files would be written: a folder that is not there yet stands in the first one above it that is. */
async function examineFolder(id: string, name: Both, path: string, advice: Both): Promise<Check> {
  try {
    await rm(await mkdtemp(join(path, '.tongbao-')), { recursive: true })
    return { id, state: 'there', name, found: same(path) }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' && dirname(path) !== path) return { ...await examineFolder(id, name, dirname(path), advice), found: same(path) }
    return { id, state: 'missing', name, found: { zh: `${path} 写不进（${code}）`, en: `${path} cannot be written to (${code})` }, advice }
  }
}

function examineOpenFiles(): Check {
  const name = { zh: '同时打开的文件数', en: 'Open files' }
  try {
    checkOpenFiles()
    return { id: 'open-files', state: 'there', name, found: { zh: '够用', en: 'enough' } }
  } catch (error) {
    return { id: 'open-files', state: 'missing', name, found: { zh: '不够', en: 'too few' }, advice: wordsOf(error) }
  }
}

/** veraPDF is asked for by `verify --verapdf` alone. */
async function examineJudge(): Promise<Check> {
  const name = { zh: 'veraPDF（另行判定用，可以没有）', en: 'veraPDF (a second judge; may be left out)' }
  try {
    const java = await askJava()
    return { id: 'verapdf', state: 'there', name, found: same(`${await findVeraPdf()}  ${java}`) }
  } catch (error) {
    return { id: 'verapdf', state: 'weak', name, found: none, advice: wordsOf(error) }
  }
}

const none = { zh: '没有', en: 'none' }

function same(text: string): Both {
  return { zh: text, en: text }
}

/** What a fault says, without its severity and id. */
function wordsOf(error: unknown): Both {
  return error instanceof Fault ? fill(rules[error.ruleId], error.values) : same(String(error))
}
