import { shared, type Command } from './command.js'

/** `tongbao doctor`: tells what this machine has of what the program needs, and how to get the rest. */
export const command: Command = {
  operands: '',
  zh: '检查本机：浏览器、字体、可写的文件夹等，缺什么、怎么补', en: 'examines this machine: browser, faces, folders and so on, what is missing and how to get it',
  options: { out: { type: 'string', short: 'o', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' }, ...shared },
  async run({ settings: readSettings, terminal: { language, print, give, progress } }) {
    const [settings, { examine }, { formatChecks }] = await Promise.all([readSettings(), import('../effects/examine.js'), import('./format-checks.js')])
    progress(language === 'zh' ? '正在检查……' : 'examining')
    const checks = await examine(settings)
    progress()
    print(formatChecks(checks, language))
    give('checks', checks)
    return checks.some(({ state }) => state === 'missing') ? 2 : 0
  }
}
