import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeScratch } from './scratch.js'

/**
 * Has the system's own browser show an address, by a file that only the user may read: the arguments of a process are
 * anybody's to see. Gives `false` where there is no way to ask it.
 */
export async function openAddress(address: string): Promise<boolean> {
  const file = join(await makeScratch(), 'desk.html')
  await writeFile(file, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}">\n`, { mode: 0o600 })
  const [command = '', ...args] = commands[process.platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(command, [...args, file], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false)).once('spawn', () => resolve(true))
    child.unref()
  })
}

const commands: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}
