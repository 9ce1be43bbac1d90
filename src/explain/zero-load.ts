import { op, row, text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import { addsToEarlier, sampleName, whyKept } from './sample-words.ts'
import { counted, equals, grouped, inFormula, listed, say } from './sentence.ts'
import { type Account, formulaOf, stepsOf, type Telling, written } from './telling.ts'

/** What is cleared, as a heading. */
export const zeroHeading = (t: Telling): string =>
  addsToEarlier(t.moment) ? 'This sample’s gradients start from 0' : 'Gradients start from 0'

/** Gradients are cleared, one or all of them. */
export const tellZero = (t: Telling): Account => {
  const { names, last, beat } = t
  const count = beat.to - beat.from
  const first = t.trace.at(beat.from)
  const symbol = (s: Step) => names.gradientSymbol(s.node)
  const result = written(t, last)
  const single = count === 1
  const none = t.graph.parameters.length === 0 ? '' : ` No ${parameterWord(t, 1)} changes.`
  const stays = `Those of the ${parameterWord(t)} stay: ${whyKept(t)}.`
  const own = addsToEarlier(t.moment)
  const second = [op(','), symbol(t.trace.at(beat.from + Math.min(1, count - 1)))]
  const more = single ? [] : count === 2 ? second : [...second, op(','), text('…')]
  return {
    heading: single ? `${names.gradient(last.node)} is cleared` : zeroHeading(t),
    sentence: single
      ? say(`Contributions will be added to ${names.gradient(last.node)}, so it starts from 0.${none}`)
      : say(
          own
            ? `This sample’s own ${counted(count, 'gradient')} are cleared. ${stays}${none}`
            : `Backward adds contributions up, so ${counted(count, 'gradient')} are cleared first: what an earlier pass left must not count.${none}`,
        ),
    // Storage is cleared, no derivative is claimed to be 0: hence the arrow.
    formula: {
      ...formulaOf(symbol(first), null, result),
      lines: [row(symbol(first), ...more, op('←'), inFormula(result))],
      summary: !single,
    },
    origins: [],
    chip: [],
    seen: [],
  }
}

const MOST_LISTED = 4

/** The sample's numbers go into inputs and targets. */
export const tellLoad = (t: Telling): Account => {
  const { names, last } = t
  const steps = stepsOf(t)
  const items = steps.slice(0, MOST_LISTED).map((s) => say(names.text(s.node), equals(written(t, s))))
  const rest = steps.length - items.length
  const single = steps.length === 1
  const { sample } = t.moment
  const which =
    sample && sample.of > 1 && sample.of < sample.rows ? `, row ${grouped(sample.row + 1)} of the data` : ''
  return {
    heading: single
      ? `${names.text(last.node)} takes the sample’s number`
      : `${sample ? sampleName(t.moment) : 'A sample'} goes in`,
    sentence: say(
      single ? 'The sample gives ' : `Inputs and targets take the numbers of this sample${which}: `,
      listed(rest > 0 ? [...items, say(`${grouped(rest)} more`)] : items),
      '.',
    ),
    formula: formulaOf(names.symbol(last.node), null, written(t, last)),
    origins: [],
    chip: [],
    seen: [],
  }
}
