import type { Language } from '../src/text/language.js'
import { api, DeskFault } from './api.js'
import { textOf } from './editor.js'
import { find } from './page.js'
import { downloadOf, frameOf } from './products.js'
import { wordsIn } from './words.js'

/** What the tab of the errata needs to know of the desk. */
export interface ErrataOptions {
  readonly language: Language
  readonly id: () => number
  /** Whether the text is saved and its edition in place. */
  readonly isMade: () => boolean
}

/** Opens the tab of the errata; gives what shows them anew. */
export function openErrata({ language, id, isMade }: ErrataOptions): () => Promise<void> {
  const words = wordsIn(language)
  const [panel, note, answer] = [find('#errata'), find('#errata-note'), find('#release-note')]
  const show = async (): Promise<void> => {
    if (panel.hidden) return
    note.textContent = words('comparing')
    const { against, files, findings } = await api.errata(id())
    note.textContent = against === undefined ? words('noRelease') : findings.map((finding) => textOf(finding, language)).join(' ')
    panel.querySelector('iframe')?.remove()
    const page = files.find(({ name }) => name.endsWith('.html'))
    if (page) panel.append(frameOf(api.product(id(), page.name), { title: words('errataFrame'), sandbox: '' }))
    find('#errata-files').replaceChildren(...files.map((file) => downloadOf(id(), file)))
  }
  const tell = (error: unknown) => {
    note.textContent = error instanceof DeskFault && error.finding ? textOf(error.finding, language) : words('gone')
  }
  find('#release').onclick = async () => {
    answer.textContent = ''
    if (!isMade()) answer.textContent = words('releaseFirst')
    else if (confirm(words('releaseSure'))) {
      try {
        const { findings, verdict } = await api.release(id())
        await show()
        answer.textContent = verdict?.[language] ?? findings.map((finding) => textOf(finding, language)).join(' ')
      } catch (error) {
        tell(error)
      }
    }
  }
  return () => {
    answer.textContent = ''
    return show().catch(tell)
  }
}
