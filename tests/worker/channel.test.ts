import { expose, type Remote, releaseProxy, wrap } from 'comlink'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Trace } from '../../src/engine/trace.ts'
import { mazur } from '../../src/models/mazur.ts'
import { textbook } from '../../src/models/textbook.ts'
import type { EngineApi } from '../../src/worker/api.ts'
import { Session } from '../../src/worker/session.ts'
import { transferring } from '../../src/worker/transferring.ts'

/** The engine behind a real message channel, and the recordings it handed over. */
const connected = () => {
  const { port1, port2 } = new MessageChannel()
  const engine = new Session()
  const handedOver: Awaited<ReturnType<EngineApi['record']>>[] = []
  const watched: EngineApi = {
    open: (r) => engine.open(r),
    advance: (b) => engine.advance(b),
    change: (e) => engine.change(e),
    run: (ask) => engine.run(ask),
    seek: (k, ms) => engine.seek(k, ms),
    layout: (a, opened) => engine.layout(a, opened),
    preview: (r, a) => engine.preview(r, a),
    analyse: (kind, ask) => engine.analyse(kind, ask),
    async peek(r, k, sample, ms) {
      const recording = await engine.peek(r, k, sample, ms)
      if (recording) handedOver.push(recording)
      return recording
    },
    async record(sample) {
      const recording = await engine.record(sample)
      handedOver.push(recording)
      return recording
    },
  }
  expose(transferring(watched), port1)
  const remote = wrap<EngineApi>(port2)
  return { remote, handedOver, close: () => port1.close() }
}

let remote: Remote<EngineApi>
let handedOver: ReturnType<typeof connected>['handedOver']
let close: () => void

beforeEach(async () => {
  ;({ remote, handedOver, close } = connected())
  await remote.open(mazur)
})

afterEach(() => {
  remote[releaseProxy]()
  close()
})

describe('the engine behind a message channel', () => {
  test('a recording arrives whole, and its columns were handed over rather than copied', async () => {
    const direct = new Session()
    await direct.open(mazur)
    await direct.seek(3, 1000)
    await remote.seek(3, 1000)
    const recording = await remote.record(0)
    expect(recording).toEqual(await direct.record(0))
    for (const column of Object.values(handedOver[0]!.columns) as Float64Array[])
      expect(column.byteLength).toBe(0)
    const trace = new Trace(recording.columns)
    expect(trace.at(0)).toMatchObject({ index: 0, kind: 'carry', pass: 'forward' })
    expect(await remote.record(0)).toEqual(recording)
  })

  test('so does a recording of another recipe, or null while it is on its way', async () => {
    const other = { ...mazur, learningRate: 0.25 }
    let recording = await remote.peek(other, 30_000, 0, 0)
    expect(recording).toBeNull()
    while (recording === null) recording = await remote.peek(other, 30_000, 0, 50)
    expect(recording.iteration).toBe(30_000)
    for (const column of Object.values(handedOver[0]!.columns) as Float64Array[])
      expect(column.byteLength).toBe(0)
    expect((await remote.record(0)).iteration).toBe(0)
    expect(await remote.preview(other, 1.5)).toEqual(await remote.layout(1.5))
  })

  test('advance goes on from where it is', async () => {
    expect((await remote.advance({ until: 2, ms: 1000 })).iteration).toBe(2)
    expect((await remote.advance({ until: 5, ms: 1000 })).iteration).toBe(5)
  })

  test('10,000 updates of Mazur’s network lead to the recomputed loss', async () => {
    let progress = await remote.seek(10_000, 1000)
    while (progress.iteration < 10_000) progress = await remote.seek(10_000, 1000)
    const exact = 3.510187782978859e-5
    expect(Math.abs(progress.loss - exact)).toBeLessThanOrEqual(1e-12 * exact)
  })

  test('what is refused is refused in words', async () => {
    await expect(remote.record(7)).rejects.toThrow('sample is 7; expected 0 to 0')
  })

  const first: Readonly<Record<string, number>> = {
    mazur: 0.298371109,
    'mazur-biases': 0.298371109,
    'mazur-linear': (0.917625 ** 2 + 0.014625 ** 2) / 2,
    'cs231n-circuit': -12,
    'cs231n-neuron': 0.731058579,
    'cs231n-max': -20,
    colah: 6,
    'micrograd-lecture': -8,
    'micrograd-neuron': Math.SQRT1_2,
    accumulate: 6,
    'micrograd-readme': 24.704081633,
  }

  test.each(textbook)('$id opens', async (recipe) => {
    await remote.open(recipe)
    expect((await remote.advance({ until: 0, ms: 0 })).loss).toBeCloseTo(first[recipe.id]!, 9)
  })
})
