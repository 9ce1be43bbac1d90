import { beforeEach, describe, expect, test, vi } from 'vitest'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import type { AppState } from '../../src/store/state.ts'
import type { AppStore } from '../../src/ui/app-context.ts'
import { createStageMaps } from '../../src/ui/stage-maps.ts'

const axes = ['x', 'y'].map((name) => ({ name, from: -1, to: 1 }))
const recipe: Recipe = { ...layeredRecipe({ sizes: [2, 5, 1] }), field: { axes, features: ['x', 'y'] } }
const graph = compile(recipe)
const layout = layoutSmall(graph, 1.6, 600)

const setUp = () => {
  const asked: { readonly nodes: readonly number[]; readonly size: number }[] = []
  const answers: ((iteration: number) => void)[] = []
  const changed = vi.fn()
  const state = {
    maps: true,
    compiled: { recipe, graph },
    layout,
    iteration: 0,
    run: null,
    trace: {},
    analyse: (_: string, ask: (typeof asked)[number]) => {
      asked.push(ask)
      return new Promise((resolve) => {
        answers.push((iteration) =>
          resolve({
            iteration,
            size: ask.size,
            values: ask.nodes.map(() => new Float32Array(ask.size ** 2)),
          }),
        )
      })
    },
  }
  const store = { getState: () => state } as unknown as AppStore
  const maps = createStageMaps(store, changed)
  const at = (change: object, now: number) => maps.of({ ...state, ...change } as unknown as AppState, now)
  return { asked, answers, changed, at }
}

const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('the maps of a stage', () => {
  test('are asked for once at rest, about every input and activation', async () => {
    const { asked, answers, changed, at } = setUp()
    expect(at({}, 0)).toBeNull()
    expect(at({}, 16)).toBeNull()
    expect(asked).toHaveLength(1)
    expect(asked[0]!.nodes).toHaveLength(2 + 5 + 1)
    answers[0]!(0)
    await settled()
    expect(changed).toHaveBeenCalled()
    expect(at({}, 5000)?.values.size).toBe(8)
    expect(asked).toHaveLength(1)
  })

  test('are asked for at most five times a second while iterations pass, and never twice at once', async () => {
    const { asked, answers, at } = setUp()
    for (let now = 0, iteration = 0; now < 2000; now += 16) {
      at({ run: {}, iteration: iteration++ }, now)
      if (now % 96 === 0 && answers.length === asked.length) answers.at(-1)?.(iteration)
      await settled()
    }
    expect(asked.length).toBeGreaterThan(6)
    expect(asked.length).toBeLessThanOrEqual(11)
    at({ run: {}, iteration: 9999 }, 9000)
    const waiting = asked.length
    at({ run: {}, iteration: 10_000 }, 9999)
    expect(asked).toHaveLength(waiting)
  })

  test('are not asked for where they are off or there is no field', () => {
    const { asked, at } = setUp()
    at({ maps: false }, 0)
    at({ compiled: { graph, recipe: layeredRecipe({ sizes: [2, 5, 1] }) } }, 0)
    expect(asked).toEqual([])
  })

  test('stay until newer ones of the same graph are there, and go with it', async () => {
    const { answers, at } = setUp()
    at({}, 0)
    answers[0]!(0)
    await settled()
    expect(at({ iteration: 7 }, 1000)?.version).toBe(1)
    expect(at({ compiled: { recipe, graph: compile(recipe) } }, 2000)).toBeNull()
  })
})
