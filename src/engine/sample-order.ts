import { inRandomOrder, randomNumbers } from './rng.ts'

/** Which sample of n stands at each position 0, 1, 2, … of training, epoch after epoch. */
export interface SampleOrder {
  at(position: number): number
}

/** Seeds of neighbouring epochs lie far apart, so that their orders have nothing in common. */
const EPOCH_STRIDE = 0x9e3779b1

/** The order of one epoch's n samples. */
const shuffledEpoch = (n: number, seed: number, epoch: number): Int32Array => {
  const random = randomNumbers((seed + Math.imul(epoch + 1, EPOCH_STRIDE)) | 0)
  return Int32Array.from(
    inRandomOrder(
      Array.from({ length: n }, (_, i) => i),
      random,
    ),
  )
}

/** The order of n samples as they stand, or shuffled anew for every epoch; any position is found at once. */
export const sampleOrder = (n: number, seed: number | null): SampleOrder => {
  if (seed === null) return { at: (position) => position % n }
  // A batch may reach from one epoch into the next, so two are at hand.
  const known: { epoch: number; order: Int32Array }[] = []
  const epochOrder = (epoch: number): Int32Array => {
    const slot = epoch % 2
    const held = known[slot]
    if (held?.epoch === epoch) return held.order
    const order = shuffledEpoch(n, seed, epoch)
    known[slot] = { epoch, order }
    return order
  }
  return { at: (position) => epochOrder(Math.floor(position / n))[position % n]! }
}
