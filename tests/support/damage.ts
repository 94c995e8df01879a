import { diceFor } from './random.js'

/** A copy of `bytes`, damaged as a disk or an enemy would: other bytes, a hole, a passage moved, an end cut off. */
export function damage(bytes: Uint8Array, seed: number): Uint8Array {
  const { below, pick } = diceFor(seed)
  const copy = bytes.slice()
  const at = () => below(copy.length)
  return pick<() => Uint8Array>(
    () => { for (let left = below(8); left >= 0; left -= 1) copy[at()] = below(256); return copy },
    () => copy.fill(pick(0, 255), at(), at()),
    () => { const from = at(); return copy.copyWithin(at(), from, from + below(64)) },
    () => copy.subarray(0, at())
  )()
}
