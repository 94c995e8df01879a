// npm run fuzz -- COUNT SEED            drafts documents, with all that comes before the browser
// npm run fuzz -- editions COUNT SEED   publishes documents
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const kind = process.argv[2] === 'editions' ? process.argv.splice(2, 1)[0] : 'documents'
const outfile = `build/fuzz/${kind}.js`
await build({
  entryPoints: [`tests/fuzz/${kind}.ts`], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'error'
})
await import(pathToFileURL(outfile).href)
