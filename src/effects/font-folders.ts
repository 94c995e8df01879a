import { join, posix, win32 } from 'node:path'
import type { FontPlace } from '../world.js'
import { home } from './home.js'
import { thisMachine, type Machine } from './installed-browsers.js'

/** A folder in which fonts are looked for, and the glob pattern of the folders within it that count. */
export interface FontFolder {
  readonly place: FontPlace
  readonly path: string
  readonly within: string
}

/** Lists the folders in which fonts are looked for on this machine, in the order of the search; none need exist. */
export function fontFolders(
  folder: string | undefined, cache: string, machine: Pick<Machine, 'platform' | 'env' | 'home'> = thisMachine()
): readonly FontFolder[] {
  const fandol = 'texmf-dist/fonts/opentype/public/fandol'
  return [
    ...(folder === undefined ? [] : [{ place: 'folder', path: folder, within: '**' } as const]),
    ...systemFolders(machine).map((path) => ({ place: 'system', path, within: '**' } as const)),
    ...['/usr/share/texlive', '/usr/share'].map((path) => ({ place: 'texlive', path, within: fandol } as const)),
    // An installer's tree has a folder for each year's release.
    ...['/usr/local/texlive', join(machine.home, 'texlive'), 'C:/texlive'].map((path) =>
      ({ place: 'texlive', path, within: `*/${fandol}` } as const)),
    { place: 'debian', path: join(cache, 'fandol'), within: '.' },
    // setup.mjs takes them out of their packages
    { place: 'npm', path: join(home, 'faces'), within: '.' }
  ]
}

function systemFolders({ platform, env, home: own }: Pick<Machine, 'platform' | 'env' | 'home'>): readonly string[] {
  const { WINDIR: windows = 'C:\\Windows', LOCALAPPDATA: local = win32.join(own, 'AppData\\Local') } = env
  switch (platform) {
    case 'win32':
      return [win32.join(windows, 'Fonts'), win32.join(local, 'Microsoft\\Windows\\Fonts')]
    case 'darwin':
      // 仿宋 and 楷体 are not installed with macOS but fetched on demand, into folders of their own.
      return ['/System/Library/Fonts', '/Library/Fonts', posix.join(own, 'Library/Fonts'), ...assetFolders]
    default:
      return [
        '/usr/share/fonts', '/usr/local/share/fonts', posix.join(own, '.fonts'), posix.join(own, '.local/share/fonts'),
        '/opt/kingsoft/wps-office/office6/fonts'
      ]
  }
}

const assetFolders = [6, 7, 8].map((version) => `/System/Library/AssetsV2/com_apple_MobileAsset_Font${version}`)
