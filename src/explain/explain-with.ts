import { boundaryOf, parameterWord } from './boundary.ts'
import type { Explanation, Moment, Piece, Tie } from './explanation.ts'
import { PASS_TITLES, positionOf } from './position.ts'
import { previewSentence } from './preview.ts'
import { sampleName } from './sample-words.ts'
import { counted, grouped, type Quantity, say } from './sentence.ts'
import { type Account, type Telling, tellingOf } from './telling.ts'

const tieOf = ({ cell, hue, slopeOf }: Quantity): Tie => ({ cell, hue, slopeOf })

const tiesOf = (seen: readonly Quantity[]): readonly Tie[] => {
  const ties = seen.map(tieOf).filter((tie) => tie.cell >= 0 || tie.slopeOf >= 0)
  return [...new Map(ties.map((tie) => [`${tie.cell} ${tie.slopeOf}`, tie])).values()]
}

/** What is said before the first step of an iteration. */
const ready = (moment: Moment): Explanation => ({
  ...unspoken,
  heading:
    (moment.sample?.index ?? 0) > 0
      ? sampleName(moment)
      : moment.iteration === 0
        ? 'Before the first step'
        : `After ${counted(moment.iteration, 'update')}`,
  sentence: moment.preview === true ? previewSentence(moment) : beginning(moment),
})

const withWhat = ({ parameters, nodes, output }: Moment['graph']): string =>
  parameters.length === 0
    ? 'and nothing has changed, since nothing is trained'
    : `with the new ${nodes[output]!.tag ? 'weights' : 'numbers'}`

const beginning = (moment: Moment): readonly Piece[] => {
  const { iteration, intro, graph, sample } = moment
  if (sample && sample.index > 0)
    return say(
      `The next sample goes in, with the same ${parameterWord(moment)}: they change after the last of the ${grouped(sample.of)}.`,
    )
  if (iteration === 0)
    return say(intro || 'Everything given is in place; what will be computed shows –. Press → to begin.')
  const next =
    graph.loaded.length === 0
      ? 'the same inputs go in again'
      : sample && sample.of > 1
        ? `the next ${grouped(sample.of)} samples go in, one by one`
        : 'the next sample goes in'
  return say(`After ${counted(iteration, 'update')}: ${next}, ${withWhat(graph)}.`)
}

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
 */
export const explainWith = (moment: Moment, tell: (t: Telling) => Account): Explanation => {
  const { beat } = moment
  if (beat === null || beat.to <= beat.from) return ready(moment)
  const t = tellingOf(moment, beat)
  const { heading, sentence, formula, origins, chip, seen, account = null } = tell(t)
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
