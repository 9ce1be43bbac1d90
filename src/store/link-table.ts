import { SIZES, type Size } from '../engine/step.ts'
import { LAST_ITERATION } from './playhead.ts'
import { quote } from './quote.ts'
import { SPEEDS, type Speed, THEMES, type ThemeChoice } from './state.ts'
import { NO_STOPS, readStops, type StopText } from './stops.ts'
import { printTool, readTool, type Tool } from './tools.ts'

/** What a link says: a model, a place in it, and how it is looked at. `u` is in the middle of the beat after `step`; 0 asks about it. */
export interface Place {
  readonly model: string
  /** The text of a typed model, empty for others. */
  readonly program: string
  /** What a built network is built from, as `printBuild` writes it; empty for others. */
  readonly net: string
  /** The learning rate, null for the model's own. */
  readonly eta: number | null
  /** Other edits, as `printEdits` writes them. */
  readonly edits: string
  readonly iteration: number
  /** From 0; links count from 1, as people do. */
  readonly sample: number
  readonly step: number
  readonly by: Size
  readonly theme: ThemeChoice
  readonly speed: Speed
  /** Whether results are held until they have been asked for. */
  readonly hold: boolean
  /** Names of opened neurons, `all` or such as `h1,o2`. */
  readonly open: string
  /** Whether size Write opens the neuron it needs. */
  readonly opens: boolean
  /** Whether neurons show what they say over the field of the data. */
  readonly maps: boolean
  /** Null at rest. */
  readonly u: number | null
  /** The tool that is open, null for none. */
  readonly tool: Tool | null
  /** Where playing halts. */
  readonly stops: readonly StopText[]
}

/** What of a place decides the model. */
export type ModelPlace = Pick<Place, 'model' | 'program' | 'net' | 'eta' | 'edits'>

/** What of a place decides the structure. */
export type StructurePlace = Omit<ModelPlace, 'eta'>

/** What of a place decides how many writes a sample has. */
export type SamplePlace = StructurePlace & Pick<Place, 'sample'>

/** What links can lead to. */
export interface Known {
  /** Ids of the models. */
  readonly models: readonly string[]
  /** Number of samples in a batch of a model with these edits. */
  readonly samples: (place: StructurePlace) => number
  /** Number of writes in a sample. */
  readonly length: (place: SamplePlace) => number
  /** Names of the neurons of a model. */
  readonly neurons: (place: StructurePlace) => readonly string[]
  /** Whether a model has a node of this name. */
  readonly named: (place: StructurePlace, name: string) => boolean
}

/** A setting read from text: its value (undefined: not usable) and, where it is not as written, what was expected. */
export interface Reading<T> {
  readonly value: T | undefined
  readonly hint: string | null
}

/** One setting of a link. */
export interface Setting<T> {
  readonly initial: T
  /** Printed even where it has its initial value. */
  readonly always: boolean
  /** Kept in the browser's storage. */
  readonly stored: boolean
  /** Reads a value; `place` is what the settings before it say. */
  readonly parse: (text: string, known: Known, place: SamplePlace) => Reading<T>
  readonly print: (value: T) => string
}

const expected = (what: string) => ({ value: undefined, hint: `expected ${what}` })

const listed = (words: readonly (string | number)[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

const choice =
  <T extends string | number>(values: readonly T[]) =>
  (text: string): Reading<T> => {
    const value = values.find((v) => String(v) === text)
    return value === undefined ? expected(listed(values)) : { value, hint: null }
  }

const whole = (text: string, most: number, least = 0): Reading<number> => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least)
    return expected(`a whole number from ${least} to ${grouped(most)}`)
  return value > most
    ? { value: most, hint: `the last is ${grouped(most)}, shown instead` }
    : { value, hint: null }
}

/** The id of typed models. */
export const TYPED = 'typed'

/** The id of built networks. */
export const BUILT = 'network'

const MOST_PROGRAM = 10_000
const MOST_NET = 30_000

/** Signs of programs that may stand in a link as they are. */
const READABLE = /%(?:2B|2F|3B|3D|2C|5E|3A)/g

/** A number as links write it. */
export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const rate = (text: string): Reading<number | null> => {
  if (text === 'own') return { value: null, hint: null }
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? { value, hint: null } : expected('a learning rate, such as 0.5')
}

const fraction = (text: string): Reading<number> => {
  const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN
  return value <= 1
    ? { value: Math.round(value * 1000) / 1000, hint: null }
    : expected('a number from 0 to 1')
}

const onOff = (text: string): Reading<boolean> =>
  text === 'on' || text === 'off' ? { value: text === 'on', hint: null } : expected('on or off')

const printOnOff = (is: boolean): string => (is ? 'on' : 'off')

const speed = (text: string): Reading<Speed> => {
  const { value, hint } = choice(SPEEDS)(text)
  return { value, hint: hint?.replace('Infinity', 'max') ?? null }
}

/** Names of neurons, or `all`; those that the model does not have are left out. */
const open = (text: string, neurons: readonly string[]): Reading<string> => {
  if (text === 'none') return { value: '', hint: null }
  if (text === 'all' && neurons.length > 0) return { value: text, hint: null }
  const names = text.split(',')
  const unknown = names.filter((name) => !neurons.includes(name)).join()
  const value = neurons.filter((name) => names.includes(name)).join()
  const isKnown = names.every((name) => neurons.includes(name))
  return { value, hint: isKnown ? null : `no neuron is called ${quote(unknown)}` }
}

/** Every setting of a link, in the order in which links print them. */
export const linkTable: { readonly [K in keyof Place]: Setting<Place[K]> } = {
  model: {
    initial: '',
    always: true,
    stored: false,
    parse: (text, { models }, { program, net }) =>
      choice(
        program !== '' ? [TYPED] : net !== '' ? [BUILT] : models.filter((id) => id !== TYPED && id !== BUILT),
      )(text),
    print: encodeURIComponent,
  },
  program: {
    initial: '',
    always: false,
    stored: false,
    parse: (text) =>
      text !== '' && text.length <= MOST_PROGRAM
        ? { value: text, hint: null }
        : expected(`a program of 1 to ${grouped(MOST_PROGRAM)} characters`),
    print: (text) =>
      encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(READABLE, decodeURIComponent),
  },
  net: {
    initial: '',
    always: false,
    stored: false,
    parse: (text) =>
      text !== '' && text.length <= MOST_NET
        ? { value: text, hint: null }
        : expected(`a network of 1 to ${grouped(MOST_NET)} characters, such as data:xor,hidden:2tanh`),
    print: (text) => encodeURIComponent(text).replace(READABLE, decodeURIComponent),
  },
  eta: {
    initial: null,
    always: false,
    stored: false,
    parse: rate,
    print: (eta) => (eta === null ? 'own' : String(eta)),
  },
  edits: {
    initial: '',
    always: false,
    stored: false,
    parse: (text) =>
      /^[\p{L}\p{N}_.:,@+-]*$/u.test(text)
        ? { value: text, hint: null }
        : expected('names and numbers, such as w5:0.3,i1:0.2'),
    print: (edits) => encodeURIComponent(edits).replace(/%(3A|2C|40)/g, decodeURIComponent),
  },
  iteration: {
    initial: 0,
    always: true,
    stored: false,
    parse: (text) => whole(text, LAST_ITERATION),
    print: String,
  },
  sample: {
    initial: 0,
    always: false,
    stored: false,
    parse: (text, { samples }, place) => {
      const { value, hint } = whole(text, samples(place), 1)
      return { value: value && value - 1, hint }
    },
    print: (sample) => String(sample + 1),
  },
  step: {
    initial: 0,
    always: true,
    stored: false,
    parse: (text, { length }, place) => whole(text, length(place)),
    print: String,
  },
  by: { initial: 'neuron', always: true, stored: true, parse: choice(SIZES), print: String },
  theme: { initial: 'system', always: false, stored: true, parse: choice(THEMES), print: String },
  speed: {
    initial: 1,
    always: false,
    stored: true,
    parse: (text) => speed(text === 'max' ? 'Infinity' : text),
    print: (value) => (value === Number.POSITIVE_INFINITY ? 'max' : String(value)),
  },
  hold: { initial: false, always: false, stored: true, parse: onOff, print: printOnOff },
  open: {
    initial: '',
    always: false,
    stored: false,
    parse: (text, { neurons }, place) => open(text, neurons(place)),
    print: (names) => encodeURIComponent(names || 'none').replaceAll('%2C', ','),
  },
  opens: {
    initial: false,
    always: false,
    stored: true,
    parse: (text) =>
      text === 'auto' || text === 'hand' ? { value: text === 'auto', hint: null } : expected('auto or hand'),
    print: (opens) => (opens ? 'auto' : 'hand'),
  },
  maps: { initial: true, always: false, stored: true, parse: onOff, print: printOnOff },
  u: {
    initial: null,
    always: false,
    stored: false,
    parse: (text) => (text === 'rest' ? { value: null, hint: null } : fraction(text)),
    print: (u) => (u === null ? 'rest' : String(Number(u.toFixed(3)))),
  },
  tool: {
    initial: null,
    always: false,
    stored: false,
    parse: (text, { named }, place) => {
      const value = readTool(text)
      if (value === undefined) return expected('a tool and a name, such as paths:w5')
      if (!value?.of || named(place, value.of)) return { value, hint: null }
      return { value: { ...value, of: '' }, hint: `nothing in the model is called ${quote(value.of)}` }
    },
    print: (tool) => encodeURIComponent(printTool(tool)).replace(/%3A/g, ':'),
  },
  stops: {
    initial: NO_STOPS,
    always: false,
    stored: false,
    parse: (text, { named }, place) => {
      const { stops, left } = readStops(text, (name) => named(place, name))
      return { value: left !== null && stops.length === 0 ? undefined : stops, hint: left }
    },
    print: (stops) => encodeURIComponent(stops.join() || 'none').replace(/%(3A|2C)/g, decodeURIComponent),
  },
}

/** The names of the settings, in the order in which links print them. */
export const LINK_NAMES = Object.keys(linkTable) as readonly (keyof Place)[]
