import { normalNumbers } from '../engine/rng.ts'

/** A row as it was drawn: where, and the number (1-D) or the class by its place among the classes. */
export interface DrawnRow {
  readonly at: readonly number[]
  readonly target: number
}

/** Draws `size` rows; the first ones of a larger size are those of a smaller one, but on a line. */
export type Draw = (random: () => number, size: number, noise: number) => DrawnRow[]

type Place = readonly [number, number]

/** A clean place in the plane of row i, which is of class `target`. */
type PlaceOf = (i: number, target: number, random: () => number) => Place

/** Rows whose classes take turns, each clean place moved by `noise` times a normal number along both axes. */
const plane =
  (targetOf: (i: number) => number, placeOf: PlaceOf): Draw =>
  (random, size, noise) => {
    const normal = normalNumbers(random)
    return Array.from({ length: size }, (_, i) => {
      const target = targetOf(i)
      const [x, y] = placeOf(i, target, random)
      return { at: [x + noise * normal(), y + noise * normal()], target }
    })
  }

const inTurn =
  (classes: number) =>
  (i: number): number =>
    i % classes

const CORNERS: readonly Place[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]

/** The corners of the unit square in turn, in the order of a truth table, each of the class that `truth` says. */
export const corners = (truth: readonly [0 | 1, 0 | 1, 0 | 1, 0 | 1]): Draw =>
  plane(
    (i) => truth[i % 4]!,
    (i) => CORNERS[i % 4]!,
  )

const onCircle = (radius: number, angle: number): Place => [
  radius * Math.cos(angle),
  radius * Math.sin(angle),
]

/** Two circles about the middle, class 0 of radius 0.5 and class 1 of radius 1. */
export const circles: Draw = plane(inTurn(2), (_, target, random) =>
  onCircle(target === 0 ? 0.5 : 1, 2 * Math.PI * random()),
)

/** Two half circles that reach into each other, as in scikit-learn's make_moons, brought to −1…1. */
export const moons: Draw = plane(inTurn(2), (_, target, random) => {
  const [x, y] = onCircle(1, Math.PI * random())
  const [right, up] = target === 0 ? [x, y] : [1 - x, 0.5 - y]
  return [((right - 0.5) * 2) / 3, ((up - 0.25) * 2) / 3]
})

/** Turns of an arm of the spiral. */
const TURNS = 1.25

/** Two arms that wind outwards to radius 1, half a turn apart. */
export const spiral: Draw = plane(inTurn(2), (_, target, random) => {
  const outwards = random()
  return onCircle(0.1 + 0.9 * outwards, 2 * Math.PI * TURNS * outwards + Math.PI * target)
})

/** A blob per centre, each as wide as the noise. */
export const blobs = (...centres: readonly Place[]): Draw =>
  plane(inTurn(centres.length), (_, target) => centres[target]!)

/** Squares along one side of the checkerboard. */
const SQUARES = 3

/** Columns and rows of the squares of both classes. */
const squares: readonly (readonly Place[])[] = [0, 1].map((target) =>
  Array.from({ length: SQUARES ** 2 }, (_, k): Place => [k % SQUARES, Math.floor(k / SQUARES)]).filter(
    ([column, row]) => (column + row) % 2 === target,
  ),
)

/** Squares of two classes in turn over −1…1, each of its class as likely. */
export const checkerboard: Draw = plane(inTurn(2), (_, target, random) => {
  const own = squares[target]!
  const [column, row] = own[Math.floor(own.length * random())]!
  const side = 2 / SQUARES
  return [-1 + side * (column + random()), -1 + side * (row + random())]
})

/** Numbers over a line: one place in each of `size` equal pieces, the noise added to the number there. */
export const along =
  (from: number, to: number, numberAt: (x: number) => number): Draw =>
  (random, size, noise) => {
    const normal = normalNumbers(random)
    return Array.from({ length: size }, (_, i) => {
      const x = from + ((to - from) * (i + random())) / size
      return { at: [x], target: numberAt(x) + noise * normal() }
    })
  }
