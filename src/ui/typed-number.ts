const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** A number as people type it, with a point or one comma and with − or -; or what is wrong with it. */
export const typedNumber = (text: string): number | string => {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(/^([^,.]*),([^,.]*)$/, '$1.$2')
  if (plain === '') return 'Type a number, such as 0.25.'
  if (!NUMBER.test(plain))
    return `“${text.trim().slice(0, 24)}” is not a number. Type one such as 0.25 or -1e-3.`
  const value = Number(plain)
  return Number.isFinite(value) ? value : `${plain.slice(0, 24)} is too large for a number of this machine.`
}

/** Bounds and step of a slider around a number: round, and wide enough to feel what the number does. */
export const sliderAround = (
  value: number,
): { readonly min: number; readonly max: number; readonly step: number } => {
  const size = Math.max(1, Math.abs(value) * 2)
  const power = 10 ** Math.floor(Math.log10(size))
  const reach = Math.ceil(size / power) * power
  return { min: -reach, max: reach, step: power / 100 }
}

/** A number moved by so many steps, printed without the dust of binary fractions. */
export const nudged = (value: number, by: number, step: number): number => {
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step * 1.0001))))
  return Number((value + by * step).toFixed(digits))
}

/** Bounds and step of a slider between two numbers: a round step, 200 of them or more. */
export const sliderBetween = (
  min: number,
  max: number,
): { readonly min: number; readonly max: number; readonly step: number } => {
  const step = 10 ** Math.floor(Math.log10((max - min) / 200))
  return { min, max, step: step > 0 && Number.isFinite(step) ? step : 0.01 }
}
