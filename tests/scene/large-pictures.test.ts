import { describe, test } from 'vitest'
import type { Picture } from '../../src/scene/mark.ts'
import { type LargeShape, largeRecipe } from '../models/large-expressions.ts'
import { expectPicture } from '../pictures/picture.ts'
import { type ExpressionStage, expressionStage } from './expression-stage.ts'

const STAGE = { width: 1056, height: 640 }

/** How a stage that shows all of a picture looks at it. */
const wholeOf = ({ layout: { width, height } }: ExpressionStage) => ({
  scale: Math.min(STAGE.width / width, STAGE.height / height),
  room: { x: 0, y: 0, w: width, h: height },
})

const turn = ({ momentAt }: ExpressionStage): number => momentAt('write', 0).schedule.pass.indexOf(3)

const pictures: readonly (readonly [
  name: string,
  shape: LargeShape,
  count: number,
  draw: (stage: ExpressionStage) => Picture,
])[] = [
  ['large-30-carry', 'tree', 30, (s) => s.rest('edge', 41, wholeOf(s))],
  ['large-60-apply', 'tree', 60, (s) => s.rest('neuron', 96, wholeOf(s))],
  ['large-150-pull-half-way', 'tree', 150, (s) => s.moving('edge', turn(s) + 41, 0.6, wholeOf(s))],
  ['large-300-shared-pull', 'shared-parts', 300, (s) => s.rest('edge', turn(s) + 61, wholeOf(s))],
  ['large-300-rank-moving', 'shared-parts', 300, (s) => s.moving('layer', 0, 0.3, wholeOf(s))],
  ['large-sum-of-500', 'sum-of-leaves', 500, (s) => s.rest('neuron', 501, wholeOf(s))],
  ['large-2000-tree', 'tree', 2000, (s) => s.rest('neuron', 3000, wholeOf(s))],
]

describe('pictures of large expressions', () => {
  for (const [name, shape, count, draw] of pictures)
    test(name, async () => {
      const stage = await expressionStage(largeRecipe(shape, count))
      expectPicture(name, stage.svg(draw(stage)))
    })
})
