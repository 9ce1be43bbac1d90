/** Digits kept beyond the printed ones before the rest is cut off. */
const BEYOND = 24

/** Number of digits behind the point of a printed number. */
export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0

const unsigned = (digits: string): string => (/[1-9]/.test(digits) ? digits : digits.replace('-', ''))

/** Whether a number rounds or truncates to the digits that were printed, trailing zeros included. */
export const agreesWith = (value: number, printed: string): boolean => {
  const decimals = decimalsOf(printed)
  const wanted = unsigned(printed)
  const long = value.toFixed(Math.min(100, decimals + BEYOND))
  const cut = long.slice(0, long.indexOf('.') + (decimals > 0 ? decimals + 1 : 0))
  return unsigned(value.toFixed(decimals)) === wanted || unsigned(cut) === wanted
}

/** How far double arithmetic in another order may lead away, relatively. */
const RELATIVE = 1e-12

/** Whether a number is the one another computation in double arithmetic came to. */
export const recomputes = (value: number, exact: number, relative = RELATIVE): boolean =>
  Math.abs(value - exact) <= relative * Math.abs(exact)
