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
