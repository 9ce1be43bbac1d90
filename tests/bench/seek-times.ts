import { randomNumbers } from '../../src/engine/rng.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { Session } from '../../src/worker/session.ts'

const iterations = 10_000
const seeks = 60

/** Trains, then jumps about in the past; prints the longest and the median time of one seek. */
const main = async (): Promise<void> => {
  const session = new Session()
  await session.open(layeredRecipe({ sizes: [2, 8, 8, 1], samples: 100, batchSize: 10 }))
  await session.advance({ until: iterations, ms: 60_000 })
  const random = randomNumbers(7)
  const times: number[] = []
  for (let k = 0; k < seeks; k++) {
    const wanted = Math.floor(random() * iterations)
    const started = performance.now()
    const { iteration } = await session.seek(wanted, 60_000)
    times.push(performance.now() - started)
    if (iteration !== wanted) throw new Error(`Asked for iteration ${wanted}, came to ${iteration}`)
  }
  times.sort((a, b) => a - b)
  console.log(JSON.stringify({ longest: times.at(-1), median: times[seeks / 2] }))
}

await main()
