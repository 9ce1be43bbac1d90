import type { Token } from './program-lexer.ts'

/** Signs that change a name's value by an operation. */
export const COMPOUND = { '+=': 'sum', '-=': 'sub', '*=': 'mul', '/=': 'div', '**=': 'pow' } as const

/** Whether a sign changes a name's value by an operation. */
export const isCompound = (sign: string): sign is keyof typeof COMPOUND => Object.hasOwn(COMPOUND, sign)

/** Whether a token gives the name before it a value. */
export const isAssigning = ({ kind, text }: Token): boolean =>
  kind === 'sign' && (text === '=' || isCompound(text))

/** Where each name is given a value by `=` or `+=`, read off the beginnings of statements. */
export const assignmentsOf = (tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> => {
  const given = new Map<string, Token[]>()
  tokens.forEach((token, i) => {
    const starts = i === 0 || tokens[i - 1]!.kind === 'end'
    if (!starts || token.kind !== 'name' || !isAssigning(tokens[i + 1]!)) return
    const before = given.get(token.text)
    if (before) before.push(token)
    else given.set(token.text, [token])
  })
  return given
}
