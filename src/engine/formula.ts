/** What a number or symbol in a formula is, and so its colour: a value, a gradient, a changed parameter, or plain ink. */
export type Hue = 'value' | 'gradient' | 'update' | 'ink'

/** A formula as plain data: a small tree that can be printed as text, as MathML or as code. */
export type Formula =
  /** A number; `cell` ties it to the place it was read from (-1: none); `rounded` numbers come from a computation. */
  | { readonly t: 'num'; readonly value: number; readonly hue: Hue; readonly cell: number }
  /** A symbol such as `w` with an optional subscript such as `5` or `o1`. */
  | {
      readonly t: 'sym'
      readonly name: string
      readonly sub: string
      readonly hue: Hue
      readonly cell: number
    }
  /** An operator or relation, set with spaces around it: `+`, `×`, `=`, `≈`. */
  | { readonly t: 'op'; readonly text: string }
  /** Upright text such as a function's name. */
  | { readonly t: 'text'; readonly text: string }
  | { readonly t: 'row'; readonly items: readonly Formula[] }
  | { readonly t: 'frac'; readonly over: Formula; readonly under: Formula }
  | { readonly t: 'sup'; readonly base: Formula; readonly sup: Formula }
  | { readonly t: 'root'; readonly body: Formula }
  | { readonly t: 'paren'; readonly body: Formula }
  | { readonly t: 'abs'; readonly body: Formula }
  /** A body with a brace under it that names its part in the chain rule. */
  | { readonly t: 'brace'; readonly body: Formula; readonly label: string }
  /** Rows of formulas in brackets; `size` says how large it is, such as `8 × 8`, where some are left out. */
  | { readonly t: 'matrix'; readonly rows: readonly (readonly Formula[])[]; readonly size: string }

/** A number in a formula, by default in plain ink and tied to no cell. */
export const num = (value: number, hue: Hue = 'ink', cell = -1): Formula => ({ t: 'num', value, hue, cell })

/** A symbol in a formula, by default in plain ink and tied to no cell. */
export const sym = (name: string, sub = '', hue: Hue = 'ink', cell = -1): Formula => ({
  t: 'sym',
  name,
  sub,
  hue,
  cell,
})

/** An operator or relation sign. */
export const op = (text: string): Formula => ({ t: 'op', text })

/** Upright text inside a formula. */
export const text = (text: string): Formula => ({ t: 'text', text })

/** Formulas set side by side. */
export const row = (...items: Formula[]): Formula => ({ t: 'row', items })

/** A fraction. */
export const frac = (over: Formula, under: Formula): Formula => ({ t: 'frac', over, under })

/** A power. */
export const sup = (base: Formula, exponent: Formula): Formula => ({ t: 'sup', base, sup: exponent })

/** A square root. */
export const root = (body: Formula): Formula => ({ t: 'root', body })

/** A formula in parentheses. */
export const paren = (body: Formula): Formula => ({ t: 'paren', body })

/** An absolute value. */
export const abs = (body: Formula): Formula => ({ t: 'abs', body })

/** A formula with a labelled brace under it. */
export const brace = (body: Formula, label: string): Formula => ({ t: 'brace', body, label })

/** Rows of formulas in brackets. */
export const matrix = (rows: readonly (readonly Formula[])[], size = ''): Formula => ({
  t: 'matrix',
  rows,
  size,
})

/** A named function applied to its arguments, which need no parentheses of their own. */
export const call = (name: string, ...args: Formula[]): Formula => {
  const bare = args.map((a) => (a.t === 'paren' ? a.body : a))
  return row(text(name), paren(row(...bare.flatMap((a, i) => (i === 0 ? [a] : [op(','), a])))))
}

/** Parentheses around whatever would bind wrongly inside a product or a power. */
export const tight = (f: Formula): Formula =>
  f.t === 'row' || (f.t === 'num' && (f.value < 0 || Object.is(f.value, -0))) ? paren(f) : f

/** Formulas joined by an operator. */
export const joined = (operator: string, items: readonly Formula[]): Formula =>
  row(...items.flatMap((f, i) => (i === 0 ? [f] : [op(operator), f])))
