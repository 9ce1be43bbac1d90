import { type ReactElement, useState } from 'react'
import { classSaid, type Dot } from '../store/data-in-view.ts'
import { Choice } from './Choice.tsx'
import type { DataPlotProps } from './DecisionMap.tsx'
import { answersOf } from './dot-words.ts'

const SETS = [
  { value: 'train', text: 'train' },
  { value: 'test', text: 'test' },
] as const
type Chosen = (typeof SETS)[number]['value']

/** Rows that are named at most. */
const NAMED = 12

/** How many samples of each class are put into which one; and those that are put into a wrong one. */
export const Confusion = ({ view, predictions, onTravel }: DataPlotProps): ReactElement => {
  const [set, setSet] = useState<Chosen>('train')
  const saidOf = (dot: Dot): number => {
    const answers = answersOf(view, predictions, dot)
    return answers === null ? -1 : classSaid(view, answers)
  }
  const table = (name: string, dots: readonly Dot[]): ReactElement | null => {
    if (dots.length === 0) return null
    const counts = view.classes.map(() => view.classes.map(() => 0))
    for (const dot of dots) {
      const row = counts[dot.kind]
      const said = saidOf(dot)
      if (row && said >= 0) row[said] = row[said]! + 1
    }
    return (
      <table className="confusion">
        <caption>{name}</caption>
        <thead>
          <tr>
            <td />
            {view.classes.map((c) => (
              <th key={c} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, k) => (
            <tr key={view.classes[k]}>
              <th scope="row">{view.classes[k]}</th>
              {row.map((count, said) => (
                <td
                  key={view.classes[said]}
                  data-right={said === k || undefined}
                  data-none={count === 0 || undefined}
                >
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  const wrong = view.train.filter((dot) => saidOf(dot) !== dot.kind)
  return (
    <figure className="plot confusions">
      <figcaption>
        <span className="plot-title">
          <b>What the network says</b>
          {view.tests.length > 0 && (
            <Choice name="Samples" label="" options={SETS} value={set} onChoose={setSet} />
          )}
        </span>
      </figcaption>
      {set === 'test' && view.tests.length > 0
        ? table('Test samples: rows by target, columns by what is said', view.tests)
        : table('Training samples: rows by target, columns by what is said', view.train)}
      {predictions && (
        <p className="wrong-rows">
          {wrong.length === 0
            ? 'Every training sample is put into its class.'
            : 'Put into a wrong class: row '}
          {wrong.slice(0, NAMED).map((dot) => (
            <button key={dot.row} type="button" className="row-link" onClick={() => onTravel(dot)}>
              {dot.row + 1}
            </button>
          ))}
          {wrong.length > NAMED && ` and ${wrong.length - NAMED} more.`}
        </p>
      )}
    </figure>
  )
}
