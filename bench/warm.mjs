// `node warm.mjs DOCUMENT` publishes a document three times in one process, with the outside that `tongbao build` makes,
// and tells on stdout as JSON how many milliseconds the last took, each of its steps, and the layout gate among them.
import { openOutside } from '../build/effects/outside.js'
import { readPdf } from '../build/pdf/read/read.js'
import { readTagged } from '../build/pdf/read/tagged-text.js'
import { checkLayout } from '../build/proof/layout/check-layout.js'
import { makeDraft, publish } from '../build/publish.js'
import { defaults } from '../build/settings.js'

const [path] = process.argv.slice(2)
const outside = await openOutside(defaults)
const world = outside.worldFor(path)
try {
  await publishOnce()
  await publishOnce()
  console.log(JSON.stringify(await publishOnce()))
} finally {
  await outside.close()
}

async function publishOnce() {
  const file = await outside.read(path)
  const laps = []
  const start = performance.now()
  const onStep = (step) => laps.push([step, performance.now()])
  const edition = await publish(file, { settings: defaults, world, onStep })
  if (!edition) throw new Error(file.messages.join('\n'))
  const end = performance.now()
  const stages = laps.map(([step, from], index) => [step, (laps[index + 1]?.[1] ?? end) - from])
  stages.push(['layout gate (of the pdf proof)', await timeGate(file, edition)])
  return { ms: end - start, stages: Object.fromEntries(stages) }
}

async function timeGate(file, edition) {
  const { text, format, pagination } = await makeDraft(await outside.read(path), { settings: defaults, world })
  const pdf = edition.products.get('pdf')
  const model = await readPdf(pdf)
  const { runs } = await readTagged(pdf, Promise.resolve(model))
  const start = performance.now()
  checkLayout(file, { model, runs, text, format, pagination })
  return performance.now() - start
}
