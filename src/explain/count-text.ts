const LONGEST = 21

/** A count with a comma every three digits; of one with more than 21 digits the first four, such as `≈ 1.267 × 10³⁰`. */
export const countText = (n: bigint): string => {
  const digits = String(n)
  if (digits.length <= LONGEST) return groupedDigits(n)
  const power = [...String(digits.length - 1)].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]).join('')
  return `≈ ${digits[0]}.${digits.slice(1, 4)} × 10${power}`
}

/** A count to the last digit, with a comma every three. */
export const groupedDigits = (n: bigint): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 path`, `9 paths`. */
export const countOf = (n: bigint, noun: string): string => `${countText(n)} ${noun}${n === 1n ? '' : 's'}`

/** How large a count is beside another, 0…1. */
export const shareOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Math.min(1, Number((part * 10_000n) / whole) / 10_000)
