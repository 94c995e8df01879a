import { dirname } from 'node:path'
import { Fault } from '../report.js'
import { publishing, shared, type Command } from './command.js'

/** `tongbao desk`: serves the page on which documents are edited beside their printed pages, until it is ended. */
export const command: Command = {
  operands: '[PATH…]',
  zh: '打开校对台：左边改稿，右边即见版面；只在本机可用',
  en: 'opens the proofing desk: text on the left, the pages on the right as you type; on this machine alone',
  options: {
    port: { type: 'string', value: 'N', zh: '端口（缺省由系统挑选）', en: 'the port (by default a free one)' },
    'no-open': { type: 'boolean', zh: '只给出地址，不打开浏览器', en: 'tell the address, open no browser' },
    ...publishing, ...shared
  },
  async run({ operands, options, settings: readSettings, terminal: { language, print, progress, give, flush } }) {
    const port = Number(options['port'] ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Fault('usage', { zh: `--port ${String(options['port'])}，应为 0 到 65535 的整数`, en: `--port ${String(options['port'])}, expected a whole number up to 65535` })
    }
    const [settings, { expandDocuments, placeEditions }, { recoverEditions }, { openWarmOutside }, { openDesk }, { openAddress }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-folder.js'), import('../effects/warm-outside.js'),
      import('../effects/desk.js'), import('../effects/open-address.js')
    ])
    const paths = await expandDocuments(operands.length > 0 ? operands : ['.'], settings.out)
    const places = placeEditions(paths, settings.out, options['root'])
    await Promise.all([...new Set(places.map(({ folder }) => dirname(folder)))].map(recoverEditions))
    const outside = await openWarmOutside(settings)
    outside.warmUp()
    try {
      const { address } = await openDesk({ places, settings, outside, language, port })
      give('address', address)
      flush()
      print(language === 'zh' ? `校对台：${address}\n` : `The desk: ${address}\n`)
      if (options['no-open'] !== true && !await openAddress(address)) {
        print(language === 'zh' ? '打不开浏览器，请自行打开上面的地址\n' : 'No browser could be opened; open this address yourself\n')
      }
      progress(language === 'zh' ? '按 Ctrl-C 结束' : 'Ctrl-C ends')
      // it ends with the program
      return await new Promise<number>(() => undefined)
    } finally {
      await outside.close()
    }
  }
}
