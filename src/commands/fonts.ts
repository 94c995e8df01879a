import { shared, type Command } from './command.js'

/** `tongbao fonts`: what serves each role, after fetching Debian's package again where that is asked for. */
export const command: Command = {
  operands: '',
  zh: '列出每类字体用的是哪个文件', en: 'shows which file serves each class of face',
  options: {
    fetch: { type: 'boolean', zh: '没有仿宋时，从 Debian 字体包里取', en: 'where there is no 仿宋, fetches Debian\'s package with one' },
    ...shared
  },
  async run({ options, settings: readSettings, terminal: { language, print, give, tell } }) {
    const [settings, { cacheFolder }, { fetchDebianFonts }, { openFontShelf }, { adviseFangsong, firstFaces, formatShelf }, { plainFinding }, { Finding }] = await Promise.all([
      readSettings(), import('../effects/cache.js'), import('../effects/debian-fonts.js'), import('../effects/font-shelf.js'),
      import('../fonts/shelf-report.js'), import('../outcome.js'), import('../report.js')
    ])
    const cache = cacheFolder()
    const list = () => openFontShelf({ cache, ...(settings.fonts !== undefined && { folder: settings.fonts }) }).files()
    const lacks = async () => firstFaces(await list()).fangsong?.genuine !== true
    if (options['fetch'] === true && await lacks()) {
      const outcome = await fetchDebianFonts(cache)
      const findings = typeof outcome === 'object' ? [new Finding('fonts-not-fetched', undefined, outcome.reason, adviseFangsong(process.platform, false))] : []
      tell({ source: '', products: [], findings: findings.map(plainFinding) })
    }
    const files = await list()
    print(formatShelf(files, language))
    if (options['fetch'] !== true && await lacks()) print(`${adviseFangsong(process.platform, true)[language]}\n`)
    give('faces', firstFaces(files))
    return 0
  }
}
