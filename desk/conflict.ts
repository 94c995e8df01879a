import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import type { Language } from '../src/text/language.js'
import { chinese } from './phrases.js'
import { wordsIn } from './words.js'

/** What the user decided about two texts: which one it is to be, or nothing yet. */
export type Decision = { readonly take: 'disk' } | { readonly take: 'mine', readonly text: string } | { readonly take: 'later' }

/** Shows the text on disk beside the one on the desk, in which changes can be taken over, and waits for a decision. */
export async function settleConflict(
  { disk, mine, language, nonce }: { readonly disk: string, readonly mine: string, readonly language: Language, readonly nonce: string }
): Promise<Decision> {
  const dialog = document.querySelector<HTMLDialogElement>('#conflict')
  const parent = document.querySelector<HTMLElement>('#merge')
  if (!dialog || !parent) return { take: 'later' }
  const words = wordsIn(language)
  const common = (label: string) => [
    EditorView.cspNonce.of(nonce), EditorView.lineWrapping, lineNumbers(), EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorState.phrases.of(language === 'zh' ? chinese : {})
  ]
  const merge = new MergeView({
    parent, gutter: true, highlightChanges: true, collapseUnchanged: { margin: 2, minSize: 6 }, revertControls: 'a-to-b',
    renderRevertControl: () => {
      const button = document.createElement('button')
      ;[button.type, button.textContent, button.title, button.ariaLabel] = ['button', '→', words('takeChange'), words('takeChange')]
      return button
    },
    a: { doc: disk, extensions: [common(words('changedOnDisk')), EditorState.readOnly.of(true)] },
    b: { doc: mine, extensions: common(words('text')) }
  })
  dialog.showModal()
  const [first] = merge.chunks
  if (first) merge.b.dispatch({ effects: EditorView.scrollIntoView(first.fromB, { y: 'center' }) })
  try {
    const choice = await new Promise<string>((resolve) => {
      dialog.onclose = () => resolve('later')
      for (const button of dialog.querySelectorAll<HTMLButtonElement>('button[value]')) button.onclick = () => resolve(button.value)
    })
    return choice === 'mine' ? { take: 'mine', text: merge.b.state.doc.toString() } : { take: choice === 'disk' ? 'disk' : 'later' }
  } finally {
    dialog.onclose = null
    dialog.close()
    merge.destroy()
  }
}
