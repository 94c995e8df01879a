// `node warm.mjs DOCUMENT` publishes a document three times in one process, with the outside that `tongbao build` makes,
// and tells on stdout as JSON how many milliseconds the last took, and each of its steps.
import { openOutside } from '../build/effects/outside.js'
import { publish } from '../build/publish.js'
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
  return { ms: end - start, stages: Object.fromEntries(stages) }
}
