import { basename, extname } from 'node:path'
import type { Form } from '../forms/form.js'
import type { Both } from '../text/language.js'
import { Fault } from '../report.js'
import type { Command, Terminal } from './command.js'

/** `tongbao new`: writes a document to be filled in; on a terminal it asks for what the document must have. */
export const command: Command = {
  operands: 'PATH',
  zh: '新建一份待填的稿件，每一项都有说明；PATH 为 - 则写到标准输出', en: 'begins a document to be filled in, every field explained; PATH - is the standard output',
  options: {
    form: { type: 'string', short: 'f', value: 'FORM', zh: '公文格式，中文名或英文名（缺省为 文件）', en: 'the form, by its Chinese or English name (文件)' },
    yes: { type: 'boolean', short: 'y', zh: '不提问', en: 'ask nothing' }
  },
  async run({ operands: [named = ''], options, terminal }) {
    const path = named === '-' || extname(named) !== '' ? named : `${named}.md`
    if (path !== '-' && extname(path) !== '.md') throw new Fault('usage', { zh: `${path}，稿件的名称应以 .md 结尾`, en: `${path}, expected a name that ends in .md` })
    const [{ openAssets }, { writeNew, isThere }, { writeBlank }, { chooseForm, usualForm }, { assertEditionName }] = await Promise.all([
      import('../effects/assets.js'), import('../effects/new-file.js'), import('../forms/write-blank.js'), import('../forms/choose-form.js'),
      import('../edition/edition-name.js')
    ])
    if (path !== '-') assertEditionName(basename(path, '.md'), path)
    if (isThere(path)) throw new Fault('new-taken', path)
    const { forms } = await openAssets()
    const isAsking = terminal.isWatched && options['yes'] !== true && options['json'] !== true && path !== '-'
    const known = typeof options['form'] === 'string' ? chooseForm(forms, options['form']) : undefined
    const { name, form, answers } = isAsking
      ? await ask(forms, known, terminal)
      : { ...known ?? chooseForm(forms, usualForm), answers: new Map<string, string>() }
    const text = writeBlank(name, form, answers, terminal.language)
    if (path === '-') {
      terminal.give('text', text)
      terminal.print(text)
      return 0
    }
    await writeNew(path, text)
    terminal.tell({ source: path, products: [{ path, bytes: Buffer.byteLength(text) }], findings: [], verdict: next(path) })
    return 0
  }
}

/** Asks for the form, where it is not known, and for each field that it must have. */
async function ask(
  forms: ReadonlyMap<string, Form>, known: { readonly name: string, readonly form: Form } | undefined, terminal: Terminal
): Promise<{ readonly name: string, readonly form: Form, readonly answers: ReadonlyMap<string, string> }> {
  const [{ openQuestions }, { askForm, askFields }] = await Promise.all([import('../effects/clean-files.js'), import('./ask.js')])
  const questions = openQuestions()
  try {
    const found = known ?? await askForm(forms, questions.ask, terminal)
    return { ...found, answers: await askFields(found.form, questions.ask, terminal) }
  } finally {
    questions.close()
  }
}

function next(path: string): Both {
  return { zh: `请打开 ${path} 填写，再运行 tongbao check ${path}`, en: `fill in ${path}, then run tongbao check ${path}` }
}
