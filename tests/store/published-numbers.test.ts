import { describe, expect, test } from 'vitest'
import type { Trace } from '../../src/engine/trace.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import {
  countFindings,
  type Finding,
  missingRecordings,
  publishedFindings,
  type Recordings,
  sourceOf,
} from '../../src/store/published-numbers.ts'
import { stillMomentOf } from '../../src/store/selectors.ts'
import { Session } from '../../src/worker/session.ts'
import { settle } from './fake-clock.ts'
import { opened, type Store } from './opened-store.ts'

const none: Recordings = () => null

const findings = (store: Store, recordings = none): readonly Finding[] => {
  const { compiled } = store.getState()
  return publishedFindings({ compiled, ...stillMomentOf(store.getState())! }, recordings)
}

/** The findings once every recording they wait for has been fetched. */
const fetched = async (store: Store): Promise<readonly Finding[]> => {
  const traces = new Map<string, Trace | null>()
  const key = ({ recipe, iteration }: Parameters<Recordings>[0]): string => `${recipe.id} ${iteration}`
  for (const place of missingRecordings(findings(store)))
    traces.set(key(place), await store.getState().peek(place.recipe, place.iteration, () => true))
  return findings(store, (place) => traces.get(key(place)) ?? null)
}

const at = async (id: string, iteration: number, step: number, change: Partial<Recipe> = {}) => {
  const store = await opened({ recipe: { ...findRecipe(id)!, ...change } })
  store.getState().goToIteration(iteration, step)
  for (let i = 0; i < 100 && store.getState().iteration !== iteration; i++) await settle()
  return store
}

const verdicts = (all: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(all.map((f) => [f.row.quantity, f.verdict]))

describe('the published numbers', () => {
  test('are all unreached at the beginning', async () => {
    const all = findings(await at('mazur', 0, 0))
    expect(new Set(all.map((f) => f.verdict))).toEqual(new Set(['unreached']))
    expect(all.every((f) => f.value === null && !f.active)).toBe(true)
  })

  test('are reached by the write that makes them, and not one write earlier', async () => {
    const store = await at('mazur', 0, 0)
    for (const { place, row } of findings(store).filter((f) => f.row.probe.iteration === 0)) {
      store.getState().setSize('write')
      store.getState().goTo(place - 1)
      const find = (): Finding => findings(store).find((f) => f.row === row)!
      expect(find().verdict, row.quantity).toBe('unreached')
      store.getState().goTo(place)
      expect(find().verdict, row.quantity).not.toBe('unreached')
      expect(find()).toMatchObject({ active: true, value: expect.any(Number) })
    }
  })

  test('of earlier iterations are fetched, and then all 38 are there: 33 agree and 5 are explained', async () => {
    const store = await at('mazur', 10_000, 121)
    expect(missingRecordings(findings(store)).map((p) => `${p.recipe.id} ${p.iteration}`)).toEqual([
      'mazur 0',
      'mazur 1',
      'mazur-biases 1',
    ])
    const { total, reached, of } = countFindings(await fetched(store))
    expect([total, reached, of('agrees', 'recomputed'), of('explained')]).toEqual([38, 38, 33, 5])
    expect(store.getState().iteration).toBe(10_000)
  })

  test.each(['mazur-biases', 'cs231n-neuron', 'colah', 'micrograd-lecture', 'micrograd-readme'])(
    'of %s are all reached after its last one, with nothing unexplained',
    async (id) => {
      const { total, reached, of } = countFindings(await fetched(await at(id, 2, 0)))
      expect(reached).toBe(total)
      expect(of('differs', 'changed', 'absent')).toBe(0)
    },
  )

  test('that come out otherwise in a changed recipe are laid to the change, those that still agree are not', async () => {
    const store = await at('mazur', 0, 121, { learningRate: 0.7 })
    const of = verdicts(findings(store))
    expect(of['dE/dw5']).toBe('agrees')
    expect(of['dE/dw6']).toBe('recomputed')
    expect(of['w5 after']).toBe('changed')
    expect(sourceOf(store.getState().compiled.recipe)).toBe(findRecipe('mazur'))
    expect(sourceOf(findRecipe('mazur')!)).toBeNull()
  })

  test('of an edited recipe are never said to differ', async () => {
    const edits = [{ iteration: 0, path: 'parameters.w5', value: 0.9 }]
    const all = verdicts(findings(await at('mazur', 0, 121, { edits })))
    expect(Object.values(all)).not.toContain('differs')
    expect(Object.values(all)).not.toContain('explained')
    expect(all.out_h1).toBe('agrees')
    expect(all.E).toBe('changed')
  })

  test('that a changed model does not have are absent', async () => {
    const { model } = findRecipe('mazur')!
    if (model.kind !== 'network') throw new Error('Mazur’s model is a network')
    const parameters = model.parameters.map((p) => (p.name === 'w1' ? { ...p, trainable: false } : p))
    const store = await at('mazur', 0, 0, { model: { ...model, parameters } })
    expect(findings(store).find((f) => f.row.quantity === 'w1 after')).toMatchObject({
      verdict: 'absent',
      place: -1,
    })
  })

  test('are none where nothing is printed', async () => {
    expect(findings(await at('mazur-linear', 0, 0))).toEqual([])
  })
})

test('a recording that is not wanted any more is not asked for again', async () => {
  let time = 0
  const now = (): number => {
    time += 10
    return time
  }
  const store = await opened({ engine: new Session({ now }) })
  let asked = 0
  const wanted = (): boolean => asked++ < 1
  const { compiled, peek } = store.getState()
  expect(await peek(compiled.recipe, 1_000_000, wanted)).toBeNull()
  expect(asked).toBe(2)
})
