/** What the panes and their keys do on the desk. */
export interface PaneOptions {
  readonly isWriting: () => boolean
  readonly write: () => void
  readonly onPane: () => void
  readonly save: () => void
  /** Sets the caret to the beginning of the page that is in sight. */
  readonly onPage: () => void
}

/**
 * Opens the two panes, of which a narrow screen shows one, and the keys that go for the whole page: F6 between them, Ctrl-S,
 * and Enter on a page.
 */
export function openPanes({ isWriting, write, onPane, save, onPage }: PaneOptions): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-pane]')]
  const show = (pane: string) => {
    document.body.dataset['pane'] = pane
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['pane'] === pane))
    onPane()
  }
  for (const button of buttons) button.onclick = () => show(button.dataset['pane'] ?? '')
  show('write')
  addEventListener('keydown', (event) => {
    if (event.key === 'F6') {
      event.preventDefault()
      const wasWriting = isWriting()
      show(wasWriting ? 'read' : 'write')
      if (wasWriting) document.querySelector<HTMLElement>('[role=tabpanel]:not([hidden])')?.focus()
      else write()
    }
    if (event.key === 's' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault()
      save()
    }
  })
  document.querySelector<HTMLElement>('#pages')?.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return
    show('write')
    onPage()
  })
}
