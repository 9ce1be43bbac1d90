import type { Dot } from '../store/data-in-view.ts'

type Shape = (x: number, y: number, r: number) => string

const circle: Shape = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
const square: Shape = (x, y, r) => `M${x - 0.88 * r} ${y - 0.88 * r}h${1.76 * r}v${1.76 * r}h${-1.76 * r}Z`
const triangle: Shape = (x, y, r) => `M${x} ${y - 1.25 * r}l${1.15 * r} ${2 * r}h${-2.3 * r}Z`
const diamond: Shape = (x, y, r) =>
  `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}Z`
const plus: Shape = (x, y, r) => {
  const [a, b] = [0.42 * r, 1.2 * r]
  const c = b - a
  return `M${x - a} ${y - b}h${2 * a}v${c}h${c}v${2 * a}h${-c}v${c}h${-2 * a}v${-c}h${-c}v${-2 * a}h${c}Z`
}
const tip: Shape = (x, y, r) => `M${x} ${y + 1.25 * r}l${1.15 * r} ${-2 * r}h${-2.3 * r}Z`

const SHAPES: readonly Shape[] = [circle, square, triangle, diamond, plus, tip]

/** Number of shapes and tints that classes have; further ones begin anew. */
export const KINDS = SHAPES.length

/** Names of the shapes, for those who do not see them. */
export const SHAPE_NAMES = ['circle', 'square', 'triangle', 'diamond', 'cross', 'tip'] as const

/** The outline of a class's shape around a place, in px. */
export const shapePath = (kind: number, x: number, y: number, r: number): string => {
  const round = (v: number): number => Math.round(10 * v) / 10
  return SHAPES[kind % KINDS]!(round(x), round(y), r)
}

/** How large samples are drawn where there are so many. */
export const dotRadius = (count: number): number => (count > 1500 ? 1.8 : count > 400 ? 2.8 : 4.2)

/** A sample where a plot shows it. */
export interface PlacedDot {
  readonly dot: Dot
  readonly x: number
  readonly y: number
}

/** Many samples as few paths: one for each class, filled for training and hollow for test samples. */
export const dotPaths = (
  placed: readonly PlacedDot[],
  r: number,
): readonly { readonly kind: number; readonly isTest: boolean; readonly path: string }[] => {
  const groups = new Map<string, { kind: number; isTest: boolean; path: string }>()
  for (const { dot, x, y } of placed) {
    const key = `${dot.isTest} ${dot.kind}`
    const group = groups.get(key) ?? { kind: dot.kind, isTest: dot.isTest, path: '' }
    group.path += shapePath(dot.kind, x, y, r)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => Number(b.isTest) - Number(a.isTest))
}

/** The sample nearest to a place, no farther than `reach` px; null for none. */
export const nearestDot = (
  placed: readonly PlacedDot[],
  x: number,
  y: number,
  reach: number,
): PlacedDot | null => {
  let best: PlacedDot | null = null
  let least = reach * reach
  for (const each of placed) {
    const d = (each.x - x) ** 2 + (each.y - y) ** 2
    if (d > least) continue
    least = d
    best = each
  }
  return best
}

/** The next sample from one, in the order of a plot's x (arrows left and right) or y (up and down); the first from none. */
export const neighbourDot = (
  placed: readonly PlacedDot[],
  from: Dot | null,
  key: string,
): PlacedDot | null => {
  const byHeight = key === 'ArrowUp' || key === 'ArrowDown'
  const order = [...placed].sort((a, b) => (byHeight ? b.y - a.y || a.x - b.x : a.x - b.x || a.y - b.y))
  if (key === 'Home') return order[0] ?? null
  if (key === 'End') return order.at(-1) ?? null
  const at = order.findIndex((p) => p.dot === from)
  if (at < 0) return order[0] ?? null
  const by = key === 'ArrowRight' || key === 'ArrowUp' ? 1 : -1
  return order[Math.max(0, Math.min(order.length - 1, at + by))] ?? null
}
