// `node warm.mjs DOCUMENT` publishes a document twice in one process, with the outside that `tongbao build` makes,
// and tells on stdout how many milliseconds the second took.
import { cacheFolder } from '../build/effects/cache.js'
import { listGenres, pictureReader, readDocument, readOwn } from '../build/effects/files.js'
import { openFontShelf } from '../build/effects/font-shelf.js'
import { openPrinter } from '../build/effects/printer.js'
import { publish } from '../build/publish.js'
import { defaults } from '../build/settings.js'

const [path] = process.argv.slice(2)
const cache = cacheFolder()
const printer = openPrinter({ cache, notify: () => undefined })
const world = {
  printer,
  fonts: openFontShelf({ cache }),
  template: (name) => readOwn(`templates/${name}`),
  style: (name) => readOwn(`styles/${name}`),
  picture: pictureReader(path),
  epoch: undefined
}
try {
  await publishOnce()
  const start = performance.now()
  await publishOnce()
  console.log(performance.now() - start)
} finally {
  await printer.close()
}

async function publishOnce() {
  const file = await readDocument(path)
  const edition = await publish(file, { settings: defaults, world, genres: listGenres() })
  if (!edition) throw new Error(file.messages.join('\n'))
}
