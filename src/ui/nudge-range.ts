/** The numbers that a leaf is moved within, and the step of its slider. */
export interface NudgeRange {
  readonly least: number
  readonly most: number
}

/** The least reach of a range to either side of 0, and the most: twice as far there is nothing but ∞. */
const REACH = { least: 2, most: 4e307 } as const

/** A range around 0 with round ends that holds a number with room on either side, unless it is near the largest there is. */
export const rangeAround = (value: number): NudgeRange => {
  const size = Math.min(REACH.most, Math.max(REACH.least, 2 * Math.abs(value)))
  const power = 10 ** Math.floor(Math.log10(size))
  const most = Math.ceil(size / power) * power
  return { least: -most, most }
}

/** The range with room for a number beyond it. */
export const widened = (range: NudgeRange, value: number): NudgeRange => ({
  least: value < range.least ? rangeAround(value).least : range.least,
  most: value > range.most ? rangeAround(value).most : range.most,
})

/** A round step of which a range has between 200 and 2,000. */
export const stepOf = ({ least, most }: NudgeRange): number =>
  Number(`1e${Math.floor(Math.log10((most - least) / 200))}`)
