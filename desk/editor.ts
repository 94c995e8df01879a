import { closeCompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, type Extension, type Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import type { PlainFinding } from '../src/outcome.js'
import type { Language } from '../src/text/language.js'
import { markdown } from './markdown.js'
import { chinese } from './phrases.js'
import { severities, wordsIn } from './words.js'

/** What an editor is opened with. */
export interface EditorOptions {
  readonly parent: HTMLElement
  readonly language: Language
  readonly nonce: string
  /** Completion, keys of the page. */
  readonly more: Extension
  readonly onText: () => void
  readonly onCaret: () => void
}

/** Marks a change that the file on disk made, and not the user. */
const fromDisk = Annotation.define<boolean>()

/** The text of a document, with what was found in it. */
export interface Editor {
  readonly view: EditorView
  readonly text: () => string
  /** Opens a document anew; `kept` is what `keep` gave. */
  readonly open: (text: string, kept?: unknown) => void
  /** Takes over another text, as one change that can be undone; caret and what is alike stay. */
  readonly takeOver: (text: string) => void
  /** The text with its history and selection, as plain data. */
  readonly keep: () => unknown
  readonly show: (findings: readonly PlainFinding[]) => void
  readonly goTo: (offset: number) => void
}

/** Opens an editor. */
export function openEditor({ parent, language, nonce, more, onText, onCaret }: EditorOptions): Editor {
  const extensions: Extension = [
    EditorView.cspNonce.of(nonce), EditorState.phrases.of(language === 'zh' ? chinese : {}),
    lineNumbers(), highlightSpecialChars(), highlightActiveLine(), drawSelection(), EditorView.lineWrapping, history({ minDepth: 1000 }),
    markdown, lintGutter(), search({ top: true }), more,
    keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, ...completionKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': wordsIn(language)('text'), 'aria-describedby': 'field-help', spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, selectionSet, focusChanged, state }) => {
      // letters of an unfinished Chinese word are no text yet
      if (docChanged && !view.composing) onText()
      if ((docChanged || selectionSet || focusChanged) && state) onCaret()
    }),
    EditorView.domEventHandlers({ compositionend: () => void setTimeout(onText) })
  ]
  const view = new EditorView({ parent, state: EditorState.create({ extensions }) })
  return {
    view,
    text: () => view.state.doc.toString(),
    open: (text, kept) => {
      const fresh = () => EditorState.create({ doc: text, extensions })
      view.setState(restore(kept, extensions) ?? fresh())
    },
    takeOver: (text) => {
      const old = view.state.doc.toString()
      const [from, after] = commonEnds(old, text)
      view.dispatch({
        changes: { from, to: old.length - after, insert: text.slice(from, text.length - after) }, annotations: fromDisk.of(true)
      })
    },
    keep: () => view.state.toJSON({ history: historyField }),
    show: (findings) => {
      const diagnostics = findings.flatMap((finding) => diagnosticOf(finding, view.state.doc, language))
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    goTo: (offset) => {
      closeCompletion(view)
      const anchor = Math.min(offset, view.state.doc.length)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    }
  }
}

/** Opens the panel for looking up and replacing. */
export { openSearchPanel }

function restore(kept: unknown, extensions: Extension): EditorState | undefined {
  try {
    return kept === undefined ? undefined : EditorState.fromJSON(kept, { extensions }, { history: historyField })
  } catch {
    // another release of the editor wrote it
    return undefined
  }
}

/** How many characters two texts have in common at their beginnings, and at their ends. */
function commonEnds(a: string, b: string): [start: number, end: number] {
  const most = Math.min(a.length, b.length)
  let [start, end] = [0, 0]
  while (start < most && a[start] === b[start]) start += 1
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return [start, end]
}

/** Underlines what a finding names at its place, or else what stands there up to the next mark. */
function diagnosticOf(finding: PlainFinding, doc: Text, language: Language): Diagnostic[] {
  const { line: number, column = 1, severity, values } = finding
  if (number === undefined || number > doc.lines) return []
  const line = doc.line(number)
  const from = Math.min(line.from + column - 1, line.to)
  const rest = line.text.slice(from - line.from)
  const named = values.find((value): value is string => typeof value === 'string' && value !== '' && rest.startsWith(value))
  const length = named?.length ?? /^.[^，。；：、！？\s]*/u.exec(rest)?.[0].length ?? 0
  return [{
    from, to: from + length, severity: severity === 'fault' ? 'error' : severity === 'note' ? 'info' : severity,
    message: textOf(finding, language)
  }]
}

/** The words of a finding without its place and gravity, which stand beside them. */
export function textOf({ words, severity }: PlainFinding, language: Language): string {
  const label = `${severities[language][severity]}${language === 'zh' ? '：' : ': '}`
  const text = words[language]
  return text.slice(text.indexOf(label) + label.length)
}
