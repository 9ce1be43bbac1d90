import { activations } from '../engine/ops-activation.ts'
import { type OptimizerName, type OptimizerSettings, optimizers } from '../engine/optimizer.ts'
import {
  type ActivationName,
  type Build,
  DATA_SETS,
  INITIALIZATIONS,
  type LayerChoice,
  MOST_HIDDEN,
  MOST_ROWS,
  MOST_UNITS,
  type OwnData,
  SCALINGS,
} from './build.ts'
import { defaultBuild } from './default-build.ts'
import { MOST_RATE } from './edits.ts'
import { FEATURES, type FeatureName } from './feature.ts'
import { LOSSES } from './losses.ts'
import { TASKS } from './task.ts'

/** A build read from text, and what of it could not be used, each in a few words. */
export interface ReadBuild {
  readonly build: Build
  readonly problems: readonly string[]
}

/** One choice as links write it: printed, and read into a build (a string says what was expected). */
interface Row {
  readonly print: (build: Build) => string
  readonly read: (build: Build, text: string) => Build | string
}

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const number = (
  get: (build: Build) => number,
  set: (build: Build, value: number) => Build,
  from: number,
  to: number,
  isWhole = false,
): Row => ({
  print: (build) => String(get(build)),
  read: (build, text) => {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN
    return value >= from && value <= to && (!isWhole || Number.isInteger(value))
      ? set(build, value)
      : `expected a ${isWhole ? 'whole ' : ''}number from ${from} to ${to.toLocaleString('en')}`
  },
})

const choice = <T extends string>(
  values: readonly T[],
  get: (build: Build) => T,
  set: (build: Build, value: T) => Build,
): Row => ({
  print: get,
  read: (build, text) => {
    const value = values.find((v) => v === text)
    return value === undefined ? `expected ${values.join(', ')}` : set(build, value)
  },
})

const flag = (get: (build: Build) => boolean, set: (build: Build, value: boolean) => Build): Row => ({
  print: (build) => (get(build) ? 'on' : 'off'),
  read: (build, text) => (text === 'on' || text === 'off' ? set(build, text === 'on') : 'expected on or off'),
})

const setting = (name: keyof OptimizerSettings, most = 1): Row => ({
  print: ({ settings }) => (settings[name] === undefined ? '' : String(settings[name])),
  read: (build, text) => {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN
    return value >= 0 && value <= most
      ? { ...build, settings: { ...build.settings, [name]: value } }
      : `expected a number from 0 to ${most}`
  },
})

const withData = (build: Build, change: Partial<Build['data']>): Build => ({
  ...build,
  data: { ...build.data, ...change },
})

const emptyOwn: OwnData = { text: '', inputs: [], target: '', task: 'regression', scaling: 'none' }

const withOwn = (build: Build, change: Partial<OwnData>): Build =>
  withData(build, { own: { ...(build.data.own ?? emptyOwn), ...change } })

/** Names of columns may hold the signs that part a link's words. */
const escaped = (name: string): string => name.replace(/[%,:;|.]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const activationNames = Object.keys(activations) as ActivationName[]

const layerText = ({ units, activation, bias }: LayerChoice): string =>
  `${units}${activation}${bias ? '' : '-'}`

const readLayer = (text: string): LayerChoice | null => {
  const [, units = '0', name, without] = /^(\d{1,2})([a-zA-Z]+)(-?)$/.exec(text) ?? []
  const activation = activationNames.find((a) => a === name)
  const isCount = Number(units) >= 1 && Number(units) <= MOST_UNITS
  return activation && isCount ? { units: Number(units), activation, bias: without === '' } : null
}

/** Every choice by the word that stands for it in links, in the order in which they are printed. */
const rows: Readonly<Record<string, Row>> = {
  data: choice(
    DATA_SETS,
    (b) => b.data.set,
    (_, set) => defaultBuild(set),
  ),
  rows: number(
    (b) => b.data.size,
    (b, size) => withData(b, { size }),
    1,
    MOST_ROWS,
    true,
  ),
  noise: number(
    (b) => b.data.noise,
    (b, noise) => withData(b, { noise }),
    0,
    10,
  ),
  draw: number(
    (b) => b.data.seed,
    (b, seed) => withData(b, { seed }),
    0,
    2 ** 32 - 1,
    true,
  ),
  test: number(
    (b) => b.data.testShare,
    (b, testShare) => withData(b, { testShare }),
    0,
    0.9,
  ),
  features: {
    print: (b) => b.data.features.join('.'),
    read: (b, text) => {
      const names = text.split('.')
      const known = FEATURES.filter((f) => names.includes(f)) as FeatureName[]
      return known.length > 0 && known.length === names.length
        ? withData(b, { features: known })
        : `expected ${FEATURES.join('.')} or some of them`
    },
  },
  inputs: {
    print: (b) => (b.data.own?.inputs ?? b.data.columns ?? []).map(escaped).join('.'),
    read: (b, text) => {
      const names = text.split('.').map(unescaped)
      if (b.data.set === 'own') return withOwn(b, { inputs: names })
      return b.data.set === 'iris' ? withData(b, { columns: names }) : 'expected features of these data'
    },
  },
  target: {
    print: (b) => escaped(b.data.own?.target ?? ''),
    read: (b, text) => withOwn(b, { target: unescaped(text) }),
  },
  task: {
    print: (b) => b.data.own?.task ?? '',
    read: (b, text) => {
      const task = TASKS.find((t) => t === text)
      return task ? withOwn(b, { task }) : `expected ${TASKS.join(', ')}`
    },
  },
  scaling: {
    print: (b) => b.data.own?.scaling ?? '',
    read: (b, text) => {
      const scaling = SCALINGS.find((s) => s === text)
      return scaling ? withOwn(b, { scaling }) : `expected ${SCALINGS.join(', ')}`
    },
  },
  hidden: {
    print: (b) => b.hidden.map(layerText).join('.') || 'none',
    read: (b, text) => {
      const layers = text === 'none' ? [] : text.split('.').map(readLayer)
      const good = layers.filter((l) => l !== null)
      return good.length === layers.length && good.length <= MOST_HIDDEN
        ? { ...b, hidden: good }
        : `expected up to ${MOST_HIDDEN} layers such as 4tanh.2relu, of 1 to ${MOST_UNITS} units each`
    },
  },
  out: {
    print: (b) => `${b.output.activation}${b.output.bias ? '' : '-'}`,
    read: (b, text) => {
      const layer = readLayer(`1${text}`)
      return layer
        ? { ...b, output: { activation: layer.activation, bias: layer.bias } }
        : `expected ${activationNames.join(', ')}`
    },
  },
  loss: choice(
    LOSSES,
    (b) => b.loss,
    (b, loss) => ({ ...b, loss }),
  ),
  init: choice(
    INITIALIZATIONS,
    (b) => b.initialization,
    (b, initialization) => ({ ...b, initialization }),
  ),
  scale: number(
    (b) => b.scale,
    (b, scale) => ({ ...b, scale }),
    -1000,
    1000,
  ),
  seed: number(
    (b) => b.seed,
    (b, seed) => ({ ...b, seed }),
    0,
    2 ** 32 - 1,
    true,
  ),
  share: {
    print: (b) => b.shared.map(([x, y]) => `${x}=${y}`).join('.'),
    read: (b, text) => {
      const pairs = text.split('.').map((p) => /^(w\d{1,5})=(w\d{1,5})$/.exec(p))
      return pairs.every((p) => p !== null && p[1] !== p[2])
        ? { ...b, shared: pairs.map((p) => [p?.[1] ?? '', p?.[2] ?? ''] as const) }
        : 'expected pairs of two weights such as w1=w3'
    },
  },
  opt: choice(
    Object.keys(optimizers) as OptimizerName[],
    (b) => b.optimizer,
    (b, optimizer) => ({ ...b, optimizer }),
  ),
  rate: number(
    (b) => b.learningRate,
    (b, learningRate) => ({ ...b, learningRate }),
    0,
    MOST_RATE,
  ),
  momentum: setting('momentum'),
  smoothing: setting('smoothing'),
  beta1: setting('beta1'),
  beta2: setting('beta2'),
  epsilon: setting('epsilon'),
  decay: setting('weightDecay', 10),
  batch: number(
    (b) => b.batchSize,
    (b, batchSize) => ({ ...b, batchSize }),
    0,
    MOST_ROWS,
    true,
  ),
  shuffle: flag(
    (b) => b.shuffled,
    (b, shuffled) => ({ ...b, shuffled }),
  ),
  keep: flag(
    (b) => b.keepsGradients,
    (b, keepsGradients) => ({ ...b, keepsGradients }),
  ),
}

/**
 * A build as links write it: `data:circles,hidden:8tanh,rate:0.03`, what is not said being as `defaultBuild` has it, and
 * one's own table after a `|`; a table of more than `mostText` characters is left out.
 */
export const printBuild = (build: Build, mostText = Number.POSITIVE_INFINITY): string => {
  const { set, own } = build.data
  const initial = defaultBuild(set)
  const words = Object.entries(rows).flatMap(([name, { print }]) => {
    const text = print(build)
    return name === 'data' || text !== print(initial) ? [`${name}:${text}`] : []
  })
  const table = own !== null && own.text.length <= mostText ? `|${own.text}` : ''
  return words.join(',') + table
}

/** Reads a build as links write it. Never throws; what is not usable stays as `defaultBuild` has it, and is named. */
export const readBuild = (text: string): ReadBuild => {
  const bar = text.indexOf('|')
  const words = (bar < 0 ? text : text.slice(0, bar)).split(',')
  const problems: string[] = []
  let build = defaultBuild('xor')
  const given = words.map((word) => {
    const at = word.indexOf(':')
    return { word, name: at < 0 ? word : word.slice(0, at), value: at < 0 ? '' : word.slice(at + 1) }
  })
  // What is the default depends on the data.
  given.sort((a, b) => Number(b.name === 'data') - Number(a.name === 'data'))
  for (const { word, name, value } of given) {
    if (word === '') continue
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined
    const read = row ? row.read(build, value) : `expected ${Object.keys(rows).join(', ')}`
    if (typeof read === 'string') problems.push(`${word.slice(0, 40)} (${read})`)
    else build = read
  }
  if (build.data.set === 'own') build = withOwn(build, bar < 0 ? {} : { text: text.slice(bar + 1) })
  return { build, problems }
}
