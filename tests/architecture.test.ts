import { readFileSync } from 'node:fs'
import { glob } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import {
  forbiddenConstructs,
  forbiddenImports,
  importCycles,
  longFiles,
  strayWorkers,
} from './tools/architecture-rules.ts'
import { type ModuleFacts, moduleFacts } from './tools/module-facts.ts'

const paths = await glob(['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx,mjs}'])
const modules = paths.sort().map((path) => moduleFacts(path, readFileSync(path, 'utf8')))
const sheets = (await glob('src/**/*.css')).map((path) => ({
  path,
  lines: readFileSync(path, 'utf8').trimEnd().split('\n').length,
}))

describe('the project', () => {
  test('is looked at whole', () => {
    expect(modules.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['src/main.tsx', 'src/scene/text-widths.ts', 'tests/architecture.test.ts']),
    )
  })

  test('imports only what the table of rooms allows', () => {
    expect(forbiddenImports(modules)).toEqual([])
  })

  test('has no import cycle, type-only imports included', () => {
    expect(importCycles(modules)).toEqual([])
  })

  test('has no file over 300 lines', () => {
    expect(longFiles(modules)).toEqual([])
    expect(longFiles(sheets)).toEqual([])
  })

  test('has no eval, any, enum, default export, barrel or undocumented export', () => {
    expect(forbiddenConstructs(modules)).toEqual([])
  })

  test('creates workers in main.tsx only', () => {
    expect(strayWorkers(modules)).toEqual([])
  })
})

describe('the rules', () => {
  const project = (files: Record<string, string>): ModuleFacts[] =>
    Object.entries(files).map(([path, source]) => moduleFacts(path, source))

  test.each([
    ['src/engine/a.ts', "import { x } from '../models/b.ts'"],
    ['src/engine/a.ts', "import type { X } from '../models/b.ts'"],
    ['src/engine/a.ts', "import { scaleLinear } from 'd3-scale'"],
    ['src/scene/a.ts', "import { zoom } from 'd3-zoom'"],
    ['src/explain/a.tsx', "import { useState } from 'react'"],
    ['src/render/a.ts', "import { x } from '../scene/b.ts'"],
    ['src/render/a.ts', "export { x } from '../scene/b.ts'"],
    ['src/store/a.ts', "const session = await import('../worker/session.ts')"],
    ['src/models/a.ts', "type X = import('../store/b.ts').X"],
    ['src/ui/a.tsx', "import { type X, y } from '../engine/b.ts'"],
    ['src/extra/a.ts', "import '../engine/b.ts'"],
  ])('refuse in %s: %s', (path, source) => {
    expect(forbiddenImports(project({ [path]: source }))).toHaveLength(1)
  })

  test.each([
    ['src/render/a.ts', "import type { Mark } from '../scene/b.ts'"],
    ['src/store/a.ts', "import { type Session } from '../worker/session.ts'"],
    ['src/ui/a.tsx', "import type { Step } from '../engine/b.ts'"],
    ['src/scene/a.ts', "import { scaleLinear } from 'd3-scale'"],
    ['src/main.tsx', "import { x } from './worker/b.ts'"],
  ])('allow in %s: %s', (path, source) => {
    expect(forbiddenImports(project({ [path]: source }))).toEqual([])
  })

  test('find a cycle of three, through a type', () => {
    const files = {
      'src/engine/a.ts': "import { b } from './b.ts'",
      'src/engine/b.ts': "import type { C } from './c.ts'",
      'src/engine/c.ts': "export { a } from './a.ts'",
    }
    expect(importCycles(project(files))).toEqual([
      'src/engine/a.ts → src/engine/b.ts → src/engine/c.ts → src/engine/a.ts',
    ])
  })

  test.each([
    ['eval', "const x = eval('1')"],
    ['eval', "const x = (0, eval)('1')"],
    ['eval', "globalThis.eval('1')"],
    ['new Function', "const f = new Function('return 1')"],
    ['new Function', "const f = Function('return 1')"],
    ['any', 'const x = (y: any) => y'],
    ['enum', 'enum A { B }'],
    ['default export', 'export default 1'],
    ['barrel', "export * from './b.ts'"],
    ['barrel', "export { b } from './b.ts'"],
    ['Math.random', 'const x = Math.random()'],
    ['undocumented export in line 2', '// One.\nexport const x = 1'],
  ])('find %s in %s', (finding, source) => {
    expect(forbiddenConstructs(project({ 'src/engine/a.ts': source }))).toEqual([
      `src/engine/a.ts: ${finding}`,
    ])
  })

  test('take comments and strings for what they are', () => {
    const source = "/** Says any, eval and new Function. */\nexport const x = 'any eval new Function(1)'\n"
    expect(forbiddenConstructs(project({ 'src/engine/a.ts': source }))).toEqual([])
  })

  test('find a worker created outside main.tsx, and a file of 301 lines', () => {
    const files = {
      'src/store/a.ts': `new Worker('x')\n${'\n'.repeat(300)}`,
      'src/main.tsx': "new Worker('x')",
    }
    expect(strayWorkers(project(files))).toEqual(['src/store/a.ts'])
    expect(longFiles(project(files))).toEqual(['src/store/a.ts: 301 lines'])
  })
})
