import { type ReactElement, useEffect, useId, useState } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import { kinkOwner } from '../explain/kink-words.ts'
import { namesOf } from '../explain/names.ts'
import { isGiven, nudgeLeaves } from '../explain/nudge-leaves.ts'
import { gradientLabel, nudgeSentence } from '../explain/nudge-words.ts'
import { relation } from '../explain/sentence.ts'
import { editableOf, isOfRow } from '../store/editing.ts'
import { MOST_KINKS_FOUND } from '../store/sweep-run.ts'
import { useApp, useAppStore } from './app-context.ts'
import { NudgeField } from './NudgeField.tsx'
import { NudgePlot } from './NudgePlot.tsx'
import './nudge.css'
import { type NudgeRange, rangeAround, stepOf, widened } from './nudge-range.ts'
import { RangeEnd } from './RangeEnd.tsx'
import { Sentence } from './Sentence.tsx'
import { nudged } from './typed-number.ts'
import { useNotation } from './use-notation.ts'
import { useCurve, useNudge } from './use-nudge.ts'

/** How far a nudge may be. */
const NUDGES = [1, 0.1, 0.01, 0.001]
/** Leaves offered by name in one group; others are taken on the stage. */
const OFFERED = 500
/** Kinks told in words. */
const TOLD = 3

/** What a leaf may be set to: the range belongs to the leaf it was made for. */
interface Ranged extends NudgeRange {
  readonly leaf: number
}

/** Drags any leaf: values follow, and a plot shows the output against it with the tangent whose slope is the gradient. */
export const NudgeTool = ({ node }: { readonly node: number }): ReactElement => {
  const id = useId()
  const store = useAppStore()
  const { graph } = useApp((s) => s.compiled)
  const iteration = useApp((s) => s.iteration)
  const showTool = useApp((s) => s.showTool)
  const edit = useApp((s) => s.edit)
  useApp((s) => s.trace)
  const notation = useNotation()
  const [by, setBy] = useState(0.01)
  const [kept, setKept] = useState<Ranged | null>(null)
  const { having, without } = nudgeLeaves(graph)
  const { compiled } = store.getState()
  const offered = without.filter(
    (leaf) => !isOfRow(compiled, leaf) && (iteration === 0 || !isGiven(graph, leaf)),
  )
  const leaf = having.includes(node) || offered.includes(node) ? node : (having[0] ?? offered[0] ?? -1)
  const editable = editableOf(store.getState(), leaf)
  const value = editable?.value ?? 0
  const range = kept?.leaf === leaf ? kept : rangeAround(value)
  const nudge = useNudge(leaf, by)
  const curve = useCurve(leaf, editable?.path ?? '', range)

  useEffect(() => {
    setKept((before) => {
      const now: Ranged = before?.leaf === leaf ? before : { leaf, ...rangeAround(value) }
      return value < now.least || value > now.most ? { leaf, ...widened(now, value) } : now
    })
  }, [leaf, value])

  if (notation === null) return <p className="note">The numbers are on their way.</p>
  if (editable === null) return <p className="note">This model has no leaf whose number may be changed.</p>
  const names = namesOf(graph, notation)
  const name = names.text(leaf)
  const change = (next: number, continues: boolean): void => edit(editable.path, next, continues)
  const group = (label: string, leaves: readonly number[]): ReactElement | null =>
    leaves.length === 0 ? null : (
      <optgroup label={label}>
        {(leaves.length > OFFERED ? [...new Set([...leaves.slice(0, OFFERED), leaf])] : leaves)
          .filter((each) => leaves.includes(each))
          .map((each) => (
            <option key={each} value={each}>
              {names.text(each)}
            </option>
          ))}
      </optgroup>
    )
  const kinks = curve?.kinks ?? []
  const gradient = nudge === null ? '' : gradientLabel(graph, notation, nudge)
  return (
    <div className="nudge">
      <div className="nudge-controls">
        <div className="nudge-bar">
          <label htmlFor={`${id}-leaf`}>Leaf</label>
          <select
            id={`${id}-leaf`}
            value={leaf}
            onChange={({ currentTarget }) => showTool('nudge', Number(currentTarget.value))}
          >
            {group('With a gradient', having)}
            {group('Without one', offered)}
          </select>
          <label htmlFor={`${id}-by`}>Nudge by</label>
          <select
            id={`${id}-by`}
            value={by}
            onChange={({ currentTarget }) => setBy(Number(currentTarget.value))}
          >
            {NUDGES.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </div>
        <NudgeField key={leaf} name={name} value={value} range={range} by={by} onChange={change} />
        <div className="nudge-ends">
          <RangeEnd
            label="from"
            value={range.least}
            refuse={(x) => (x < range.most ? null : `It must be below ${range.most}.`)}
            onChange={(least) => setKept({ ...range, leaf, least })}
          />
          <RangeEnd
            label="to"
            value={range.most}
            refuse={(x) => (x > range.least ? null : `It must be above ${range.least}.`)}
            onChange={(most) => setKept({ ...range, leaf, most })}
          />
        </div>
        {nudge && (
          <>
            <p className="nudge-now">
              {name} = {fullPrecision(nudge.value)}, {names.output} {relation(nudge.loss)}{' '}
              <b className="hue" data-hue="value" title={fullPrecision(nudge.loss)}>
                {formatNumber(nudge.loss)}
              </b>
            </p>
            <p aria-live="polite">
              <Sentence pieces={nudgeSentence(graph, notation, nudge)} />
            </p>
          </>
        )}
        <p className="note">Drag the slider, the point, or a leaf on the stage (finer with Shift).</p>
        {kinks.length >= MOST_KINKS_FOUND && (
          <p className="note">Not smooth at very many places: those are not marked.</p>
        )}
        {kinks.length > 0 && kinks.length < MOST_KINKS_FOUND && (
          <p className="note">
            Not smooth{' '}
            {kinks
              .slice(0, TOLD)
              .map(({ x, kink }) => `at ${formatNumber(x)} (${kinkOwner(graph, notation, kink)})`)
              .join(', ')}
            {kinks.length > TOLD && ` and at ${kinks.length - TOLD} more places`}.
          </p>
        )}
        {without.length > offered.length && (
          <p className="note">
            {without.some((leaf) => isOfRow(compiled, leaf))
              ? 'Inputs and targets are other numbers in each row: of a single sample, typed by hand, they can be nudged.'
              : 'Inputs and targets can be nudged before the first update: to change them starts training over.'}
          </p>
        )}
        {having.length > OFFERED && (
          <p className="note">The list names the first {OFFERED}; any other is dragged on the stage.</p>
        )}
      </div>
      <NudgePlot
        curve={curve}
        nudge={nudge}
        range={range}
        output={names.output}
        leaf={name}
        gradient={gradient}
        words={`${names.output} against ${name} from ${formatNumber(range.least)} to ${formatNumber(range.most)}${gradient && `; at ${formatNumber(value)} the tangent’s slope = ${gradient}`}.`}
        onDrag={(next, continues) => change(nudged(next, 0, stepOf(range)), continues)}
      />
    </div>
  )
}
