const DIGITS = 4
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A finite positive number as decimal digits d₁d₂…dₙ and a power: d₁.d₂…dₙ × 10^power. */
interface Decimal {
  readonly digits: string
  readonly power: number
}

const decimalOf = (exponential: string): Decimal => {
  const [mantissa = '', power = '0'] = exponential.split('e')
  return { digits: mantissa.replace('.', '').replace(/0+$/, '') || '0', power: Number(power) }
}

const shortest = (x: number): Decimal => decimalOf(Math.abs(x).toExponential())

const superscript = (power: number): string =>
  [...String(power)].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)])).join('')

const mantissaOf = (digits: string): string =>
  digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits

const positional = ({ digits, power }: Decimal): string => {
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0')
  return digits.length > power + 1 ? `${whole}.${digits.slice(power + 1)}` : whole
}

const isScientific = ({ digits, power }: Decimal): boolean => digits !== '0' && (power < -4 || power >= 5)

const print = (x: number, decimal: (x: number) => Decimal): string => {
  if (Number.isNaN(x)) return 'NaN'
  const sign = x < 0 ? '−' : ''
  if (!Number.isFinite(x)) return `${sign}∞`
  const d = decimal(x)
  return `${sign}${isScientific(d) ? `${mantissaOf(d.digits)} × 10${superscript(d.power)}` : positional(d)}`
}

const rounded = (x: number, digits: number = DIGITS): Decimal => {
  const d = shortest(x)
  return d.digits.length <= digits ? d : decimalOf(Math.abs(x).toExponential(digits - 1))
}

/**
 * The one way a number is printed: exact where its shortest decimal has at most 4 significant digits, otherwise rounded
 * to 4 (without trailing zeros); scientific below 10⁻⁴ and from 10⁵; `NaN`, `∞`, `−∞`; never `−0`.
 */
export const formatNumber = (x: number): string => print(x, rounded)

/** The same, rounded to fewer significant digits, for where there is no room for 4. */
export const shortNumber = (x: number, digits: 2 | 3): string => print(x, (y) => rounded(y, digits))

/** Differences as small as this, relatively, are the rounding of double arithmetic itself: 0.1 × 0.2 = 0.02. */
const ROUNDING = 4 * Number.EPSILON

/**
 * Whether `formatNumber` prints this number as it is, but for the rounding of double arithmetic in its last bits, so that
 * `=` may stand before it rather than `≈`.
 */
export const isExact = (x: number): boolean => {
  if (!Number.isFinite(x) || shortest(x).digits.length <= DIGITS) return true
  return Math.abs(Number(x.toPrecision(DIGITS)) - x) <= ROUNDING * Math.abs(x)
}

/** The shortest decimal that reads back as exactly this number. */
export const fullPrecision = (x: number): string => print(x, shortest)

/** A number with at most so many digits behind the point: exact where its shortest decimal has no more, else rounded. */
export const withDecimals = (x: number, decimals: number): string => {
  const { digits, power } = shortest(x)
  if (!Number.isFinite(x) || power >= 15 || digits.length - 1 - power <= decimals) return print(x, shortest)
  const fixed = Math.abs(x)
    .toFixed(decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
  return x < 0 && fixed !== '0' ? `−${fixed}` : fixed
}

/** What a screen reader should say for `formatNumber`'s string. */
export const spoken = (x: number): string => {
  if (Number.isNaN(x)) return 'not a number'
  return formatNumber(x)
    .replace('∞', 'infinity')
    .replace(/ × 10(.+)$/, (_, power: string) => {
      const digits = [...power].map((c) => (c === '⁻' ? 'minus ' : SUPERSCRIPTS.indexOf(c))).join('')
      return ` times 10 to the ${digits}`
    })
    .replace('−', 'minus ')
}
