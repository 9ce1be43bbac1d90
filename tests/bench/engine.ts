import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import type { Row } from './row.ts'

/** The plain run against the two yardsticks, compiled as the product is and timed in one process. */
export const engineRows = async (scratch: string): Promise<Row[]> => {
  const outDir = join(scratch, 'engine')
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: 'tests/bench/engine-ratios.ts', outDir, emptyOutDir: true, target: 'es2022' },
  })
  const output = execFileSync(process.execPath, [join(outDir, 'engine-ratios.js')], { encoding: 'utf8' })
  const { overDense, underObjects } = JSON.parse(output) as { overDense: number; underObjects: number }
  const what = 'plain run, 2-16-16-1 tanh, 100 samples, over'
  return [
    { what: `${what} denseLoops`, unit: '×', must: 2, aim: 1.3, measured: overDense },
    {
      what: `${what} objectGraph, faster`,
      unit: '×',
      must: 25,
      aim: 50,
      measured: underObjects,
      larger: true,
    },
  ]
}
