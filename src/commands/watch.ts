import { dirname } from 'node:path'
import { publishing, shared, type Command } from './command.js'

/** `tongbao watch`: publishes the documents, and again whenever one of them is saved, until it is ended. */
export const command: Command = {
  operands: 'PATH…',
  zh: '守着稿件，一存盘就重排；写到一半的稿件只报问题，原有成品不动',
  en: 'publishes documents again whenever they are saved; one that is half written shows its findings and leaves the edition that there is',
  options: { ...publishing, ...shared },
  async run({ operands, options, settings: readSettings, terminal: { language, print, progress, tell, flush } }) {
    const [settings, { expandDocuments, placeEditions }, { recoverEditions }, { openWarmOutside }, { watchFiles }, { buildOne }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-folder.js'),
      import('../effects/warm-outside.js'), import('../effects/watch-files.js'), import('../job.js')
    ])
    const places = placeEditions(await expandDocuments(operands, settings.out), settings.out, options['root'])
    await Promise.all([...new Set(places.map(({ folder }) => dirname(folder)))].map(recoverEditions))
    const outside = await openWarmOutside(settings)
    outside.warmUp()
    const waiting = new Map(places.map((place) => [place.path, place]))
    let wake = () => undefined as void
    watchFiles(places.map(({ path }) => path), outside.picturesOf, (changed) => {
      for (const place of places) if (place.path === changed) waiting.set(changed, place)
      wake()
    })
    // it ends with the program
    for (;;) {
      for (const [path, place] of waiting) {
        waiting.delete(path)
        progress(path)
        const start = outside.now()
        const outcome = await buildOne({ ...place, settings, isSparing: true }, outside)
        const seconds = ((outside.now() - start) / 1000).toFixed(2)
        tell(outcome)
        flush()
        print(language === 'zh' ? `${path}  用时 ${seconds} 秒\n` : `${path}  ${seconds} s\n`)
      }
      progress(language === 'zh' ? '等待存盘……按 Ctrl-C 结束' : 'waiting for a save; Ctrl-C ends')
      await new Promise<void>((resolve) => { wake = resolve })
    }
  }
}
