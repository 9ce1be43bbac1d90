const SUBS = '₀₁₂₃₄₅₆₇₈₉'
const SUPS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUB_LETTERS: Readonly<Record<string, string>> = { i: 'ᵢ', j: 'ⱼ', k: 'ₖ', n: 'ₙ', ',': ',' }
const SUP_LETTERS: Readonly<Record<string, string>> = { '−': '⁻', '-': '⁻', '(': '⁽', ')': '⁾', T: 'ᵀ' }

const mapped = (text: string, digits: string, others: Readonly<Record<string, string>>): string | null => {
  let out = ''
  for (const c of text) {
    const d = c >= '0' && c <= '9' ? digits[Number(c)] : others[c]
    if (d === undefined) return null
    out += d
  }
  return out
}

/** A subscript in characters of its own, such as `₅`; null where there are none, as for `o1`. */
export const prettySub = (sub: string): string | null => mapped(sub, SUBS, SUB_LETTERS)

/** A superscript in characters of its own, such as `⁻⁵`; null where there are none. */
export const superscript = (text: string): string | null => mapped(text, SUPS, SUP_LETTERS)

/** A power of ten as it is written alone: `10⁻⁵`. */
export const powerOfTen = (power: number): string => (power === 0 ? '1' : `10${superscript(String(power))}`)

/** A name split into what stands on the line and what stands below it. */
export interface SplitName {
  readonly base: string
  readonly sub: string
}

/** Splits a name such as `w5`, `h1_2` or `t_o1` into base and subscript. */
export const splitName = (name: string): SplitName => {
  const [, base = name, sub = ''] =
    /^(\p{L}+)_?(\d[\d_,]*)$/u.exec(name) ?? /^([^_]+)_(.+)$/u.exec(name) ?? []
  return { base, sub: sub.replaceAll('_', ',') }
}

/** A name as it stands in a sentence: `w₅`, or `t of o₁` where there is no such subscript. */
export const prettyName = (name: string): string => {
  const { base, sub } = splitName(name)
  return `${base}${prettySub(sub) ?? ` of ${prettyName(sub)}`}`
}
