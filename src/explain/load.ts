import { sampleName } from './sample-words.ts'
import { equals, grouped, listed, say } from './sentence.ts'
import { type Account, formulaOf, stepsOf, type Telling, written } from './telling.ts'

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
