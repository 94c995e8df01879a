/** Work that waits for a moment of rest. */
export interface Rest {
  (): void
  readonly cancel: () => void
  readonly isWaiting: () => boolean
}

/** Gives what does `work` after so many milliseconds in which it was not called again, and tells `onError` what that throws. */
export function rest(milliseconds: number, work: () => Promise<void>, onError: (error: unknown) => void): Rest {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => { clearTimeout(timer); timer = undefined }
  return Object.assign(() => {
    cancel()
    timer = setTimeout(() => { timer = undefined; work().catch(onError) }, milliseconds)
  }, { cancel, isWaiting: () => timer !== undefined })
}

/** Gives what does `work` with one thing after the other: while it is at work, the last thing asked for alone waits. */
export function lastOf<T>(work: (wanted: T) => Promise<void>): (wanted: T) => Promise<void> {
  let waiting: { readonly wanted: T } | undefined
  let isAtWork = false
  return async (wanted) => {
    waiting = { wanted }
    if (isAtWork) return
    isAtWork = true
    try {
      while (waiting !== undefined) {
        const next: { readonly wanted: T } = waiting
        waiting = undefined
        await work(next.wanted)
      }
    } finally {
      isAtWork = false
    }
  }
}
