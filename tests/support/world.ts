import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { openAssets } from '../../src/effects/assets.js'
import { cacheFolder } from '../../src/effects/cache.js'
import { cutWords } from '../../src/effects/cut-words.js'
import { drawPng } from '../../src/effects/draw.js'
import { judgeEpub } from '../../src/effects/epub-check.js'
import { extractTexts } from '../../src/effects/extractors.js'
import { pictureReader } from '../../src/effects/files.js'
import { openFontShelf } from '../../src/effects/font-shelf.js'
import { readProgram } from '../../src/effects/outside.js'
import { within } from '../../src/effects/time-limit.js'
import { subsetFace } from '../../src/fonts/subset.js'
import { deflate } from '../../src/text/deflate.js'
import type { Printer, World } from '../../src/world.js'

/** The program's own files, with the forms as they are in `src/`. */
export const assets = await openAssets({ loadForm: (name) => import(`../../src/forms/${name}.ts`) })

const fonts = openFontShelf({ cache: cacheFolder() })
const noPrinter: Printer = {
  layOut: () => {
    throw new Error('this test has no printer')
  }
}

/** The real outside for the document at `path`, with a browser only where a test brings one. */
export function worldFor(path: string, printer: Printer = noPrinter): World {
  return {
    ...assets, printer, fonts, epoch: undefined, extract: extractTexts, deflate, drawPng, judgeEpub, within, cut: subsetFace, words: cutWords, ...readProgram(),
    browser: async () => 'Chromium 147.0.7727.0', picture: pictureReader(path)
  }
}

/** The templates with that of `path` in the form's folder changed. */
export function withTemplate({ templates }: World, path: string, change: (template: string) => string): Partial<World> {
  return { templates: (form) => changed(templates(form), path, change) }
}

/** The styles with that of `name` changed. */
export function withStyle({ styles }: World, name: string, change: (css: string) => string): Partial<World> {
  return { styles: changed(styles, name, change) }
}

function changed(files: ReadonlyMap<string, string>, name: string, change: (text: string) => string): Map<string, string> {
  return new Map([...files, [name, change(files.get(name) ?? '')]])
}

/** The document at `path` as a job hands it to the pipeline. */
export function fileAt(path: string): VFile {
  return new VFile({ path, value: readFileSync(path) })
}

/** A document of the real bulletin's front matter and `body`. */
export function fileWith(body: string, frontMatter: (yaml: string) => string = (yaml) => yaml): VFile {
  const [, yaml = ''] = readFileSync('content/2019-14.md', 'utf8').split('---\n')
  return new VFile({ path: 'content/example.md', value: Buffer.from(`---\n${frontMatter(yaml)}---\n\n${body}\n`) })
}
