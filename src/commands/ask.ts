import { writable, type NamedForm } from '../forms/choose-form.js'
import { fieldsOf } from '../forms/fields.js'
import type { Form } from '../forms/form.js'
import { kindOf } from '../forms/kinds.js'
import { yamlOf } from '../forms/write-blank.js'
import type { Terminal } from './command.js'

type Ask = () => Promise<string | undefined>

/** Asks which form a document shall have, by number or name; 文件 where nothing is answered. */
export async function askForm(forms: ReadonlyMap<string, Form>, ask: Ask, { language, warn }: Terminal): Promise<NamedForm> {
  const known = writable(forms)
  const rows = known.map(({ name, form }, index) => `  ${index + 1}  ${form.term} ${name}  ${form.help[language]}\n`)
  for (;;) {
    warn(language === 'zh' ? `公文格式：\n${rows.join('')}写编号或名称，回车为 1：` : `Which form:\n${rows.join('')}Number or name; Enter is 1: `)
    const answer = (await ask())?.trim() || '1'
    const found = known.find(({ name, form }, index) => [String(index + 1), name, form.term].includes(answer))
    if (found) return found
  }
}

/** Asks for each field that a document of this form must have, until the answer fits; nothing leaves the field open. */
export async function askFields(form: Form, ask: Ask, { language, warn }: Terminal): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>()
  const zh = language === 'zh'
  warn(zh ? '以下各项现在填或以后填都可以，直接回车则留空\n' : 'Each of these can be filled in now or later; Enter leaves it open\n')
  for (const [key, { term, kind, required, help, example }] of Object.entries(fieldsOf(form))) {
    if (required !== true || key === 'form') continue
    for (;;) {
      warn(zh ? `${term}（${help.zh}，如 ${example}）：` : `${term} ${key} (${help.en}, such as ${example}): `)
      const answer = (await ask())?.trim() ?? ''
      if (answer === '') break
      if (kindOf(kind).read(answer) !== undefined) {
        answers.set(key, yamlOf(answer))
        break
      }
      warn(zh ? `  应为${kindOf(kind).zh}\n` : `  expected ${kindOf(kind).en}\n`)
    }
  }
  return answers
}
