import type { Repair } from './program-problem.ts'

/** Signs that are written in other ways too, each as Python has it. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  '^': '**',
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '－': '-',
  '＋': '+',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∗': '*',
  '＊': '*',
  '÷': '/',
  '∕': '/',
  '／': '/',
  '（': '(',
  '）': ')',
  '＝': '=',
  '，': ',',
  '；': ';',
}

/** Why a sign has no meaning in programs, and how to mend it where that is plain. */
export interface Refusal {
  readonly why: string
  /** What to write instead of so many characters. */
  readonly repair?: { readonly words: string; readonly length: number; readonly text: string }
}

const LOGIC = 'comparisons and logic are not among the operations'
const QUOTES = 'texts have no place in a computation; leave it out'
const PRIME = 'names have no primes; write x1 or dx'
const ROOT = 'for the square root write sqrt(…)'
const GRADIENT = 'gradients are computed for you; leave it out'

const OTHER_SIGNS: Readonly<Record<string, string>> = {
  '%': 'the remainder % is not among the operations',
  '@': 'the matrix product @ is not among the operations; numbers are multiplied with *',
  '<': LOGIC,
  '>': LOGIC,
  '≤': LOGIC,
  '≥': LOGIC,
  '≠': LOGIC,
  '&': LOGIC,
  '~': LOGIC,
  '?': 'a choice of two numbers is written max(a, b) or relu(a)',
  '|': 'for the absolute value write abs(…)',
  $: 'leave it out',
  '`': QUOTES,
  '“': QUOTES,
  '”': QUOTES,
  '„': QUOTES,
  '‘': QUOTES,
  '’': PRIME,
  '′': PRIME,
  '″': PRIME,
  '√': ROOT,
  '∑': 'a sum is written out, a + b + c',
  '∏': 'a product is written out, a * b * c',
  '∂': GRADIENT,
  '∇': GRADIENT,
  '∞': 'infinity is not among the numbers',
}

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
}

/** What stands for a command of LaTeX in programs; those with braces need rewriting. */
const COMMANDS: Readonly<Record<string, string>> = {
  ...GREEK,
  ...Object.fromEntries(['exp', 'log', 'ln', 'sin', 'cos', 'tanh', 'max', 'min'].map((name) => [name, name])),
  cdot: '*',
  times: '*',
  div: '/',
  left: '',
  right: '',
}

const REWRITTEN: Readonly<Record<string, string>> = {
  frac: 'a fraction is written a / b',
  sqrt: ROOT,
  operatorname: 'functions are written by their name alone',
  mathrm: 'names are written without a command',
  partial: GRADIENT,
}

const COMMAND = /\\[A-Za-z]+/y

const latex = (text: string, at: number): Refusal => {
  COMMAND.lastIndex = at
  const found = COMMAND.exec(text)?.[0]
  if (found === undefined) return { why: 'it may only end a line that goes on below' }
  const name = found.slice(1)
  const plain = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (plain !== undefined)
    return {
      why:
        plain === ''
          ? 'brackets are written without LaTeX'
          : `LaTeX’s ${found.slice(0, 24)} is written ${plain}`,
      repair: { words: plain === '' ? 'Leave it out' : `Write ${plain}`, length: found.length, text: plain },
    }
  return {
    why: Object.hasOwn(REWRITTEN, name) ? REWRITTEN[name]! : 'LaTeX is not read here; write as in Python',
  }
}

const quoteMark = (text: string, at: number): string => {
  const isPrime = text[at] === "'" && /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '')
  return isPrime ? PRIME : 'the text that it begins has no end'
}

/** Why the character at a place, which begins no token, has no meaning in programs. */
export const refusalOf = (text: string, at: number, character: string): Refusal => {
  if (character === '\\') return latex(text, at)
  if (character === "'" || character === '"') return { why: quoteMark(text, at) }
  if (character === '!')
    return { why: text[at + 1] === '=' ? LOGIC : 'factorials are not among the operations' }
  const why = Object.hasOwn(OTHER_SIGNS, character) ? OTHER_SIGNS[character] : undefined
  return { why: why ?? 'programs are made of names, numbers, + − * / ** and brackets' }
}

/** A refusal’s repair at its place. */
export const repairAt = (at: number, { repair }: Refusal): Repair | null =>
  repair ? { words: repair.words, span: { from: at, to: at + repair.length }, text: repair.text } : null
