import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../world.js'
import { sha256 } from '../text/hashes.js'
import { makeFolder } from './folders.js'

/**
 * Cuts by `cut`, whose dictionary is that of `version`, and keeps what comes of it in a file below the folder `cache`: a
 * document is built more often than its title changes.
 */
export function openWords({ cache, version, cut }: { cache: string, version: string, cut: World['words'] }): World['words'] {
  const folder = join(cache, 'words')
  return async (text) => {
    const path = join(folder, `${sha256(`${version}\0${text}`).slice(0, 24)}.txt`)
    const kept = (await readFile(path, 'utf8').catch(() => '')).split('\n')
    if (kept.join('') === text) return kept
    const words = await cut(text)
    await makeFolder(folder).then(() => writeFile(path, words.join('\n'))).catch(() => undefined)
    return words
  }
}
