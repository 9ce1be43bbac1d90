import { tellBeat, type Wholes } from './beat.ts'
import { boundaryOf } from './boundary.ts'
import type { Explanation, Moment, Piece, Tie } from './explanation.ts'
import { PASS_TITLES, positionOf } from './position.ts'
import { previewSentence } from './preview.ts'
import { counted, type Quantity, say } from './sentence.ts'
import { tellingOf } from './telling.ts'

const tieOf = ({ cell, hue, slopeOf }: Quantity): Tie => ({ cell, hue, slopeOf })

const tiesOf = (seen: readonly Quantity[]): readonly Tie[] => {
  const ties = seen.map(tieOf).filter((tie) => tie.cell >= 0 || tie.slopeOf >= 0)
  return [...new Map(ties.map((tie) => [`${tie.cell} ${tie.slopeOf}`, tie])).values()]
}

/** What is said before the first step of an iteration. */
const ready = (moment: Moment): Explanation => ({
  ...unspoken,
  heading: moment.iteration === 0 ? 'Before the first step' : `After ${counted(moment.iteration, 'update')}`,
  sentence: moment.preview === true ? previewSentence(moment) : beginning(moment),
})

const withWhat = ({ parameters, nodes, output }: Moment['graph']): string =>
  parameters.length === 0
    ? 'and nothing has changed, since nothing is trained'
    : `with the new ${nodes[output]!.tag ? 'weights' : 'numbers'}`

const beginning = ({ iteration, intro, graph }: Moment): readonly Piece[] =>
  say(
    iteration === 0
      ? intro || 'Everything given is in place; what will be computed shows –. Press → to begin.'
      : `After ${counted(iteration, 'update')}: ${graph.loaded.length > 0 ? 'the next sample goes in' : 'the same inputs go in again'}, ${withWhat(graph)}.`,
  )

const unspoken: Explanation = {
  pass: null,
  passTitle: 'Ready',
  position: '',
  heading: '',
  sentence: [],
  formula: null,
  origins: [],
  chip: [],
  ties: [],
  boundary: null,
  account: null,
}

/**
 * Puts a moment into words and formulas. It tells of the moment's beat as if it were done: while the beat moves, its
 * result is already said. Every number is a cell of the trace, a factor of a step, or a number before or after one.
 * Without `wholes` a whole layer or pass is told by what it wrote last.
 */
export const explainWith = (moment: Moment, wholes: Wholes | null): Explanation => {
  const { beat } = moment
  if (beat === null || beat.to <= beat.from) return ready(moment)
  const t = tellingOf(moment, beat)
  const { heading, sentence, formula, origins, chip, seen, account = null } = tellBeat(t, wholes)
  return {
    pass: t.last.pass,
    passTitle: PASS_TITLES[t.last.pass],
    position: positionOf(moment, beat),
    heading,
    sentence,
    formula,
    origins,
    chip,
    ties: tiesOf(seen),
    boundary: boundaryOf(t),
    account,
  }
}
