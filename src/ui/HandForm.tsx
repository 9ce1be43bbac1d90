import { type FormEvent, type ReactElement, useState } from 'react'
import type { OwnData } from '../models/build.ts'
import type { Recipe } from '../models/recipe.ts'
import { useApp } from './app-context.ts'
import { type HandCell, type HandSample, NEW_SAMPLE, namesProblem, sampleOf, tableOf } from './hand-sample.ts'
import { icons } from './icons.tsx'
import { typedNumber } from './typed-number.ts'

const MOST_INPUTS = 16

/** A single sample to type: names, numbers and the number that is wanted, as a data set of one row. */
export const HandForm = (props: {
  readonly recipe: Recipe
  readonly onUse: (own: OwnData) => void
}): ReactElement => {
  const { recipe, onUse } = props
  const row = useApp((s) => s.row)
  const present = sampleOf(recipe, row)
  const [sample, setSample] = useState<HandSample>(() => present ?? NEW_SAMPLE)
  const [problem, setProblem] = useState<string | null>(null)
  const { inputs, target } = sample
  const change = (next: HandSample): void => {
    setSample(next)
    setProblem(null)
  }
  const use = (chosen: HandSample): void => {
    const read = [...chosen.inputs, chosen.target].map(({ name, value }) => ({
      name,
      typed: typedNumber(value),
    }))
    const wrong = read.find(({ typed }) => typeof typed === 'string')
    const words = namesProblem(chosen) ?? (wrong ? `${wrong.name}: ${wrong.typed}` : null)
    setProblem(words)
    if (words !== null) return
    const numbers = (c: HandCell): HandCell => ({ name: c.name.trim(), value: String(typedNumber(c.value)) })
    onUse(tableOf({ inputs: chosen.inputs.map(numbers), target: numbers(chosen.target) }))
  }
  const pair = (of: HandCell, what: string, put: (next: HandCell) => void): ReactElement => (
    <>
      <input
        type="text"
        aria-label={`Name of ${what}`}
        autoComplete="off"
        spellCheck={false}
        value={of.name}
        maxLength={40}
        onChange={({ currentTarget }) => put({ ...of, name: currentTarget.value })}
      />
      <input
        type="text"
        inputMode="decimal"
        aria-label={`Number of ${what}`}
        autoComplete="off"
        aria-invalid={typeof typedNumber(of.value) === 'string'}
        value={of.value}
        onChange={({ currentTarget }) => put({ ...of, value: currentTarget.value })}
      />
    </>
  )
  return (
    <details className="hand">
      <summary>A single sample, typed by hand</summary>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          use(sample)
        }}
      >
        <ol>
          {inputs.map((of, k) => {
            const number = k + 1
            return (
              <li key={`input ${number}`}>
                {pair(of, `input ${number}`, (next) =>
                  change({ ...sample, inputs: inputs.map((c, i) => (i === k ? next : c)) }),
                )}
                <button
                  type="button"
                  className="button icon"
                  aria-label={`Remove input ${number}`}
                  disabled={inputs.length === 1}
                  onClick={() => change({ ...sample, inputs: inputs.filter((_, i) => i !== k) })}
                >
                  {icons.minus}
                </button>
              </li>
            )
          })}
          <li className="hand-target">
            {pair(target, 'the target', (next) => change({ ...sample, target: next }))}
            <span className="note">wanted</span>
          </li>
        </ol>
        {problem !== null && <p role="alert">{problem}</p>}
        <p className="hand-foot">
          <button
            type="button"
            className="button"
            disabled={inputs.length >= MOST_INPUTS}
            onClick={() =>
              change({ ...sample, inputs: [...inputs, { name: `x${inputs.length + 1}`, value: '0' }] })
            }
          >
            One more input
          </button>
          {present && recipe.samples.length > 1 && (
            <button
              type="button"
              className="button"
              onClick={() => {
                change(present)
                use(present)
              }}
            >
              Only this sample
            </button>
          )}
          <button type="submit" className="button">
            Use these numbers
          </button>
        </p>
        {!present && recipe.model.kind === 'network' && (
          <p className="note">
            The sample in view has several targets, and a table has one: type the number you want.
          </p>
        )}
      </form>
    </details>
  )
}
