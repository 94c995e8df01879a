import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { cacheFolder } from '../../src/effects/cache.js'
import { extractTexts } from '../../src/effects/extractors.js'
import { findOwn, pictureReader, readOwn } from '../../src/effects/files.js'
import { openFontShelf } from '../../src/effects/font-shelf.js'
import { readTools } from '../../src/effects/world.js'
import type { Printer, World } from '../../src/world.js'

/** The genres of `templates/`. */
export const genres = ['tongbao']

const unplugged = (): never => {
  throw new Error('this test has no printer')
}
const noPrinter: Printer = { version: unplugged, layOut: unplugged }

/** The real outside for the document at `path`, with a browser only where a test brings one. */
export function worldFor(path: string, printer: Printer = noPrinter): World {
  return {
    printer,
    fonts: openFontShelf({ cache: cacheFolder() }),
    template: (name) => readOwn(`templates/${name}`),
    findTemplate: (name) => findOwn(`templates/${name}`),
    style: (name) => readOwn(`styles/${name}`),
    picture: pictureReader(path),
    epoch: undefined,
    extract: extractTexts,
    tools: readTools()
  }
}

/** The document at `path` as `cli.ts` hands it to the pipeline. */
export function fileAt(path: string): VFile {
  return new VFile({ path, value: readFileSync(path) })
}

/** A document of the real bulletin's front matter and `body`. */
export function fileWith(body: string, frontMatter: (yaml: string) => string = (yaml) => yaml): VFile {
  const [, yaml = ''] = readFileSync('content/2019-14.md', 'utf8').split('---\n')
  return new VFile({ path: 'content/example.md', value: Buffer.from(`---\n${frontMatter(yaml)}---\n\n${body}\n`) })
}
