import { readBuild } from '../../src/models/build-text.ts'
import { building } from '../../src/store/building.ts'
import { Session } from '../../src/worker/session.ts'

/** The network of TensorFlow Playground's largest size, on 250 training samples. */
const NETWORK = 'data:circles,rows:333,hidden:8tanh.8tanh.8tanh.8tanh.8tanh.8tanh,rate:0.03'

const collected = (): number => {
  for (let k = 0; k < 4; k++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** Trains in chunks as the page asks for them; prints megabytes in use after two numbers of iterations, and the pace. */
const main = async (): Promise<void> => {
  if (!globalThis.gc) throw new Error('Run with --expose-gc')
  const built = building.build(readBuild(NETWORK).build)
  if (!built.ok) throw new Error(built.problems[0]?.message)
  const session = new Session()
  await session.open(built.recipe)
  const run = async (until: number): Promise<void> => {
    for (let at = 0; at < until; )
      at = (await session.run({ until, ms: 16, lossBelow: null, accuracyAbove: null, sample: null }))
        .iteration
  }
  await run(10_000)
  const early = collected()
  const started = performance.now()
  await run(200_000)
  const seconds = (performance.now() - started) / 1000
  const epochs = (190_000 * 10) / built.recipe.samples.length
  console.log(JSON.stringify({ early, late: collected(), perSecond: epochs / seconds }))
}

await main()
