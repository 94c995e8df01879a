/** The shortest match that is looked for, characters. */
const least = 8

/** How many places with the same beginning are tried, the nearest first. */
const tries = 48

/** How far matches are followed for one place where they may begin, and in all for each character of the text, characters. */
const longest = 200_000
const share = 24
const shortest = 400

/** Text that was kept, in which copies are looked for. */
export interface Kept {
  /** The characters, and how many there are. */
  readonly codes: Uint16Array
  readonly length: number
  readonly push: (code: number) => void
  /**
   * Gives the places at which `codes` from `at` on stood before, and how many characters there are the same, the nearest
   * place first.
   */
  readonly find: (codes: Uint16Array, at: number) => Generator<{ readonly at: number, readonly length: number }>
}

/** Opens an empty kept text with room for `room` characters. */
export function openKept(room: number): Kept {
  const bits = Math.max(10, Math.ceil(Math.log2(room + 1)))
  const heads = new Int32Array(1 << bits).fill(-1)
  const previous = new Int32Array(room)
  const kept = new Uint16Array(room)
  let length = 0
  let purse = room * share
  const hash = (codes: Uint16Array, at: number) => {
    let value = 0
    for (let next = at; next < at + least; next += 1) value = Math.imul(value ^ (codes[next] ?? 0), 0x9e3779b1) ^ (value >>> 15)
    return (value ^ (value >>> 13)) >>> (32 - bits)
  }
  return {
    codes: kept,
    get length() { return length },
    push(code) {
      kept[length] = code
      length += 1
      if (length < least) return
      const slot = hash(kept, length - least)
      previous[length - least] = heads[slot] ?? -1
      heads[slot] = length - least
    },
    *find(codes, at) {
      if (at + least > codes.length) return
      // a text that says the same without end must not take time without end: then long copies are not found
      let budget = Math.max(shortest, Math.min(longest, purse))
      let place = heads[hash(codes, at)] ?? -1
      for (let left = tries; place >= 0 && left > 0 && budget > 0; left -= 1) {
        const most = Math.min(length - place, codes.length - at)
        let same = 0
        while (same < most && same <= budget && kept[place + same] === codes[at + same]) same += 1
        budget -= same + 8
        purse -= same + 8
        if (budget < 0 && same > shortest) return
        if (same >= least) yield { at: place, length: same }
        place = previous[place] ?? -1
      }
    }
  }
}
