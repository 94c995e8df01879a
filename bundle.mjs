// Makes of the compiled modules in a folder the program in its `bin/`: few files instead of a thousand modules, and such
// that V8 need not compile them at each start (src/effects/run-bundle.ts).
//   tongbao.js         starts the browser and the program
//   library.js         loads the program for another one
//   library.d.ts       its types
//   fetch-browser.js   a program of its own, for machines without any browser
//   helper-thread.js   starts the helper
//   program-….js, helper-….js   all the rest; their names tell their content
//   program.json       what it knows of itself: the hash of all that, and the libraries in it
//   licences.txt       theirs
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gatherBeside, writeLicences } from './gather.mjs'

/** Bundles the modules in `folder`. */
export async function bundle(folder) {
  // not above, since this file is read before the packages are installed
  const { build } = await import('esbuild')
  const inputs = new Set()
  const output = async (options) => {
    const { outputFiles: [{ text }], metafile } = await build({ ...common, ...options })
    for (const path of Object.keys(metafile.inputs)) inputs.add(path)
    // the folder's name stands in those of the modules, and is another at each compiling
    return text.replaceAll(`${folder}/`, 'build/')
  }
  const texts = []
  const write = (name, text) => {
    texts.push(text)
    writeFileSync(join(folder, 'bin', name), text, { mode: 0o755 })
  }

  /** Writes a bundle that `runBundle` runs, and files `starters` that do so, with the bundle's name in it. */
  const bundleWith = async (kind, entry, starters) => {
    const text = finish(await output({
      entryPoints: [join(folder, entry)],
      external: [...onDisk, ...neverLoaded],
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: `(function (${parameters}) { ${bundleUrl}` },
      footer: { js: '})' },
      plugins: [withoutCanvas, lighterChecker(folder), withoutUnused, sharedBrowser]
    }))
    const name = `${kind}-${sha256(text).slice(0, 12)}.js`
    write(name, text)
    for (const [starter, starterEntry] of Object.entries(starters)) {
      write(starter, await output({
        entryPoints: [join(folder, starterEntry)],
        external: onDisk,
        define: { bundleName: JSON.stringify(name), 'import.meta.url': 'bundleUrl' },
        banner: { js: bundleUrl },
        plugins: [withoutPrograms]
      }))
    }
  }

  mkdirSync(join(folder, 'bin'))
  write('package.json', '{ "type": "commonjs" }\n')
  await bundleWith('program', 'program.js', { 'tongbao.js': 'effects/start.js', 'library.js': 'effects/start-library.js' })
  await bundleWith('helper', 'effects/helper-thread.js', { 'helper-thread.js': 'effects/start-helper.js' })
  write('fetch-browser.js', await output({ entryPoints: [join(folder, 'effects/fetch-browser.js')] }))
  const program = { sha256: sha256(texts.map(sha256).join()), tools: toolsAmong(inputs) }
  write('program.json', `${JSON.stringify(program, undefined, 2)}\n`)
  copyFileSync(join(folder, 'library.d.ts'), join(folder, 'bin', 'library.d.ts'))
  gatherBeside(join(folder, 'bin'))
  writeLicences([...inputs], join(folder, 'bin', 'licences.txt'))
}

/** This program and the libraries that the manifest names and that are in it or beside it, name → version. */
function toolsAmong(inputs) {
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const bundled = (name) => [...inputs].some((path) => path.includes(`node_modules/${name}/`))
  const libraries = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => name in dependencies || bundled(name))
  return { tongbao: version, ...Object.fromEntries(libraries.sort(([a], [b]) => a < b ? -1 : 1)) }
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}

/** Makes of `desk/` the page of the proofing desk, in a folder; it is read from this machine, so that its size is nothing. */
export async function bundleDesk(folder) {
  const { build } = await import('vite')
  const root = resolve('desk')
  await build({
    root, base: './', configFile: false, logLevel: 'error', publicDir: false,
    build: {
      outDir: resolve(folder), emptyOutDir: true, target: 'es2022', minify: false, reportCompressedSize: false, modulePreload: false,
      rollupOptions: { treeshake: false, input: ['index.html', 'reader.html'].map((name) => join(root, name)) }
    }
  })
}

/** Packages that load files beside their own, or are rarely needed. */
const onDisk = ['@resvg/resvg-js', 'fontverter', 'harfbuzzjs', 'libxml2-wasm']

/** What Puppeteer can do besides and is not asked for. */
const neverLoaded = ['@puppeteer/browsers', 'ws']

/** What stands for `import.meta.url` in a script. */
const bundleUrl = 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;'

/** What a bundle is handed by `runBundle`; a script has no `import()` of its own in every Node. */
const parameters = 'exports, require, module, __filename, __dirname, importModule'

const common = {
  bundle: true, write: false, metafile: true, platform: 'node', format: 'cjs', target: 'node20.11', mainFields: ['module', 'main'],
  minifyWhitespace: true, legalComments: 'none', logLevel: 'error'
}

/**
 * Spells what is not ASCII, as esbuild leaves it in regular expressions: V8 keeps ASCII in half the space. What is left to
 * be imported is imported by what the bundle is handed for that.
 */
function finish(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/\bimport\(/g, 'importModule(')
}

/** pdf.js draws on a canvas, for which it loads a hundred modules and a library; here it only reads text. */
const withoutCanvas = {
  name: 'without-canvas',
  setup({ onLoad }) {
    onLoad({ filter: /pdfjs-dist.legacy.build.pdf\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      return { contents: source.replaceAll('require("@napi-rs/canvas")', 'undefined') }
    })
  }
}

/** Of css-tree the checker needs no knowledge of properties; and zlib unpacks ten times as fast as fflate. */
const lighterChecker = (folder) => ({
  name: 'lighter-checker',
  setup({ onResolve, onLoad }) {
    const modules = {
      'css-tree': "export { default as parse } from 'css-tree/parser'; export { default as walk } from 'css-tree/walker'",
      'fflate': `export { strFromU8 } from 'fflate'; export { gunzipSync } from 'node:zlib'
        import { readOcf } from './${folder}/epub/ocf.js'
        export const unzipSync = (bytes) => Object.fromEntries(readOcf(bytes))`
    }
    onResolve({ filter: /^(css-tree|fflate)$/ }, ({ path, importer }) =>
      /epubcheck-ts/.test(importer) ? { path, namespace: 'lighter' } : undefined)
    onLoad({ filter: /./, namespace: 'lighter' }, ({ path }) => ({ contents: modules[path], resolveDir: process.cwd() }))
  }
})

/**
 * pdf-lib need not bring what draws forms and SVG, epub-gen-memory shall not fetch, Puppeteer does not speak BiDi, and
 * subset-font is handed faces that are not packed.
 */
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@cantoo\/pdf-lib$/ }, () => ({ path: resolve('node_modules/@cantoo/pdf-lib/es/core/index.js') }))
    onResolve({ filter: /^(node-fetch|abort-controller)$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: '' }))
    onResolve({ filter: /\/bidi\.js$/ }, ({ kind }) => kind === 'dynamic-import' ? { path: 'bidi', external: true } : undefined)
    onResolve({ filter: /^fontverter$/ }, ({ path, kind }) => kind === 'require-call' ? { path, namespace: 'plain' } : undefined)
    onLoad({ filter: /./, namespace: 'plain' }, () => ({
      contents: "exports.detectFormat = () => 'sfnt'; exports.convert = async (face) => face"
    }))
  }
}

/** Help and usage need the table of the commands, and nothing of what these import when they run. */
const withoutPrograms = {
  name: 'without-programs',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && /[/\\]commands[/\\]/.test(importer) ? { path, external: true } : undefined)
  }
}

/** The program takes over the browser that `tongbao.js` has started, so both must have one module for it. */
const sharedBrowser = {
  name: 'shared-browser',
  setup({ onResolve }) {
    onResolve({ filter: /\/browser-process\.js$/ }, () => ({ path: 'tongbao:browser-process', external: true }))
  }
}
