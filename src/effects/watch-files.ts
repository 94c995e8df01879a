import { watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Milliseconds between two looks at a file that changes, after which it counts as written, and between looks at all. */
const pauses = { settle: 30, look: 1000 }

/** Looks of that kind after which a file that never rests counts all the same. */
const mostLooks = 10

/**
 * Watches files that need not be there, and tells of each whose content may have changed, when it has come to rest:
 * written in place, replaced by rename, deleted, come back. `besides` names other files that a file depends on. Gives what
 * ends the watching. Where the system tells nothing, as on many a network, a look each second finds it.
 */
export function watchFiles(
  paths: readonly string[], besides: (path: string) => Iterable<string>, onChange: (path: string) => void
): () => void {
  const known = new Map<string, string>()
  const busy = new Set<string>()
  const settle = async (path: string): Promise<void> => {
    if (busy.has(path)) return
    busy.add(path)
    try {
      const last = known.get(path)
      let now = await signatureOf([path, ...besides(path)])
      for (let looks = 0; now !== last && looks < mostLooks; looks += 1) {
        await new Promise((resolve) => { setTimeout(resolve, pauses.settle).unref() })
        const later = await signatureOf([path, ...besides(path)])
        if (later === now) break
        now = later
      }
      known.set(path, now)
      if (last !== undefined && now !== last) onChange(path)
    } finally {
      busy.delete(path)
    }
  }
  const lookAtAll = () => { for (const path of paths) void settle(path) }
  lookAtAll()
  const folders = [...new Set(paths.map((path) => dirname(path)))].flatMap((folder) => {
    try {
      // a folder that is gone is looked for each second
      return [watch(folder, lookAtAll).on('error', () => undefined)]
    } catch {
      return []
    }
  })
  const timer = setInterval(lookAtAll, pauses.look)
  return () => {
    clearInterval(timer)
    for (const folder of folders) folder.close()
  }
}

async function signatureOf(paths: readonly string[]): Promise<string> {
  const found = await Promise.all(paths.map((path) => stat(path).then(
    ({ ino, size, mtimeMs, ctimeMs }) => [ino, size, mtimeMs, ctimeMs].join(), () => 'none')))
  return found.join(';')
}
