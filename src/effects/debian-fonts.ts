import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Value } from '../report.js'
import { makeFolder } from './folders.js'

/**
 * Sees to it that `cache`/fandol holds the Fandol faces, among them the only free 仿宋, with their licence. On Debian
 * and its kin they are taken out of the package texlive-lang-chinese (49 MB), which apt downloads and verifies as an
 * ordinary user, in a folder of its own that is removed again. Never throws: where it cannot be done, the reason is one
 * line.
 */
export async function fetchDebianFonts(cache: string): Promise<'present' | 'fetched' | { reason: Value }> {
  const fandol = join(cache, 'fandol')
  if (await exists(fandol)) return 'present'
  try {
    await makeFolder(cache)
    const work = await mkdtemp(join(cache, 'apt-'))
    try {
      await rename(await unpack(await download(work), work), fandol)
    } finally {
      await rm(work, { recursive: true, force: true })
    }
    return 'fetched'
  } catch (error) {
    // Another run may have put the folder there meanwhile, which is as good.
    return await exists(fandol) ? 'present' : { reason: reasonOf(error) }
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}

const execute = promisify(execFile)
const minute = 60_000

/** Downloads the package into `work` and gives the path of the archive. */
async function download(work: string): Promise<string> {
  const options = [
    `Dir::State=${work}`, `Dir::Cache=${work}`, `Dir::Log=${work}`, 'APT::Sandbox::User=',
    'Acquire::Languages=none', 'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
    'Acquire::IndexTargets::deb::CNF::DefaultEnabled=false', 'APT::Update::Error-Mode=any', 'Acquire::Retries=1',
    'Acquire::http::Timeout=20', 'Acquire::https::Timeout=20'
  ].flatMap((option) => ['-o', option])
  const env = { ...process.env, LC_ALL: 'C' }
  const apt = (minutes: number, ...command: readonly string[]): Promise<unknown> =>
    execute('apt-get', ['-q', ...options, ...command], { cwd: work, env, timeout: minutes * minute })
  // A source that has nothing to do with the package may be out of reach, so only the download decides.
  const updated = await apt(3, 'update').then(() => undefined, (error: unknown) => ({ error }))
  await apt(10, 'download', 'texlive-lang-chinese').catch((error: unknown) => {
    throw updated ? updated.error : error
  })
  const archive = (await readdir(work)).find((name) => name.endsWith('.deb'))
  if (archive === undefined) throw new Error('apt-get download left no package')
  return join(work, archive)
}

/** Unpacks the Fandol faces and their licence, without folders, into a folder in `work` and gives its path. */
async function unpack(archive: string, work: string): Promise<string> {
  const folder = join(work, 'fandol')
  await mkdir(folder)
  const script = 'dpkg-deb --fsys-tarfile "$1" | '
    + 'tar -x -C "$2" --transform "s,.*/,," --wildcards "*/fandol/*.otf" "*/fandol/COPYING*"'
  await execute('sh', ['-c', script, 'sh', archive, folder], { timeout: 3 * minute })
  return folder
}

/** The line of a failed command that says why it failed. */
function reasonOf(error: unknown): Value {
  if (!(error instanceof Error)) return String(error)
  const { code, killed, stderr, path } = error as NodeJS.ErrnoException & { killed?: boolean, stderr?: string }
  if (code === 'ENOENT' && path === 'apt-get') return { zh: '本机没有 apt-get', en: 'this machine has no apt-get' }
  if (killed) return { zh: '下载太慢', en: 'the download took too long' }
  const lines = (stderr ?? '').split('\n').filter((line) => line !== '')
  return lines.find((line) => line.startsWith('E: ')) ?? lines[0] ?? error.message.split('\n')[0] ?? ''
}
