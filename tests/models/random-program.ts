import { applied, binary, chained, type Dual, extreme, isTame, leafOf, plain, unary } from './dual-numbers.ts'
import { randomOf } from './random.ts'

/** How tightly a piece of text holds together: + −, × ÷, signs, powers, and what needs no brackets. */
const [SUM, PRODUCT, SIGNED, POWER, ATOM] = [1, 2, 3, 4, 5] as const

interface Piece {
  readonly text: string
  readonly binds: number
  readonly dual: Dual
  /** Set for numbers as written: a name that is given one is a leaf. */
  readonly isNumber?: boolean
}

/** A leaf of a random program. */
export interface RandomLeaf {
  /** Where in the text the leaf is given its number, or stands first. */
  readonly at: number
  readonly value: number
}

/** A random program with what it computes. */
export interface RandomProgram {
  readonly text: string
  readonly leaves: readonly RandomLeaf[]
  readonly output: Dual
}

/** Names in their spellings; the first one is what they all mean. */
const NAMES = [['a'], ['b'], ['x1', 'x₁'], ['w_2'], ['θ'], ['alpha'], ['L'], ['h10', 'h₁₀', 'h1₀']] as const
const FUNCTIONS = Object.keys(unary)
const MODULE_FUNCTIONS = new Set(['exp', 'log', 'sqrt', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'fabs'])
const LARGEST = 1000
const LARGEST_SCALE = 1e5

const isFit = ({ value, partials, scale }: Dual): boolean =>
  Math.abs(value) < LARGEST && partials.every((p) => Math.abs(p) < LARGEST) && scale < LARGEST_SCALE

class Writer {
  readonly #random: () => number
  readonly #values = new Map<string, Dual>()
  readonly #leaves: RandomLeaf[] = []
  /** Names that get a value by some statement: they are never free. */
  readonly #given: ReadonlySet<string>
  #text = ''
  /** Free names that the statement being written uses for the first time. */
  #fresh: { readonly spelling: string; readonly position: number }[] = []

  constructor(seed: number) {
    this.#random = randomOf(seed)
    this.#given = new Set(NAMES.map(([name]) => name).filter(() => this.#chance(0.75)))
  }

  #chance(p: number): boolean {
    return this.#random() < p
  }

  #one<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!
  }

  #space(): string {
    return this.#one(['', ' ', ' ', '  ', '\t'])
  }

  /** A number in one of its spellings. */
  #number(): Piece {
    const whole = this.#chance(0.4)
    const size = whole ? 1 + Math.floor(this.#random() * 4) : Math.round(this.#random() * 2000 + 50) / 1000
    const text = this.#one([String(size), size.toFixed(4), `${size}e0`, `${size * 1000}E-3`, `${size}`])
    const value = Number(text)
    return this.#chance(0.2)
      ? {
          text: `-${this.#chance(0.2) ? ' ' : ''}${text}`,
          binds: SIGNED,
          dual: plain(-value),
          isNumber: true,
        }
      : { text, binds: ATOM, dual: plain(value), isNumber: true }
  }

  #name(): Piece {
    const spellings = this.#one(NAMES)
    const [name] = spellings
    const spelling = this.#one(spellings)
    const known = this.#values.get(name)
    if (known) return { text: spelling, binds: ATOM, dual: known }
    if (this.#given.has(name)) return this.#number()
    const position = this.#leaves.length
    this.#leaves.push({ at: -1, value: 1 })
    this.#fresh.push({ spelling, position })
    const dual = leafOf(1, position)
    this.#values.set(name, dual)
    return { text: spelling, binds: ATOM, dual }
  }

  /** The text of a piece within another one that holds together so tightly; brackets may be there without need. */
  #within({ text, binds }: Piece, least: number): string {
    if (binds >= least && !this.#chance(0.08)) return text
    const [before, after] = [this.#one(['', ' ', '\n  ']), this.#one(['', ' ', '\n'])]
    return `(${before}${text}${after})`
  }

  #binary(depth: number): Piece | null {
    const sign = this.#one(['+', '+', '-', '*', '*', '/', '**'])
    const left = this.#expression(depth - 1)
    const right =
      sign === '**' && this.#chance(0.8)
        ? { text: '', binds: ATOM, dual: plain(this.#one([2, 3, 0, 1, 2])), isNumber: true }
        : this.#expression(depth - 1)
    if (sign === '/' && Math.abs(right.dual.value) < 0.2) return null
    const isWhole = right.dual.partials.length === 0 && Number.isInteger(right.dual.value)
    if (sign === '**' && !(isWhole && right.dual.value >= 0) && left.dual.value < 0.2) return null
    if (sign === '**' && Math.abs(right.dual.value) > 6) return null
    const dual = binary[sign]!(left.dual, right.dual)
    const [s, t] = [this.#space(), this.#space()]
    if (sign === '**') {
      const base = this.#within(left, ATOM)
      const exponent = right.text || String(right.dual.value)
      if (right.text === '' && !/[⁰¹²³]$/.test(base) && this.#chance(0.2))
        return { text: `${base}${'⁰¹²³'[right.dual.value]}`, binds: ATOM, dual }
      const power = this.#one(['**', '^'])
      return {
        text: `${base}${s}${power}${t}${this.#within({ ...right, text: exponent }, SIGNED)}`,
        binds: POWER,
        dual,
      }
    }
    const binds = sign === '+' || sign === '-' ? SUM : PRODUCT
    const shown = this.#one(sign === '*' ? ['*', '*', '×', '·'] : sign === '-' ? ['-', '−'] : [sign])
    return {
      text: `${this.#within(left, binds)}${s}${shown}${t}${this.#within(right, binds + 1)}`,
      binds,
      dual,
    }
  }

  #call(depth: number): Piece | null {
    if (this.#chance(0.2)) {
      const name = this.#one(['max', 'min'] as const)
      const args = Array.from({ length: this.#chance(0.7) ? 2 : 3 }, () => this.#expression(depth - 1))
      const word = this.#chance(0.2) ? `np.${name}imum` : name
      const text = args.map((arg) => this.#within(arg, SUM)).join(`,${this.#space()}`)
      return { text: `${word}(${text})`, binds: ATOM, dual: extreme(name, args.map((a) => a.dual)) } // biome-ignore format: short
    }
    const name = this.#one(FUNCTIONS)
    const arg = this.#expression(depth - 1)
    if (!isTame(name, arg.dual.value)) return null
    const dual = applied(name, arg.dual)
    if (this.#chance(0.25)) {
      const on = arg.isNumber && arg.binds === ATOM ? `(${arg.text})` : this.#within(arg, ATOM)
      return { text: `${on}.${name}()`, binds: ATOM, dual }
    }
    const module =
      MODULE_FUNCTIONS.has(name) && this.#chance(0.3) ? this.#one(['math.', 'np.', 'torch.']) : ''
    return { text: `${module}${name}(${this.#within(arg, SUM)})`, binds: ATOM, dual }
  }

  #negative(depth: number): Piece | null {
    const arg = this.#expression(depth - 1)
    // A sign before a number is part of the number.
    if (arg.isNumber) return null
    if (this.#chance(0.2)) return { text: `+${this.#within(arg, SIGNED)}`, binds: SIGNED, dual: arg.dual }
    return {
      text: `-${this.#within(arg, SIGNED)}`,
      binds: SIGNED,
      dual: chained(-arg.dual.value, [[arg.dual, -1]]),
    }
  }

  /** An expression whose numbers stay in range. */
  #expression(depth: number): Piece {
    if (depth === 0 || this.#chance(0.15)) return this.#chance(0.75) ? this.#name() : this.#number()
    for (let tries = 0; tries < 20; tries++) {
      const kind = this.#random()
      const forget = this.#memory()
      const piece = kind < 0.65 ? this.#binary(depth) : kind < 0.9 ? this.#call(depth) : this.#negative(depth)
      if (piece && isFit(piece.dual)) return piece
      forget()
    }
    return this.#number()
  }

  /** What is tried and thrown away has used names that the text does not have: gives how to forget them. */
  #memory(): () => void {
    const [values, leaves, fresh] = [[...this.#values], this.#leaves.length, this.#fresh.length]
    return () => {
      this.#values.clear()
      for (const [name, dual] of values) this.#values.set(name, dual)
      this.#leaves.length = leaves
      this.#fresh.length = fresh
    }
  }

  /** Adds a statement to the text and notes where its free names stand first. */
  #add(statement: string): number {
    const at = this.#text.length
    this.#text += statement
    for (const { spelling, position } of this.#fresh) {
      const word = new RegExp(`(?<![\\p{L}\\d_.₀-₉])${spelling}(?![\\p{L}\\d_₀-₉])`, 'u')
      this.#leaves[position] = { value: 1, at: at + word.exec(statement)!.index }
    }
    this.#fresh = []
    this.#text += this.#one([
      '\n',
      '\n',
      ' \n\n',
      ';',
      ' ; ',
      '  # a = (b\n',
      '\n# + ) text\n',
      '\r\n',
      ';\n',
    ])
    return at
  }

  #assignment(spellings: readonly string[]): Dual {
    const name = spellings[0]!
    const shown = this.#one(spellings)
    const known = this.#values.get(name)
    if (known && this.#chance(0.3)) {
      const forget = this.#memory()
      const sign = this.#one(['+', '-', '*'])
      const piece = this.#expression(2)
      const dual = binary[sign]!(known, piece.dual)
      if (isFit(dual)) {
        this.#add(`${shown}${this.#space()}${sign}=${this.#space()}${piece.text}`)
        this.#values.set(name, dual)
        return dual
      }
      forget()
    }
    const piece = this.#chance(0.4) ? this.#number() : this.#expression(4)
    const wrapped = piece.isNumber && this.#chance(0.2)
    const text = wrapped ? `Value(${piece.text}, label='${name}')` : piece.text
    const at = this.#add(`${shown}${this.#space()}=${this.#space()}${text}`)
    const dual = piece.isNumber ? leafOf(piece.dual.value, this.#leaves.length) : piece.dual
    if (piece.isNumber) this.#leaves.push({ at, value: piece.dual.value })
    this.#values.set(name, dual)
    return dual
  }

  write(): RandomProgram {
    if (this.#chance(0.1)) this.#text = 'from micrograd.engine import Value\n'
    const names = NAMES.filter(([name]) => this.#given.has(name))
    // Every name that is ever given a value has one before it is used.
    let output = plain(0)
    for (const spellings of names) output = this.#assignment(spellings)
    const more = names.length === 0 ? 0 : Math.floor(this.#random() * 4)
    for (let i = 0; i < more; i++) output = this.#assignment(this.#one(names))
    if (names.length === 0 || this.#chance(0.5)) {
      const piece = this.#expression(5)
      output = piece.dual
      this.#add(piece.text)
    }
    return { text: this.#text, leaves: this.#leaves, output }
  }
}

/** The random program of a seed: spellings, spaces and brackets vary, numbers stay in range. */
export const randomProgram = (seed: number): RandomProgram => new Writer(seed).write()
