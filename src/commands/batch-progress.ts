import type { Both } from '../text/language.js'

/** Words how far a batch is: how many are done, how many there are, how many a second, how long it will take yet. */
export function wordProgress({ done, total, milliseconds }: { readonly done: number, readonly total: number, readonly milliseconds: number }): Both {
  const rate = done / milliseconds * 1000
  if (done === 0 || !Number.isFinite(rate)) return { zh: `${done}/${total}`, en: `${done}/${total}` }
  const left = Math.ceil((total - done) / rate)
  const [minutes, seconds] = [Math.floor(left / 60), String(left % 60).padStart(2, '0')]
  const pace = rate.toFixed(rate < 10 ? 1 : 0)
  return { zh: `${done}/${total}，每秒 ${pace} 份，还要 ${minutes}:${seconds}`, en: `${done}/${total}, ${pace} a second, ${minutes}:${seconds} left` }
}
