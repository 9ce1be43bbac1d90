import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { mazur } from '../../src/models/mazur.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import { looksOf, parseHash, placeOf, printHash, problemLine } from '../../src/store/link.ts'
import { type Known, LINK_NAMES, linkTable, type Place } from '../../src/store/link-table.ts'
import { movePlayhead, restingPlayhead } from '../../src/store/playhead.ts'
import { quote } from '../../src/store/quote.ts'
import { SPEEDS, THEMES } from '../../src/store/state.ts'
import { NO_STOPS } from '../../src/store/stops.ts'
import { TOOLS } from '../../src/store/tools.ts'

const known: Known = {
  models: ['mazur', 'xor'],
  samples: ({ model }) => (model === 'xor' ? 4 : 1),
  length: ({ model, sample }) => (model === 'mazur' ? 152 : 20 + sample),
  neurons: () => ['h1', 'h2', 'o1'],
  named: (_, name) => ['h1', 'w5', 'n12', 'β_2'].includes(name),
}
const opening: Place = {
  model: 'mazur',
  program: '',
  net: '',
  iteration: 0,
  sample: 0,
  step: 0,
  eta: null,
  edits: '',
  by: 'neuron',
  theme: 'system',
  speed: 1,
  hold: false,
  maps: true,
  open: '',
  opens: false,
  u: null,
  tool: null,
  stops: NO_STOPS,
}
const parse = (hash: string) => parseHash(hash, known, opening)

const stops = fc.oneof(
  fc.constantFrom('zero', 'nan', 'pass', 'node:h1', 'node:n12', 'node:β_2'),
  fc
    .double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true })
    .map((bound) => `above:${bound}`),
)

const ABOUT_NODES = TOOLS.filter((id) => id !== 'code')

const models = fc.constantFrom(
  ...known.models.map((model) => ({ model, program: '', net: '' })),
  { model: 'typed', program: 'L = (a*b + c) * f # 50 %\nσ(w₁·x) & L^2', net: '' },
  { model: 'network', program: '', net: 'data:own,hidden:8tanh.4relu-,share:w1=w3|x;y & z\n1,5;2 %' },
)

const places: fc.Arbitrary<Place> = models.chain(({ model, program, net }) =>
  fc.record({
    model: fc.constant(model),
    program: fc.constant(program),
    net: fc.constant(net),
    iteration: fc.integer({ min: 0, max: 1_000_000 }),
    sample: fc.integer({ min: 0, max: known.samples({ model, program, net, edits: '' }) - 1 }),
    step: fc.integer({ min: 0, max: known.length({ model, program, net, edits: '', sample: 0 }) }),
    by: fc.constantFrom(...SIZES),
    eta: fc.option(fc.double({ min: 0, max: 1e300, noNaN: true, noDefaultInfinity: true }).map(Math.abs)),
    edits: fc.constantFrom('', 'w5:0.3', 'w5:0.3,i1@7:-1e-9,b1:trained', 'β:2'),
    theme: fc.constantFrom(...THEMES),
    speed: fc.constantFrom(...SPEEDS),
    hold: fc.boolean(),
    maps: fc.boolean(),
    open: fc.constantFrom('', 'all', 'h1', 'h2,o1'),
    opens: fc.boolean(),
    u: fc.option(fc.integer({ min: 0, max: 1000 }).map((u) => u / 1000)),
    tool: fc.option(
      fc.oneof(
        fc.record({ id: fc.constantFrom(...ABOUT_NODES), of: fc.constantFrom('', 'w5', 'n12', 'β_2') }),
        fc.record({
          id: fc.constant('code' as const),
          of: fc.constant(''),
          as: fc.constantFrom('', 'numpy', 'python'),
        }),
      ),
    ),
    stops: fc.uniqueArray(stops, { maxLength: 12 }),
  }),
)

describe('a link', () => {
  test('reads as in the documentation', () => {
    expect(printHash({ ...opening, step: 58, by: 'edge', theme: 'light' })).toBe(
      '#model=mazur&iteration=0&step=58&by=edge&theme=light',
    )
    expect(printHash({ ...opening, speed: 0.5, u: 0.25 })).toBe(
      '#model=mazur&iteration=0&step=0&by=neuron&speed=0.5&u=0.25',
    )
  })

  test('leads back to the place it was printed for', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parse(printHash(place))).toEqual({ place, problems: [] })
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  test('may give its settings in any order, encoded, with empty parts, or not at all', () => {
    expect(parse('#step=15&model=xor&&').place).toEqual({ ...opening, model: 'xor', step: 15 })
    expect(parse('%6Dodel=%78or').place.model).toBe('xor')
    expect(parse('')).toEqual({ place: opening, problems: [] })
  })

  test('has one row per setting, each with an initial value that it can read back', () => {
    for (const name of LINK_NAMES) {
      const { initial, parse: read, print } = linkTable[name] as (typeof linkTable)['iteration']
      const values: Partial<Record<keyof Place, string>> = { model: 'mazur', program: 'a*b', net: 'data:xor' }
      const value = (values[name] ?? initial) as never
      expect(read(print(value), known, opening)).toEqual({ value, hint: null })
    }
  })
})

describe('a bad link', () => {
  test.each<[string, Partial<Place>, string]>([
    ['model=foo', {}, 'model “foo” (expected mazur or xor)'],
    ['step=-5', {}, 'step “-5” (expected a whole number from 0 to 152)'],
    ['step=NaN', {}, 'step “NaN” (expected a whole number from 0 to 152)'],
    ['step=1e3', {}, 'step “1e3” (expected a whole number from 0 to 152)'],
    ['step=', {}, 'step “” (expected a whole number from 0 to 152)'],
    ['step', {}, 'step “” (expected a whole number from 0 to 152)'],
    ['step=153', { step: 152 }, 'step “153” (the last is 152, shown instead)'],
    ['model=xor&step=21', { model: 'xor', step: 20 }, 'step “21” (the last is 20, shown instead)'],
    ['model=xor&sample=0', { model: 'xor' }, 'sample “0” (expected a whole number from 1 to 4)'],
    ['model=xor&sample=third', { model: 'xor' }, 'sample “third” (expected a whole number from 1 to 4)'],
    ['sample=2', {}, 'sample “2” (the last is 1, shown instead)'],
    [
      'model=xor&step=30&sample=4',
      { model: 'xor', sample: 3, step: 23 },
      'step “30” (the last is 23, shown instead)',
    ],
    [`step=${'9'.repeat(400)}`, { step: 152 }, `step “${'9'.repeat(39)}…” (the last is 152, shown instead)`],
    [
      'iteration=1000001',
      { iteration: 1_000_000 },
      'iteration “1000001” (the last is 1,000,000, shown instead)',
    ],
    ['eta=--1', {}, 'eta “--1” (expected a learning rate, such as 0.5)'],
    ['eta=1e999', {}, 'eta “1e999” (expected a learning rate, such as 0.5)'],
    ['edits=<b>', {}, 'edits “<b>” (expected names and numbers, such as w5:0.3,i1:0.2)'],
    ['by=leap', {}, 'by “leap” (expected write, edge, neuron, layer or pass)'],
    ['theme=neon', {}, 'theme “neon” (expected system, light, dark or projector)'],
    ['speed=3', {}, 'speed “3” (expected 0.5, 1, 2, 4, 16, 64 or max)'],
    ['u=1.5', {}, 'u “1.5” (expected a number from 0 to 1)'],
    ['u=.', {}, 'u “.” (expected a number from 0 to 1)'],
    ['u=-0.5', {}, 'u “-0.5” (expected a number from 0 to 1)'],
    ['step=%E0%A4%A', {}, '“step=%E0%A4%A” (its percent-encoding is broken)'],
    ['step=3&step=4', { step: 3 }, 'another step “4” (the first one counts)'],
    [
      '__proto__=1',
      {},
      '“__proto__=1” (expected model, program, net, eta, edits, iteration, sample, step, by, theme, speed, hold, open, opens, maps, u, tool, stops)',
    ],
    ['theme=a%0Ab%E2%80%AEc', {}, 'theme “a\uFFFDb\uFFFDc” (expected system, light, dark or projector)'],
    ['hold=maybe', {}, 'hold “maybe” (expected on or off)'],
    ['maps=2', {}, 'maps “2” (expected on or off)'],
    ['open=h9,h2', { open: 'h2' }, 'open “h9,h2” (no neuron is called “h9”)'],
    ['open=', { open: '' }, 'open “” (no neuron is called “”)'],
    [
      'tool=paths:w99',
      { tool: { id: 'paths', of: '' } },
      'tool “paths:w99” (nothing in the model is called “w99”)',
    ],
    ['opens=on', {}, 'opens “on” (expected auto or hand)'],
    [
      'stops=zero,node:h9,pass,zero',
      { stops: ['zero', 'pass'] },
      'stops “zero,node:h9,pass,zero” (left out “node:h9”: expected up to 50 of node:h1, zero, above:10, nan, pass, with nodes of this model)',
    ],
    ...['above:0', 'above:', 'above:1..2', 'above:1e999', 'zer', 'ZERO', 'node:'].map(
      (bad): [string, Partial<Place>, string] => [
        `stops=${bad}`,
        {},
        `stops “${bad}” (left out “${bad}”: expected up to 50 of node:h1, zero, above:10, nan, pass, with nodes of this model)`,
      ],
    ),
  ])('%s', (hash, change, problem) => {
    expect(parse(hash)).toEqual({ place: { ...opening, ...change }, problems: [problem] })
  })

  test('keeps what is good in it', () => {
    const { place, problems } = parse('#model=xor&step=nowhere&by=edge')
    expect(place).toEqual({ ...opening, model: 'xor', by: 'edge' })
    expect(problems).toHaveLength(1)
  })

  test('becomes one line that counts what it leaves out', () => {
    expect(problemLine([])).toBeNull()
    expect(problemLine(['a', 'b'])).toBe('Ignored in the link: a; b.')
    expect(problemLine(['a', 'b', 'c', 'd', 'e'])).toBe('Ignored in the link: a; b; c; and 2 more.')
  })

  test('of 100 kB gives a short line quickly', () => {
    for (const part of ['x', '&x', '%', '&step=%ff', 'step=9', '=&']) {
      const line = problemLine(parse(part.repeat(100_000 / part.length)).problems) ?? ''
      expect(line).toMatch(/^Ignored in the link: .+\.$/)
      expect(line.length).toBeLessThan(500)
    }
  })

  test('of any kind never throws and leads to a place that exists', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.tuple(fc.constantFrom(...LINK_NAMES, '%', 'constructor'), fc.string({ unit: 'binary' })))
        .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
    )
    fc.assert(
      fc.property(texts, (hash) => {
        const { place, problems } = parse(hash)
        const same = parse(printHash(place))
        expect(same).toEqual({ place, problems: [] })
        for (const problem of problems) expect(problem).not.toMatch(/\p{Cc}/u)
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  test('is quoted without cutting a character in two', () => {
    expect(quote('😀'.repeat(50))).toBe(`“${'😀'.repeat(39)}…”`)
    expect(quote('x'.repeat(40))).toBe(`“${'x'.repeat(40)}”`)
  })
})

describe('the place of a playhead', () => {
  const compiled = compiledOf(mazur)
  const looks = looksOf(opening)
  const context = { ...compiled, reducedMotion: false }
  const start = { iteration: 3, sample: 0, playhead: restingPlayhead('neuron', 2) }

  test('at rest is its step, in the middle of a beat its start and how far it has come', () => {
    expect(placeOf(compiled, start, { ...looks, theme: 'dark' })).toEqual({
      ...opening,
      iteration: 3,
      eta: null,
      theme: 'dark',
      speed: 2,
    })
    const held = movePlayhead(start, { type: 'goTo', step: 0, u: 0.12345 }, context)
    expect(placeOf(compiled, held, looks)).toMatchObject({ step: 0, by: 'neuron', u: 0.123 })
  })

  test('of a question is where its beat starts and u = 0, which leads to the question again', () => {
    const asked = movePlayhead(start, { type: 'forward', size: 'layer' }, { ...context, hold: true })
    const asks = placeOf(compiled, asked, { ...looks, hold: true })
    expect(asks).toMatchObject({ step: 0, by: 'layer', u: 0, hold: true })
    expect(printHash(asks)).toContain('&hold=on&u=0')
    expect(parse(printHash(asks)).place).toEqual(asks)
  })

  test('names the size of the beat that moves, so that the link shows the same beat', () => {
    const moving = movePlayhead(start, { type: 'forward', size: 'pass' }, context)
    expect(placeOf(compiled, moving, looks)).toMatchObject({ step: 0, by: 'pass', u: null })
  })

  test('in a part of a beat, which no link can name, is the end of that part', () => {
    const middle = movePlayhead(start, { type: 'goTo', step: 3 }, context)
    const moving = movePlayhead(middle, { type: 'back' }, context)
    expect(moving.playhead.motion).toMatchObject({ from: 0, to: 3 })
    expect(placeOf(compiled, moving, looks)).toMatchObject({ step: 3, by: 'neuron', u: null })
  })
})
