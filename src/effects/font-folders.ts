import { homedir } from 'node:os'
import { join } from 'node:path'
import type { FontPlace } from '../world.js'
import { home } from './assets.js'

/** A folder in which fonts are looked for, and the glob pattern of the folders within it that count. */
export interface FontFolder {
  readonly place: FontPlace
  readonly path: string
  readonly within: string
}

/** Lists the folders in which fonts are looked for on this machine, in the order of the search; none need exist. */
export function fontFolders(folder: string | undefined, cache: string): readonly FontFolder[] {
  const fandol = 'texmf-dist/fonts/opentype/public/fandol'
  return [
    ...(folder === undefined ? [] : [{ place: 'folder', path: folder, within: '**' } as const]),
    ...systemFolders().map((path) => ({ place: 'system', path, within: '**' } as const)),
    ...['/usr/share/texlive', '/usr/share'].map((path) => ({ place: 'texlive', path, within: fandol } as const)),
    // An installer's tree has a folder for each year's release.
    ...['/usr/local/texlive', join(homedir(), 'texlive'), 'C:/texlive'].map((path) =>
      ({ place: 'texlive', path, within: `*/${fandol}` } as const)),
    { place: 'debian', path: join(cache, 'fandol'), within: '.' },
    // setup.mjs takes them out of their packages
    { place: 'npm', path: join(home, 'faces'), within: '.' }
  ]
}

function systemFolders(): readonly string[] {
  const own = homedir()
  const { WINDIR: windows = 'C:/Windows', LOCALAPPDATA: local = join(own, 'AppData/Local') } = process.env
  switch (process.platform) {
    case 'win32':
      return [join(windows, 'Fonts'), join(local, 'Microsoft/Windows/Fonts')]
    case 'darwin':
      // 仿宋 and 楷体 are not installed with macOS but fetched on demand, into folders of their own.
      return ['/System/Library/Fonts', '/Library/Fonts', join(own, 'Library/Fonts'), ...assetFolders]
    default:
      return [
        '/usr/share/fonts', '/usr/local/share/fonts', join(own, '.fonts'), join(own, '.local/share/fonts'),
        '/opt/kingsoft/wps-office/office6/fonts'
      ]
  }
}

const assetFolders = [6, 7, 8].map((version) => `/System/Library/AssetsV2/com_apple_MobileAsset_Font${version}`)
