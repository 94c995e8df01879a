/** The shortest match that is looked for, characters. */
const least = 8

/** How many places with the same beginning are tried, the nearest first. */
const tries = 48

/** How far a match is followed for each place where it may begin, characters. */
const longest = 200_000

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
      let budget = longest
      let place = heads[hash(codes, at)] ?? -1
      for (let left = tries; place >= 0 && left > 0 && budget > 0; left -= 1) {
        const most = Math.min(length - place, codes.length - at)
        let same = 0
        while (same < most && kept[place + same] === codes[at + same]) same += 1
        budget -= same
        if (same >= least) yield { at: place, length: same }
        place = previous[place] ?? -1
      }
    }
  }
}
