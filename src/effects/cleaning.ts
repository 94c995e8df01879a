import type { CleaningOutside, Question } from '../clean-job.js'
import type { Terminal } from '../commands/command.js'
import { openAssets } from './assets.js'
import { openQuestions, readOptional, writeWhole } from './clean-files.js'
import { readNamed } from './regular-file.js'
import { trace } from './trace.js'

/** Opens what a clean-up needs of the outside; with `isAsking` it asks people on the terminal. Its opener closes it. */
export async function openCleaning(terminal: Pick<Terminal, 'language' | 'warn'>, isAsking: boolean): Promise<CleaningOutside & { close: () => void }> {
  const questions = isAsking ? openQuestions() : undefined
  const { forms } = await openAssets()
  return {
    forms, trace, read: readNamed, readOptional, write: writeWhole,
    ...(questions && { ask: (question: Question) => askOn(terminal, questions.ask, question) }),
    close: () => questions?.close()
  }
}

/** Shows a question until it is answered; `undefined` where nobody answers any more. */
async function askOn(
  { language, warn }: Pick<Terminal, 'language' | 'warn'>, ask: () => Promise<string | undefined>, { before, place, after, proposal, isEditable, at, of }: Question
): Promise<boolean | string | undefined> {
  const zh = language === 'zh'
  warn(`\n${at}/${of}  ${proposal[language]}\n  …${before}【${place}】${after}…\n`)
  for (;;) {
    const edit = isEditable ? { zh: '，改为其他文字 e', en: ', e to put other words there' }[language] : ''
    warn(zh ? `照办 y，不动 n${edit}：\n` : `y to do it, n to leave it${edit}:\n`)
    const answer = (await ask())?.trim().toLowerCase()
    if (answer === undefined) return undefined
    if (answer === 'y' || answer === 'n') return answer === 'y'
    if (answer !== 'e' || !isEditable) continue
    warn(zh ? '新的文字：\n' : 'the words:\n')
    return ask()
  }
}
