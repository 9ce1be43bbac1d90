import { op, row, text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import { addsToEarlier, whyKept } from './sample-words.ts'
import { counted, inFormula, say } from './sentence.ts'
import { type Account, formulaOf, type Telling, written } from './telling.ts'

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
