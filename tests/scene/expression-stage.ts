import { beatAfter, beatBefore } from '../../src/engine/beats.ts'
import type { Size, Step } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import type { OperationLayout } from '../../src/layout/layout.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { expressions } from '../../src/models/expressions.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { toSvg } from '../../src/render/svg.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { type OperationInput, operationPicture } from '../../src/scene/operation-scene.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import type { TestStage } from './stage.ts'

const WIDTH = 1056
const HEIGHT = 640

/** An expression's stage: pictures of any place of its first iteration, at rest and in motion. */
export interface ExpressionStage extends Omit<TestStage, 'layout' | 'rest' | 'moving'> {
  readonly layout: OperationLayout
  rest(size: Size, step: number, seen?: OperationInput['seen']): Picture
  moving(size: Size, step: number, u: number, seen?: OperationInput['seen']): Picture
  /** The place before the first step that passes the test. Throws where none does. */
  before(is: (step: Step) => boolean): number
  /** The node of this name. */
  node(name: string): number
}

/** Finds a worked expression by its id. */
export const expressionOf = (id: string): Recipe => {
  const recipe = expressions.find((r) => r.id === id)
  if (!recipe) throw new RangeError(`there is no expression ${id}`)
  return recipe
}

const toldOnce = new WeakMap<Moment, ReturnType<typeof explain>>()
const tell = (moment: Moment): ReturnType<typeof explain> => {
  const known = toldOnce.get(moment) ?? explain(moment)
  toldOnce.set(moment, known)
  return known
}

/** Sets up a recipe's stage. */
export const expressionStage = async (recipe: Recipe): Promise<ExpressionStage> => {
  const momentAt = momentsOfRecipe(recipe)
  const { graph, schedule, trace } = momentAt('write', 0)
  const layout = await layoutOperations(graph, WIDTH / HEIGHT)
  const draw = (moment: Moment, u: number, seen?: OperationInput['seen']) =>
    operationPicture({ moment, layout, u, told: tell(moment), ...(seen ? { seen } : {}) })
  const scale = Math.min(WIDTH / layout.width, HEIGHT / layout.height)
  const [w, h] = [WIDTH / scale, HEIGHT / scale]
  return {
    momentAt,
    layout,
    rest: (size, step, seen) => draw(momentAt(size, step, beatBefore(schedule, size, step)), 1, seen),
    preview: (step) => draw({ ...momentAt('neuron', step), preview: true }, 1),
    moving(size, step, u, seen) {
      const beat = beatAfter(schedule, size, step)!
      return draw(momentAt(size, beat.to, beat), u, seen)
    },
    svg: (picture, theme = 'dark') =>
      toSvg(picture, {
        theme: THEMES[theme],
        width: WIDTH,
        height: HEIGHT,
        viewBox: { x: (layout.width - w) / 2, y: (layout.height - h) / 2, w, h },
      }),
    before(is) {
      for (let i = 0; i < trace.length; i++) if (is(trace.at(i))) return i
      throw new RangeError('there is no such step')
    },
    node: (name) => graph.nodes.findIndex((n) => n.name === name),
  }
}
