import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'peers')

/** Installs the peers that `peers/package.json` pins, without browsers of their own. */
export function installPeers() {
  console.error('installing the peers …')
  const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['install', '--ignore-scripts', ...quiet], {
    cwd: folder,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  })
}

/**
 * The installed peers, each with its version and the arguments by which Node makes `pdf` of `page` with it. `browser`
 * is the path of the Chromium they share, which pagedjs-cli takes from the environment.
 */
export function peersFor({ page, pdf, browser }) {
  // vivliostyle-cli leaves the sandbox off by itself
  const bare = process.getuid?.() === 0 || process.env.TONGBAO_NO_SANDBOX === '1' ? ['--browserArgs=--no-sandbox'] : []
  return [
    {
      name: 'vivliostyle-cli', module: '@vivliostyle/cli', program: 'dist/cli.js',
      args: ['build', page, '-o', pdf, '--executable-browser', browser]
    },
    { name: 'pagedjs-cli', module: 'pagedjs-cli', program: 'src/cli.js', args: [page, '-o', pdf, ...bare] }
  ].flatMap(({ name, module, program, args }) => {
    const home = join(folder, 'node_modules', module)
    if (!existsSync(home)) return []
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    return [{ name: `${name} ${version}`, args: [join(home, program), ...args] }]
  })
}
