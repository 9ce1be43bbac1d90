import { expressions } from '../../src/models/expressions.ts'
import { randomOf } from './random.ts'
import { randomProgram } from './random-program.ts'

/** Programs that can be read, to be spoiled. */
const whole: readonly string[] = [
  ...expressions.map((recipe) => recipe.program!),
  ...Array.from({ length: 60 }, (_, seed) => randomProgram(seed).text),
  'h = tanh(w1*x1 + b1)\nL = (h - t)**2',
  'a = Value(2.0, label="a"); b = torch.tensor(-3.0, requires_grad=True)\nc = a*b; c.backward()',
]

const SIGNS = [
  ...'+-*/^()[]{}=,.;:#%@<>!&|$\\\'"`~?²³⁻₁−×·÷√∂′’“”…°→（）＝',
  ...['**', '//', '==', '+=', '**=', '\n', '\r\n', '\\\n', ' ', '\t', '\u200b', '\ufeff', '\u0302', '\ud83d'],
  ...[
    'x',
    'L',
    'σ',
    'θ',
    'relu',
    'max',
    'sigmod',
    'exp(',
    '.tanh()',
    '.data',
    '.backward()',
    'math.',
    'pi',
    'e',
  ],
  ...[
    'if',
    'for',
    'lambda',
    'def',
    'print(',
    'import',
    'Value(',
    '\\frac',
    '\\sigma',
    '1e999',
    '0',
    '7',
    '1.5.2',
  ],
  ...['0,5', '😀', 'ｘ', 'a'.repeat(33), '__', '_x', '1_0', '0x1F', '.5', '5.', '1e', '1e+', "'abc'", 'None'],
]

/** Cuts a text roughly as the reader does, so that whole words are moved about. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []

const ALPHABETS: readonly ((random: () => number) => number)[] = [
  (random) => 32 + random() * 95,
  (random) => random() * 0x300,
  (random) => random() * 0x10000,
  (random) => 0x2000 + random() * 0x300,
  (random) => 0x10000 + random() * 0xfffff,
]

/** Nothing in particular, in one alphabet or a few, halves of surrogate pairs included. */
const noise = (random: () => number): string => {
  const length = Math.floor(random() ** 3 * 200)
  const alphabet = ALPHABETS[Math.floor(random() * ALPHABETS.length)]!
  return Array.from({ length }, () => {
    const code = Math.floor(alphabet(random))
    return random() < 0.2
      ? one(SIGNS, random)
      : code > 0xffff
        ? String.fromCodePoint(code)
        : String.fromCharCode(code)
  }).join('')
}

const one = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!

/** A program with one to four words or characters put in, left out, doubled or exchanged. */
const spoiled = (random: () => number): string => {
  const program = one(whole, random)
  const words = random() < 0.7 ? wordsOf(program) : [...program]
  const changes = 1 + Math.floor(random() * 4)
  for (let i = 0; i < changes; i++) {
    const [at, other] = [random(), random()].map((x) => Math.floor(x * words.length))
    const kind = random()
    if (kind < 0.35) words.splice(at!, 0, one(SIGNS, random))
    else if (kind < 0.65) words.splice(at!, 1)
    else if (kind < 0.8) words.splice(at!, 0, words[at!] ?? '')
    else [words[at!], words[other!]] = [words[other!] ?? '', words[at!] ?? '']
  }
  return words.join('')
}

/** A heap of signs and words. */
const heap = (random: () => number): string =>
  Array.from({ length: Math.floor(random() * 30) }, () => one(SIGNS, random)).join(random() < 0.5 ? ' ' : '')

const nested = (random: () => number): string => {
  const depth = Math.floor(random() * 600)
  const [open, close] = one(
    [['(', ')'], ['exp(', ')'], ['-', ''], ['2**', ''], ['max(a,', ')'], ['[', ']'], ['(a+', ')*b'], ['+', '']], // biome-ignore format: pairs
    random,
  ) as [string, string]
  return (
    open.repeat(depth) + one(['x', '', '1', '+'], random) + close.repeat(depth - (random() < 0.3 ? 1 : 0))
  )
}

/** The random string of a seed: noise, heaps of signs, spoiled programs, deep nesting. */
export const randomText = (seed: number): string => {
  const random = randomOf(seed)
  const kind = random()
  if (kind < 0.25) return noise(random)
  if (kind < 0.45) return heap(random)
  return kind < 0.99 ? spoiled(random) : nested(random)
}

/** A spoiled program of a seed. */
export const spoiledProgram = (seed: number): string => spoiled(randomOf(seed))

/** Texts that are long and of one kind, which a careless reader takes long for. */
export const longTexts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    digits: '7'.repeat(10_000),
    'digits and underscores': '7_'.repeat(5000),
    'exponents written above': `x${'⁷'.repeat(9999)}`,
    'a long name': 'a'.repeat(10_000),
    'a long mark': `a${'\u0302'.repeat(9999)}`,
    'single quotes': "'".repeat(10_000),
    'an open text': `'${'a'.repeat(9999)}`,
    'escapes in an open text': `'${'\\a'.repeat(4999)}`,
    'open texts line by line': "x = 'a\n".repeat(1400),
    'texts with letters before': "rb'".repeat(3333),
    backslashes: '\\'.repeat(10_000),
    'continued lines': '\\\n'.repeat(5000),
    'opening brackets': '('.repeat(10_000),
    'square brackets': '['.repeat(10_000),
    'brackets over lines': '(\n'.repeat(5000),
    'brackets over lines with names': '(a\n'.repeat(3333),
    'brackets over spaced lines': `(${'\n   a   '.repeat(1200)}`,
    'nested brackets': `${'('.repeat(4999)}x${')'.repeat(4999)}`,
    'signs before a number': `${'-'.repeat(5000)}1`,
    'plus signs': `${'+'.repeat(9999)}x`,
    powers: `${'a**'.repeat(3000)}a`,
    'calls in calls': `${'exp('.repeat(2000)}x`,
    methods: `x${'.relu()'.repeat(1400)}`,
    points: 'x'.concat('.'.repeat(9999)),
    spaces: ' '.repeat(10_000),
    'empty lines': '\n'.repeat(10_000),
    semicolons: ';'.repeat(10_000),
    comments: '#\n'.repeat(5000),
    'unused numbers': '1\n'.repeat(5000),
    'unused numbers on one line': '1;'.repeat(5000),
    'one name given again and again': 'a=1\n'.repeat(2500),
    'one name changed again and again': `a=1\n${'a+=a\n'.repeat(1900)}`,
    'many names': Array.from({ length: 1900 }, (_, i) => `a${i}`).join('+'),
    'a long sum': `${'a+'.repeat(4999)}a`,
    'a long product': `${'a*'.repeat(1999)}a`,
    'a product that is too long': `${'a*'.repeat(4999)}a`,
    'many arguments': `max(${'a,'.repeat(4995)}a)`,
    'names like versions of another': Array.from({ length: 60 }, (_, i) => `a_1${'_'.repeat(i)}`).join('\n'),
    'printed lines': 'print(x)\n'.repeat(1100),
    'imported lines': 'import x\n'.repeat(1100),
    commas: ','.repeat(10_000),
    'equal signs': '='.repeat(10_000),
    'functions with many names': `f(${'a,'.repeat(4990)}a)=1`,
    faces: '😀'.repeat(5000),
    'half pairs': '\ud83d'.repeat(10_000),
    'remarks on one line': `${'pi=1;'.repeat(2000)}`,
    labels: 'a.b=1\n'.repeat(1600),
    'mistyped functions': `${'sigmod('.repeat(1400)}`,
    'too long by one': 'a'.repeat(10_001),
    'a million characters': 'a+'.repeat(500_000),
  }),
)
