import './paths.css'
import { type CSSProperties, type ReactElement, useEffect, useId, useMemo, useState } from 'react'
import type { PathsAnswer } from '../engine/paths.ts'
import type { Traced } from '../engine/traced.ts'
import { countOf } from '../explain/count-text.ts'
import type { Moment } from '../explain/explanation.ts'
import { namesOf } from '../explain/names.ts'
import { pathLines } from '../explain/path-lines.ts'
import { sumRows } from '../explain/path-sum.ts'
import { collapseSentence, collapseWords, noPathWords, orderRemark } from '../explain/path-words.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useMoment } from './moment.ts'
import { PathChoice } from './PathChoice.tsx'
import { PathList } from './PathList.tsx'
import { PathSum } from './PathSum.tsx'
import { PathWork } from './PathWork.tsx'
import { loadPaths } from './stage-picture.ts'
import { usePaths } from './use-paths.ts'

const tracedOf = ({ graph }: Moment, answer: PathsAnswer, chosen: number): Traced => {
  const { node, shown, edges, total } = answer
  const term = shown[chosen]
  const ends = new Map((term ? [term] : shown).map(({ end, upstream }) => [end, upstream]))
  // On the stage stands what the gradient holds, with what samples before have left.
  if (ends.has(node)) ends.set(node, total)
  ends.delete(graph.output)
  return {
    graph,
    node,
    edges,
    chosen: term ? term.links.flatMap((link) => link.edges) : null,
    cells: term ? term.links.flatMap(({ cell }) => (cell < 0 ? [] : [cell])) : [],
    known: [...ends].map(([end, gradient]) => ({ node: end, gradient })),
  }
}

/** The node whose paths are shown, −1 for none. */
interface PathsProps {
  readonly node: number
}

/** Draws the paths of an answer over the stage for as long as they are shown. */
const useTraced = (moment: Moment | null, answer: PathsAnswer | null, chosen: number): void => {
  const store = useAppStore()
  const graph = moment?.graph
  useEffect(() => {
    if (answer === null || moment === null || graph === undefined) return
    let isShown = true
    const draw = async (): Promise<void> => {
      await loadPaths()
      if (isShown) store.setState({ traced: tracedOf(moment, answer, chosen) })
    }
    void draw().catch(() => store.getState().notify('The drawing of paths could not be loaded.'))
    return () => {
      isShown = false
    }
  }, [store, graph, answer, chosen])
  useEffect(() => () => store.setState({ traced: null }), [store])
}

const Collapse = ({
  answer,
  collapsed,
  onChange,
}: {
  readonly answer: PathsAnswer
  readonly collapsed: number
  readonly onChange: (collapsed: number) => void
}): ReactElement => {
  const id = useId()
  const last = answer.operations.length
  return (
    <div className="path-collapse">
      <label htmlFor={id}>Collapse into reverse mode</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        step={1}
        disabled={last === 0}
        value={Math.min(collapsed, last)}
        aria-valuetext={collapseWords(answer)}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <span aria-hidden="true">
        {Math.min(collapsed, last)} of {last}
      </span>
    </div>
  )
}

/** What was done to the paths from a node. */
interface Place {
  readonly node: number
  readonly collapsed: number
  readonly chosen: number
  readonly pointed: number
}

const PathsFrom = ({ node }: PathsProps): ReactElement | null => {
  const moment = useMoment()
  const start: Place = { node, collapsed: 0, chosen: -1, pointed: -1 }
  const [latestPlace, setPlace] = useState(start)
  const place = latestPlace.node === node ? latestPlace : start
  const { collapsed, chosen, pointed } = place
  const change = (part: Partial<Place>): void =>
    setPlace((last) => ({ ...(last.node === node ? last : start), ...part }))
  const { answer: latest, problem } = usePaths(node, collapsed)
  const graph = moment?.graph
  // The last answer stays in view until the next is there, but not over another model.
  const answer = latest !== null && latest.output === graph?.output ? latest : null
  useTraced(moment, answer, pointed >= 0 ? pointed : chosen)
  const lines = useMemo(() => (moment && answer ? pathLines(moment, answer) : []), [moment, answer])
  if (problem !== null) return <p role="alert">The engine could not list the paths: {problem}</p>
  if (moment === null || answer === null) return <p className="path-words">Looking for paths …</p>
  const none = noPathWords(moment, answer)
  if (none !== null) return <p className="path-words">{none}</p>
  const names = namesOf(moment.graph, moment.notation)
  const remark = orderRemark(answer)
  return (
    <>
      <Collapse
        answer={answer}
        collapsed={collapsed}
        onChange={(next) => setPlace({ ...start, collapsed: next })}
      />
      <div
        className="path-main"
        style={{ '--rows': Number(answer.paths > 3n ? 3n : answer.paths) } as CSSProperties}
      >
        <p className="path-count">
          <strong>{countOf(answer.paths, 'path')}</strong> to {names.output}
          {answer.collapsed > 0 && `, ${countOf(answer.terms, 'term')} left`}. {remark}
        </p>
        <PathList
          label={`Paths from ${names.text(answer.node)} to ${names.output}`}
          lines={lines}
          chosen={chosen}
          onChoose={(next) => change({ chosen: next })}
          onPoint={(next) => change({ pointed: next })}
        />
        <PathSum rows={sumRows(moment, answer)} />
      </div>
      <div className="path-side">
        <PathWork answer={answer} />
        <p className="path-words">{collapseSentence(moment, answer)}</p>
      </div>
    </>
  )
}

/** Every path from a leaf or node to the output, drawn and listed, and collapsed step by step into reverse mode. */
export const Paths = ({ node }: PathsProps): ReactElement => {
  const showTool = useApp((s) => s.showTool)
  return (
    <div className="paths">
      <PathChoice node={node} onChoose={(next) => showTool('paths', next)} />
      {node < 0 ? (
        <p className="path-words">
          Choose a leaf or a node. Each path from it to the output is listed with its local derivatives
          multiplied, and the sum over all paths is its gradient.
        </p>
      ) : (
        <PathsFrom node={node} />
      )}
    </div>
  )
}
