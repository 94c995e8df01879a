import { Fault } from '../report.js'
import type { Command } from './command.js'

/** `tongbao completions`: prints what lets a shell complete commands, options and forms. */
export const command: Command = {
  operands: 'SHELL',
  zh: '输出外壳（bash、zsh、fish）的补全脚本，用法写在脚本首行', en: 'prints what lets a shell (bash, zsh, fish) complete its commands; its first line says where to put it',
  options: {},
  async run({ operands: [shell = ''], terminal: { language, print, give } }) {
    const [{ loadCommands }, { scripts }, { openAssets }, { writable }] = await Promise.all([
      import('./commands.js'), import('./completion-scripts.js'), import('../effects/assets.js'), import('../forms/choose-form.js')
    ])
    const write = Object.hasOwn(scripts, shell) ? scripts[shell as keyof typeof scripts] : undefined
    if (!write) throw new Fault('usage', { zh: `completions ${shell}，应为 bash、zsh 或 fish`, en: `completions ${shell}, expected bash, zsh or fish` })
    const forms = writable((await openAssets()).forms).flatMap(({ name, form }) => [form.term, name])
    const script = write({ commands: await loadCommands(), forms, language })
    print(script)
    give('script', script)
    return 0
  }
}
