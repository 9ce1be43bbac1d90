import { describe, test } from 'vitest'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { expectPicture } from '../pictures/picture.ts'
import { stageOf } from './stage.ts'

const adam = stageOf({ ...mazur, optimizer: 'adam', learningRate: 0.001 })
const { schedule } = adam.momentAt('write', 0)
const UPDATE = 6
/** The first write of the third parameter. */
const start = schedule.kind.indexOf(UPDATE) + 2 * schedule.optimizer.writes.length
const end = start + schedule.optimizer.writes.length

const decoupled = stageOf({ ...mazurBiases, optimizer: 'adamw' })
const first = decoupled.momentAt('write', 0).schedule.kind.indexOf(UPDATE)

const pictures = {
  'adam-first-moment': () => adam.svg(adam.rest('write', start + 1)),
  'adam-corrected-second-moment': () => adam.svg(adam.rest('write', start + 4)),
  'adam-update-half-way': () => adam.svg(adam.moving('edge', start, 0.5)),
  'adam-update-at-rest': () => adam.svg(adam.rest('edge', end)),
  'adamw-weight-decay': () => decoupled.svg(decoupled.rest('write', first + 1)),
}

describe('pictures of other optimizers on Mazur’s network', () => {
  test.each(Object.entries(pictures))('%s', (name, picture) => expectPicture(`mazur-${name}`, picture()))
})
