/** An expression as a factor of a product: in parentheses unless it is a name, a number or a single call. */
export const factor = (text: string): string => (isAtom(text) ? text : `(${text})`)

/** The place after the bracket that closes the one at `from`. */
const afterBracket = (text: string, from: number): number => {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}

/** Whether an expression is a name, a number from 0 up, a call of a function, or a method called on any of these. */
export const isAtom = (text: string): boolean => {
  let at = /^[\w.]*/.exec(text)![0].length
  while (text[at] === '(') {
    at = afterBracket(text, at)
    at += /^[\w.]*/.exec(text.slice(at))![0].length
  }
  return at === text.length
}

/** An expression without parentheses around the whole of it. */
export const bare = (text: string): string =>
  text.startsWith('(') && afterBracket(text, 0) === text.length ? text.slice(1, -1) : text
