/**
 * Holds a document for this tab, so that one alone keeps the draft of what is typed; `onWait` is told when another tab
 * has it, and when it no longer has. Gives whether it is held, and what lets go of it.
 */
export function holdDocument(id: number, onWait: (isWaiting: boolean) => void): { readonly isHeld: () => boolean, readonly letGo: () => void } {
  let isHeld = false
  const end = new AbortController()
  const left = new Promise<void>((resolve) => { end.signal.addEventListener('abort', () => resolve()) })
  // a page that is being reloaded holds it a moment longer
  let isWaiting = false
  const wait = setTimeout(() => { isWaiting = true; onWait(true) }, 500)
  navigator.locks.request(`${location.pathname}${id}`, { signal: end.signal }, async () => {
    clearTimeout(wait)
    isHeld = true
    if (isWaiting) onWait(false)
    await left
  }).catch(() => undefined)
  return {
    isHeld: () => isHeld,
    letGo: () => {
      clearTimeout(wait)
      isHeld = false
      end.abort()
    }
  }
}
