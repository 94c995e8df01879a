import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The stages in the order of the data; a stage may import itself, earlier stages and the shared files. */
const order = ['clean', 'document', 'html', 'fonts', 'layout', 'pdf', 'epub', 'proof', 'edition', 'desk']
const shared = ['settings', 'rules', 'report', 'world', 'text', 'markup', 'forms']

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
const isStage = (name: string) => order.includes(name.split('/')[0] ?? '')
const sourceOf = (name: string) => readFileSync(join('src', name), 'utf8')

/** What `source` imports, as paths below src/ or package names. */
function importsOf(name: string, source: string): string[] {
  return [...source.matchAll(/\b(?:from|import|require)\s*\(?\s*(['"`])([^'"`]+)\1/g)].map(([, , target = '']) =>
    target.startsWith('.') ? relative('src', join('src', dirname(name), target)).replace(/\.js$/, '') : target)
}

/** What is wrong with a file by the three laws; empty where nothing is. */
function breaches(name: string, source: string): string[] {
  const [stage = ''] = name.split('/')
  return isStage(name) || shared.includes(name.split(/[/.]/)[0] ?? '') || ['publish.ts', 'products.ts', 'guard.ts', 'reading.ts', 'check.ts', 'check-pages.ts', 'fix.ts', 'excerpt.ts', 'sarif.ts', 'report-page.ts', 'verify.ts', 'outcome.ts', 'job.ts', 'preview.ts', 'rebuild.ts', 'release.ts', 'errata.ts', 'bind.ts', 'clean-job.ts'].includes(name)
    ? [...impure(source), ...importsOf(name, source).flatMap((target) => astray(stage, target))]
    : []

  function astray(from: string, target: string): string[] {
    const to = target.split('/')[0] ?? ''
    if (['effects', 'commands', 'cli'].includes(to) || (isStage(name) && target === 'publish')) return [`imports ${target}`]
    return order.includes(from) && order.indexOf(to) > order.indexOf(from) ? [`imports the later stage ${target}`] : []
  }
}

const outside = /^(node:)?(fs|fs\/promises|child_process|http|https|net|os|process|dns|worker_threads)$|^puppeteer/
const reaching = /\bprocess\.|\bconsole\.|Date\.now\(|new Date\(\)|Math\.random\(|randomBytes|randomUUID|performance\.|\bfetch\(/

function impure(source: string): string[] {
  const code = source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '')
  const found = importsOf('x.ts', source).filter((target) => outside.test(target)).map((target) => `imports ${target}`)
  // what node:zlib unpacks is the same everywhere, what it packs is not
  if (/\{[^}]*(deflate|gzip|brotliCompress)[^}]*\} from 'node:zlib'/i.test(source)) found.push('packs by node:zlib')
  const reached = reaching.exec(code)
  return reached ? [...found, `uses ${reached[0]}`] : found
}

describe('the three laws', () => {
  test.each(files)('%s', (name) => {
    expect(breaches(name, sourceOf(name))).toEqual([])
  })

  test('effects are imported by commands and cli.ts alone', () => {
    const users = files.filter((name) => !name.startsWith('effects/') && importsOf(name, sourceOf(name)).some((target) => target.startsWith('effects/')))
    expect(users.filter((name) => !name.startsWith('commands/') && name !== 'cli.ts')).toEqual([])
  })

  test('each breach is seen', () => {
    expect(breaches('html/x.ts', "import { readFileSync } from 'node:fs'")).toEqual(['imports node:fs'])
    expect(breaches('html/x.ts', 'import "node:fs"; export * from "../cli.js"')).toEqual(['imports node:fs', 'imports cli'])
    expect(breaches('html/x.ts', 'const fs = await import(`node:fs`)')).toEqual(['imports node:fs'])
    expect(breaches('pdf/x.ts', "import { deflateSync } from 'node:zlib'")).toEqual(['packs by node:zlib'])
    expect(breaches('html/x.ts', 'const now = Date.now()')).toEqual(['uses Date.now('])
    expect(breaches('html/x.ts', "import { x } from '../epub/build.js'")).toEqual(['imports the later stage epub/build'])
    expect(breaches('pdf/x.ts', "import { x } from '../effects/printer.js'")).toEqual(['imports effects/printer'])
    expect(breaches('pdf/x.ts', "import { publish } from '../publish.js'")).toEqual(['imports publish'])
  })

  test('files stay short', () => {
    const long = files.map((name) => [name, sourceOf(name).split('\n').length] as const).filter(([, lines]) => lines > 250)
    expect(long).toEqual([])
  })
})

test.each([['the tests', 'tests'], ['the desk\'s page', 'desk']])('%s keep to the types, as the program does', (_, folder) => {
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
})
