import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import type { Row } from './row.ts'

/** Compiles a script as the product is compiled, runs it in a process of its own and reads the JSON it prints. */
export const runCompiled = async (
  script: string,
  scratch: string,
  options: readonly string[] = [],
): Promise<Record<string, number>> => {
  const outDir = join(scratch, script)
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: `tests/bench/${script}.ts`, outDir, emptyOutDir: true, target: 'es2022' },
  })
  const output = execFileSync(process.execPath, [...options, join(outDir, `${script}.js`)], {
    encoding: 'utf8',
  })
  return JSON.parse(output) as Record<string, number>
}

/** The plain run against the two yardsticks, timed in one process. */
export const engineRows = async (scratch: string): Promise<Row[]> => {
  const { overDense = Number.NaN, underObjects = Number.NaN } = await runCompiled('engine-ratios', scratch)
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

/** The longest of many seeks into the past of a training of 10,000 iterations. */
export const seekRows = async (scratch: string): Promise<Row[]> => {
  const { longest = Number.NaN, median = Number.NaN } = await runCompiled('seek-times', scratch)
  const note = `longest of 60; median ${median.toFixed(1)} ms`
  return [
    {
      what: 'seek to any of 10,000 past iterations',
      unit: 'ms',
      must: 250,
      aim: 50,
      measured: longest,
      note,
    },
  ]
}

/** The longest reading of a program: random texts, and long ones of one kind. */
export const readerRows = async (scratch: string): Promise<Row[]> => {
  const { longest = Number.NaN, median = Number.NaN } = await runCompiled('reader-times', scratch)
  const note = `longest of 2,000 random texts and some fifty long ones, each the median of 5; median ${median.toFixed(2)} ms`
  return [
    { what: 'reading a program, whatever is typed', unit: 'ms', must: 50, aim: 10, measured: longest, note },
  ]
}
