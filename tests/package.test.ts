import { execFile, execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../src/library.js'

interface Packed { readonly files: readonly { readonly path: string, readonly size: number }[] }
interface Lock { readonly packages: Readonly<Record<string, { readonly dev?: boolean, readonly devOptional?: boolean }>> }

const npm = ['pack', '--dry-run', '--json', '--ignore-scripts']
const [{ files } = { files: [] }] = JSON.parse(execFileSync('npm', npm, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })) as Packed[]
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const installed = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true && existsSync(path)).map(([path]) => path)

let folder = ''
let program = ''

/** What `npm install` makes of the packed files: these and the packages that they ask for, no other. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-package-'))
  program = join(folder, 'node_modules', 'tongbao')
  for (const { path } of files) {
    mkdirSync(dirname(join(program, path)), { recursive: true })
    copyFileSync(path, join(program, path))
  }
  for (const path of installed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(resolve(path), join(folder, path), 'dir')
  }
  copyFileSync('content/examples/paper.md', join(folder, 'paper.md'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the package', () => {
  test('has what is needed, nothing else', () => {
    const kinds = new Set(files.map(({ path }) => path
      .replace(/-[0-9a-f]{12}\.js$/, '-….js').replace(/^(build\/desk-page|schemas|styles|templates)\/.*/, '$1/')))
    expect([...kinds].sort()).toEqual([
      'LICENSE', 'README.md', 'README.zh-CN.md', 'build/bin/fetch-browser.js', 'build/bin/helper-thread.js', 'build/bin/helper-….js', 'build/bin/jieba_rs_wasm_bg.wasm',
      'build/bin/library.d.ts', 'build/bin/library.js', 'build/bin/licences.txt', 'build/bin/package.json', 'build/bin/pdf.mjs', 'build/bin/pdf.worker.mjs',
      'build/bin/program-….js', 'build/bin/program.json', 'build/bin/tongbao.js', 'build/desk-page/', 'faces/LICENSE-lxgw-wenkai',
      'faces/LICENSE-noto-sans-sc', 'faces/LICENSE-noto-serif-sc', 'faces/NotoSansSC_500Medium.ttf', 'faces/NotoSerifSC_300Light.ttf',
      'faces/NotoSerifSC_400Regular.ttf', 'faces/NotoSerifSC_700Bold.ttf', 'faces/fonts.conf', 'faces/lxgw-wenkai-latin-500-normal.woff2', 'package.json',
      'schemas/', 'styles/', 'templates/'
    ])
  })

  test('takes less than half of the 533 MB that all packages took, with those that it asks for', () => {
    const own = files.reduce((sum, { size }) => sum + size, 0)
    const others = installed.reduce((sum, path) => sum + sizeOf(path), 0)
    expect((own + others) / 1e6).toBeLessThan(220)
  })

  test('brings the licence of each library that is in the program', () => {
    const licences = readFileSync(join(program, 'build/bin/licences.txt'), 'utf8')
    const { tools } = JSON.parse(readFileSync(join(program, 'build/bin/program.json'), 'utf8')) as { tools: Record<string, string> }
    for (const [name, version] of Object.entries(tools).slice(1)) {
      if (!installed.includes(`node_modules/${name}`)) expect(licences).toContain(`${name} ${version} (`)
    }
    expect(licences.match(/permission is hereby granted|apache license|redistribution and use/gi)?.length).toBeGreaterThan(100)
  })
})

describe('from the package alone', () => {
  test('the program publishes a document', async () => {
    const { stdout } = await run(process.execPath, [join(program, 'build/bin/tongbao.js'), 'build', 'paper.md'])
    expect(stdout).toContain(join('dist', 'paper', 'paper.pdf'))
    expect(readdirSync(join(folder, 'dist', 'paper')).sort()).toEqual(['edition.json', 'paper.epub', 'paper.html', 'paper.metadata.xml', 'paper.pdf'])
  })

  test.each([
    ['an ES module', 'call.mjs', "import { build, check, clean } from 'tongbao'"],
    ['CommonJS', 'call.cjs', "const { build, check, clean } = require('tongbao')"]
  ])('%s cleans, checks and publishes by the library', async (_, name, load) => {
    writeFileSync(join(folder, 'raw.txt'), '关于开展检查的通知\n\n各县（市、区）人民政府：\n\n请于5月1日前报送。\n')
    writeFileSync(join(folder, 'faulty.md'), readFileSync('content/examples/paper.md', 'utf8').replace(/^---\n[^]*?\n---\n/, ''))
    writeFileSync(join(folder, name), `${load}
      const run = async () => [
        await build('paper.md', { out: '${name}.dist', formats: ['html'] }),
        await check(['paper.md', 'faulty.md'], { layout: false }),
        await clean('raw.txt', { out: '${name}.md' }),
        await build('paper.md', { formats: ['docx'] }).catch((error) => error.message),
        await build('none.md')
      ]
      run().then((results) => console.log(JSON.stringify(results)))`)
    const { stdout } = await run(process.execPath, [name])
    const [built, checked, cleaned, refused, missed] = JSON.parse(stdout) as [Result, Result, Result, string, Result]
    expect([built.code, built.outcomes[0]?.source, built.outcomes[0]?.products.map(({ path }) => path)]).toEqual([0, 'paper.md', [
      join(`${name}.dist`, 'paper', 'paper.html'), join(`${name}.dist`, 'paper', 'paper.metadata.xml'), join(`${name}.dist`, 'paper', 'edition.json')
    ]])
    expect([checked.code, checked.outcomes.map(({ source, findings }) => [source, findings.some(({ severity }) => severity === 'error')])])
      .toEqual([1, [['paper.md', false], ['faulty.md', true]]])
    expect([cleaned.code, existsSync(join(folder, `${name}.md`))]).toEqual([0, true])
    expect(refused).toContain('(settings-invalid)')
    expect([missed.code, missed.outcomes[0]?.findings[0]]).toMatchObject([2, { id: 'file-missing', severity: 'fault' }])
  })

  test('both find its types, which need no other package', async () => {
    for (const name of ['use.mts', 'use.cts']) {
      writeFileSync(join(folder, name), `import { build, check, clean, type Finding } from 'tongbao'
        export const findings: Promise<readonly Finding[]> = build('x.md', { formats: ['pdf'] }).then(({ outcomes }) => outcomes.flatMap(({ findings }) => findings))
        export const others = [check(['x.md']), clean('x.txt', { out: 'x.md' })] as const
        // @ts-expect-error there is no such product
        void build('x.md', { formats: ['docx'] })`)
    }
    const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'use.mts', 'use.cts']
    expect((await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...args])).stdout).toBe('')
  })
})

function run(command: string, args: readonly string[]): Promise<{ readonly stdout: string }> {
  return promisify(execFile)(command, args, { cwd: folder }).catch((error: { stdout: string, stderr: string }) => ({ stdout: error.stdout + error.stderr }))
}

/** Bytes of the files below a folder; packages inside of it are counted by themselves. */
function sizeOf(path: string): number {
  return readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules').reduce((sum, entry) =>
    sum + (entry.isDirectory() ? sizeOf(join(path, entry.name)) : statSync(join(path, entry.name)).size), 0)
}
