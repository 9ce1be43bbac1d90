/** A seeded source of numbers in [0, 1): the same seed gives the same sequence everywhere (mulberry32). */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A source of numbers with mean 0 and standard deviation 1, two at a time from two of `random` (Box–Muller). */
export const normalNumbers = (random: () => number): (() => number) => {
  let second: number | null = null
  return () => {
    if (second !== null) {
      const kept = second
      second = null
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const angle = 2 * Math.PI * random()
    second = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

/** The same items in an order drawn from `random` (Fisher–Yates). */
export const inRandomOrder = <T>(items: readonly T[], random: () => number): T[] => {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const item = order[i]!
    order[i] = order[j]!
    order[j] = item
  }
  return order
}
