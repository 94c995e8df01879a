import type { Finished, ProductFile } from '../src/effects/desk-session.js'
import { api } from './api.js'
import type { Word } from './words.js'

/** The tabs and menus that show what was made. */
export interface ProductView {
  /** Shows the products of a document, or that there are none yet. */
  readonly show: (id: number, files: Finished['files'] | undefined) => void
}

/** Opens the tabs, by pointer and by arrow keys, and what they show besides the pages. */
export function openProducts(words: (word: Word) => string, onTab: (tab: string) => void): ProductView {
  const tabs = [...document.querySelectorAll<HTMLButtonElement>('[role=tab]')]
  const panelOf = (tab: HTMLButtonElement) => document.getElementById(tab.getAttribute('aria-controls') ?? '')
  let [shown, files]: [number, Finished['files'] | undefined] = [0, undefined]
  let made = ''

  const select = (tab: HTMLButtonElement | undefined) => {
    if (!tab) return
    for (const other of tabs) {
      const isThis = other === tab
      other.setAttribute('aria-selected', String(isThis))
      other.tabIndex = isThis ? 0 : -1
      const panel = panelOf(other)
      if (panel) panel.hidden = !isThis
    }
    fill()
    onTab(tab.id)
  }
  for (const [index, tab] of tabs.entries()) {
    tab.onclick = () => select(tab)
    tab.onkeydown = ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
      if (step === undefined) return
      const next = tabs[(index + step + tabs.length) % tabs.length]
      select(next)
      next?.focus()
    }
  }
  const fill = () => {
    const panel = ['book', 'web'].map((id) => document.getElementById(id)).find((one) => one && !one.hidden)
    if (!panel || panel.dataset['made'] === made) return
    panel.dataset['made'] = made
    const file = files?.find(({ name }) => name.endsWith(panel.id === 'book' ? '.epub' : '.html'))
    const note = document.createElement('p')
    note.textContent = words('notYet')
    if (!file) panel.replaceChildren(note)
    else if (panel.id === 'web') panel.replaceChildren(frameOf(api.product(shown, file.name), { title: words('web'), sandbox: '' }))
    else void showBook(panel, api.product(shown, file.name), words)
  }
  return {
    show: (id, next) => {
      ;[shown, files] = [id, next]
      made = String(Date.now())
      const menu = document.querySelector('#download ul')
      menu?.replaceChildren(...(files ?? []).map((file) => downloadOf(id, file)))
      const pdf = files?.find(({ name }) => name.endsWith('.pdf'))
      const print = document.querySelector<HTMLAnchorElement>('#print')
      if (print && pdf) print.href = api.product(id, pdf.name)
      else print?.removeAttribute('href')
      for (const element of document.querySelectorAll('#print, #download')) element.classList.toggle('off', !pdf)
      fill()
    }
  }
}

/** An item of a list that downloads a product. */
export function downloadOf(id: number, { name, bytes }: ProductFile): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  ;[link.href, link.download, link.textContent] = [api.product(id, name), name, `${name} (${Math.ceil(bytes / 1024)} kB)`]
  item.append(link)
  return item
}

/** A frame for what a document brings. */
export function frameOf(address: string, { title, sandbox }: { readonly title: string, readonly sandbox: string }): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', sandbox)
  frame.title = title
  frame.src = address
  return frame
}

/** The reader's frame stays from one book to the next, and with it the place in the book. */
async function showBook(panel: HTMLElement, address: string, words: (word: Word) => string): Promise<void> {
  const book = await (await fetch(address)).arrayBuffer()
  const old = panel.querySelector('iframe')
  if (old) return old.contentWindow?.postMessage({ book }, location.origin)
  // the engine must look into its own pages; the policy of its frame keeps what they bring from running
  const frame = frameOf('reader.html', { title: words('bookFrame'), sandbox: 'allow-scripts allow-same-origin' })
  const turn = (way: 'back' | 'on') => {
    const button = document.createElement('button')
    ;[button.type, button.textContent] = ['button', words(way === 'on' ? 'next' : 'previous')]
    button.onclick = () => frame.contentWindow?.postMessage({ turn: way }, location.origin)
    return button
  }
  const bar = document.createElement('p')
  bar.className = 'turn'
  bar.append(turn('back'), ' ', turn('on'))
  addEventListener('message', ({ source }) => {
    if (source === frame.contentWindow) frame.contentWindow?.postMessage({ book }, location.origin)
  }, { once: true })
  panel.replaceChildren(bar, frame)
}
