/** Numbers from 0 below 1 that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a generator draws with. */
export interface Dice {
  readonly below: (end: number) => number
  readonly pick: <T>(...choices: readonly T[]) => T
  readonly chance: (probability: number) => boolean
  /** From 1 to `most` results of `make`. */
  readonly some: <T>(most: number, make: () => T) => T[]
}

/** Dice for the seed `seed`. */
export function diceFor(seed: number): Dice {
  const random = randomFrom(seed)
  const below = (end: number) => Math.floor(random() * end)
  return {
    below,
    pick: (...choices) => choices[below(choices.length)] as (typeof choices)[number],
    chance: (probability) => random() < probability,
    some: (most, make) => Array.from({ length: 1 + below(most) }, make)
  }
}
