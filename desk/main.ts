import { keymap } from '@codemirror/view'
import type { Saved } from '../src/effects/desk-session.js'
import type { PlainFinding } from '../src/outcome.js'
import type { Language } from '../src/text/language.js'
import { api, DeskFault, type PagePoint } from './api.js'
import { settleConflict } from './conflict.js'
import { openEditor } from './editor.js'
import { openErrata } from './errata.js'
import { fieldCompletion, helpAt } from './fields.js'
import { listFindings } from './findings.js'
import { holdDocument } from './hold-document.js'
import { openPages } from './pages.js'
import { find, openChoice, say, showNotice, wordPage } from './page.js'
import { openPanes } from './panes.js'
import { openProducts } from './products.js'
import { lastOf, rest } from './rest.js'
import { countWords, pageWords, wordsIn, type Word } from './words.js'

/** Milliseconds of rest after which all is made and proven, and what was typed is kept aside. */
const pauses = { finish: 700, keep: 300, caret: 40 }

const about = await api.about()
const language = (sessionStorage.getItem('language') ?? about.language) as Language
const words = wordsIn(language)
const nonce = find<HTMLMetaElement>('meta[name=csp-nonce]').content

/** What is on the desk: which document, what of it is on disk, and the pages that are shown. */
const desk = {
  id: 0, saved: { hash: '' } as Saved, version: 0, shownText: '', isBroken: false, isMade: false,
  found: [] as readonly PlainFinding[], late: [] as readonly PlainFinding[]
}

wordPage(language)
const products = openProducts(words, (tab) => {
  pages.fit()
  if (tab === 'tab-errata') void showErrata()
})
const showErrata = openErrata({ language, id: () => desk.id, isMade: () => desk.isMade })
const pages = openPages(find('#pages'), {
  name: (page, count) => pageWords(language, page, count),
  onPoint: (point) => goToPoint(point)
})
const editor = openEditor({
  parent: find('#editor'), language, nonce,
  more: [
    fieldCompletion(about.forms, language),
    keymap.of([{ key: 'Mod-s', run: () => { void save(); return true } }])
  ],
  onText: () => {
    desk.isMade = false
    showState()
    void layOut()
    keepLater()
  },
  onCaret: () => {
    find('#field-help').textContent = helpAt(editor.view.state, about.forms, language) || words('helpLine')
    followLater()
  }
})

const layOutLast = lastOf(async (text: string) => {
  const { id } = desk
  const { version, findings, pdf } = await api.preview(id, text)
  if (id !== desk.id) return
  if (pdf.length > 0) {
    await pages.show(pdf)
    ;[desk.version, desk.shownText] = [version, text]
    void follow(false)
  }
  desk.isBroken = pdf.length === 0
  desk.found = findings
  if (desk.isBroken) desk.late = []
  showFindings()
  performance.mark('shown', { detail: { text, version } })
})

/** Lays out the text as it is, and makes all of it when it rests. */
const layOut = () => layOutLast(editor.text()).then(finishLater, lost)

const finishLater = rest(pauses.finish, async () => {
  const [text, id] = [editor.text(), desk.id]
  const isSaved = text === desk.saved.text && desk.saved.isUtf8 === true
  showState(words('finishing'))
  const { isSuperseded, findings = [], files = [], changes } = await api.finish(id, text, isSaved)
  if (isSuperseded || id !== desk.id || text !== editor.text()) return
  ;[desk.found, desk.late] = [[], findings]
  if (files.length > 0) products.show(id, files)
  showFindings()
  desk.isMade = isSaved && files.length > 0
  showState(desk.isMade ? words('madeAll') : undefined)
  say([countWords(language, findings), ...changes ? [changes[language]] : []].join(' '))
  find('#changes').textContent = changes?.[language] ?? ''
  if (desk.isMade) await showErrata()
}, lost)

let hold: ReturnType<typeof holdDocument> | undefined
const keepLater = rest(pauses.keep, () => keep(), lost)
const followLater = rest(pauses.caret, () => follow(true), lost)

async function keep(isLast = false): Promise<void> {
  keepLater.cancel()
  if (!hold?.isHeld()) return
  const { text, hash } = desk.saved
  await api.keep(desk.id, JSON.stringify({ hash, isDirty: editor.text() !== text, editor: editor.keep() }), isLast)
}

/** Marks the caret's sentence on the pages, where they show this text. */
async function follow(isMoved: boolean): Promise<void> {
  if (desk.version === 0 || editor.text() !== desk.shownText) return
  try {
    pages.mark(await api.caret(desk.id, desk.version, editor.view.state.selection.main.head), isMoved && editor.view.hasFocus)
  } catch (error) {
    lost(error)
  }
}

/** Sets the caret before the character at a point of a page. */
function goToPoint(point: PagePoint): void {
  api.offset(desk.id, desk.version, point).then(({ offset }) => { if (offset !== undefined) editor.goTo(offset) }, lost)
}

async function open(id: number): Promise<void> {
  hold?.letGo()
  hold = holdDocument(id, (isWaiting) => notice(isWaiting ? 'otherTab' : undefined))
  Object.assign(desk, { id, version: 0, shownText: '', isMade: false, found: [], late: [] })
  const { draft, ...saved } = await api.read(id)
  desk.saved = saved
  const kept = draft === undefined ? undefined : JSON.parse(draft) as { hash: string, isDirty: boolean, editor: { doc: string } }
  const isUsable = kept && (kept.isDirty || kept.editor.doc === saved.text)
  editor.open(saved.text ?? '', isUsable ? kept.editor : undefined)
  products.show(id, undefined)
  notice()
  if (isUsable && kept.isDirty) {
    say(words('restored'))
    if (kept.hash !== saved.hash) notice('changedOnDisk')
  }
  showState()
  await layOut()
}

async function save(hash = desk.saved.hash): Promise<void> {
  const text = editor.text()
  try {
    const { isSaved, ...found } = await api.save(desk.id, text, hash)
    if (!isSaved) return await settle(found)
    desk.saved = found
    // the lines of the file may end otherwise, but its text is this one
    notice()
    showState()
    say(words('saved'))
    await keep()
    finishLater()
  } catch (error) {
    lost(error)
  }
}

/** Shows what is on disk beside what is here, and does what is decided. */
async function settle(disk: Saved): Promise<void> {
  const decision = await settleConflict({ disk: disk.text ?? '', mine: editor.text(), language, nonce })
  if (decision.take === 'later') return notice(disk.text === undefined ? 'goneOnDisk' : 'changedOnDisk')
  desk.saved = disk
  editor.takeOver(decision.take === 'disk' ? disk.text ?? '' : decision.text)
  notice()
  if (decision.take === 'mine') await save(disk.hash)
}

/** The file changed on disk: where nothing is unsaved its text is taken over, which can be undone. */
async function lookAgain(id: number): Promise<void> {
  if (id !== desk.id) return
  const { draft: _, ...disk } = await api.read(id)
  const isClean = editor.text() === desk.saved.text
  if (disk.hash === desk.saved.hash) {
    // a picture beside it
    return layOut()
  }
  if (disk.text === undefined) {
    desk.saved = disk
    showState()
    return notice('goneOnDisk')
  }
  if (!isClean && editor.text() !== disk.text) return notice('changedOnDisk')
  desk.saved = disk
  editor.takeOver(disk.text)
  notice()
  await layOut()
}

function showFindings(): void {
  const all = [...desk.found, ...desk.late.filter((late) => !desk.found.some(({ id, line }) => id === late.id && line === late.line))]
  editor.show(all)
  listFindings(all, {
    language,
    onPlace: ({ line = 1, column = 1 }) => editor.goTo(editor.view.state.doc.line(Math.min(line, editor.view.state.doc.lines)).from + column - 1)
  })
  showState()
}

function showState(detail = desk.isBroken ? words('lastGood') : undefined): void {
  const isDirty = editor.text() !== desk.saved.text
  document.title = `${isDirty ? '● ' : ''}${about.documents[desk.id]} – ${words('title')}`
  find('#state').textContent = [words(isDirty ? 'unsaved' : 'saved'), ...detail === undefined ? [] : [detail]].join(' · ')
  document.body.classList.toggle('dirty', isDirty)
}

/** Says what has to be decided or known about the file on disk. */
function notice(word?: Word): void {
  const { isUtf8, form } = desk.saved
  const own = word ?? (isUtf8 === false ? 'notUtf8' : form?.isMixed ? 'mixedEnds' : undefined)
  showNotice(own && words(own), word === 'changedOnDisk' ? async () => {
    const { draft: _, ...disk } = await api.read(desk.id)
    await settle(disk)
  } : undefined)
}

function lost(error: unknown): void {
  const finding = error instanceof DeskFault ? error.finding : undefined
  showNotice(finding ? finding.words[language] : words('gone'))
}

find('#save').onclick = () => void save()
find('#language').onclick = async () => {
  sessionStorage.setItem('language', language === 'zh' ? 'en' : 'zh')
  await keep()
  location.reload()
}
openPanes({
  isWriting: () => editor.view.hasFocus, write: () => editor.view.focus(), onPane: () => pages.fit(), save: () => void save(),
  onPage: () => goToPoint({ page: pages.current(), x: 0, y: 842 })
})
addEventListener('resize', () => pages.fit())
// a reload must not be quicker than what keeps the text
addEventListener('beforeunload', (event) => {
  if (!keepLater.isWaiting()) return
  void keep(true).catch(() => undefined)
  if (editor.text().length > 15_000) event.preventDefault()
})
const events = api.events()
events.onmessage = ({ data }) => void lookAgain((JSON.parse(String(data)) as { changed: number }).changed).catch(lost)
events.onerror = () => { if (events.readyState === EventSource.CLOSED) lost(undefined) }

find('#field-help').textContent = words('helpLine')
const first = openChoice(about.documents, (id) => keep().then(() => open(id)).catch(lost))
await open(first).catch(lost)
