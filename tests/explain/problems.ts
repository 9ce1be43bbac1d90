import { explain } from '../../src/explain/explain.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { formulaText, narrate, sentenceText } from '../../src/explain/formula-text.ts'
import { ledger } from '../../src/explain/ledger.ts'
import { originNumbers, shownNumbers, strangers } from './numbers.ts'

/** What is wrong with how a moment is told: an empty part, a number from nowhere, or a word that names nothing. */
export const problemsOf = (moment: Moment): readonly string[] => {
  const e = explain(moment)
  const sentence = sentenceText(e.sentence)
  const lines = e.formula?.lines.map((l) => formulaText(l)) ?? []
  const atStart = moment.step === 0
  const shown = strangers(moment, shownNumbers(e))
  const unfolded = strangers(moment, originNumbers(e), true)
  const problems = [
    e.heading === '' && 'no heading',
    !sentence.endsWith('.') && 'no sentence',
    narrate(e) === '' && 'nothing to narrate',
    ledger(moment).some((l) => l.text === '' || l.done > l.total) && 'a wrong ledger',
    atStart !== (e.formula === null) && 'no formula',
    lines.includes('') && 'an empty line of a formula',
    !atStart && e.position === '' && 'no position',
    /undefined|null|\[object/.test([e.heading, sentence, ...lines].join(' ')) && 'a word that names nothing',
    shown.length > 0 && `numbers from nowhere: ${shown.map((n) => n.value)}`,
    unfolded.length > 0 && `origins from nowhere: ${unfolded.map((n) => n.value)}`,
  ]
  return problems.filter((p) => p !== false).map((p) => `${p}, at ${moment.size} ${moment.step}: ${sentence}`)
}
