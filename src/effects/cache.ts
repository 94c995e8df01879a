import { homedir } from 'node:os'
import { join } from 'node:path'

/** The user's own cache folder for this program: unpacked browser, fetched and converted faces. All of it can be made again. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tongbao')
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'tongbao')
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'tongbao')
}
