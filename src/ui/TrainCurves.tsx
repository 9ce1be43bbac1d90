import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { type Curves, drawnPoints } from '../store/curves.ts'
import { placeTold } from '../store/playhead.ts'
import type { MetricPoint } from '../worker/metrics.ts'
import { useApp, useAppStore } from './app-context.ts'
import { Choice } from './Choice.tsx'
import { CurvePlot } from './CurvePlot.tsx'
import type { CurveSeries } from './curve-points.ts'
import { editMarks } from './edit-marks.ts'
import { PointTable } from './PointTable.tsx'

const LOSS: readonly CurveSeries[] = [
  { name: 'batch', of: (p) => p.batch, look: 'faint' },
  { name: 'train', of: (p) => p.train, look: 'strong' },
  { name: 'test', of: (p) => p.test, look: 'second' },
]
const ACCURACY: readonly CurveSeries[] = [
  { name: 'train', of: (p) => p.trainAccuracy, look: 'strong' },
  { name: 'test', of: (p) => p.testAccuracy, look: 'second' },
]
const named = (series: readonly CurveSeries[], what: string): readonly CurveSeries[] =>
  series.map((s) => ({ ...s, name: `${s.name} ${what}` }))

const normSeries = (layers: number): readonly CurveSeries[] =>
  Array.from({ length: layers }, (_, l) => ({
    name: layers === 1 ? 'gradient' : `layer ${l + 1}`,
    ...(l > 0 && { short: String(l + 1) }),
    ...(layers > 1 && { mark: String(l + 1) }),
    of: (p: MetricPoint) => p.norms[l] ?? Number.NaN,
    look: 'thin' as const,
    tint: layers === 1 ? 100 : Math.round(30 + (70 * l) / (layers - 1)),
  }))

const HEADROOM = [-0.02, 1.02] as const
const SCALES = [
  { value: 'linear', text: 'linear' },
  { value: 'log', text: 'log' },
] as const
type Scale = (typeof SCALES)[number]['value']
const SHOWN = [
  { value: 'loss', text: 'Loss' },
  { value: 'accuracy', text: 'Accuracy' },
] as const
type Shown = (typeof SHOWN)[number]['value']

/** How training went, as curves that lead to any of its iterations. */
export const useTrainCurves = (curves: Curves) => {
  const store = useAppStore()
  const inView = useApp((s) => s.iteration)
  const isRunning = useApp((s) => s.run !== null)
  const edits = useApp((s) => s.compiled.recipe.edits)
  const hasTests = useApp((s) => (s.compiled.recipe.tests?.length ?? 0) > 0)
  const isBatch = useApp((s) => s.compiled.batch.size < s.compiled.recipe.samples.length)
  const [scale, setScale] = useState<Scale>('linear')
  const [time, setTime] = useState<Scale>('linear')
  const [shown, setShown] = useState<Shown>('loss')
  const [pointed, setPointed] = useState<number | null>(null)
  const points = useMemo(() => drawnPoints(curves), [curves])
  const marks = useMemo(() => editMarks(edits), [edits])
  const travel = useCallback(
    (iteration: number) => {
      const { goToIteration, playhead } = store.getState()
      goToIteration(iteration, placeTold(playhead), true)
    },
    [store],
  )
  const layers = curves.now.norms.length
  const norms = useMemo(() => normSeries(layers), [layers])
  const hasClasses = !Number.isNaN(curves.now.trainAccuracy)
  const what = hasClasses ? shown : 'loss'
  const loss = LOSS.filter((s) => (hasTests || s.name !== 'test') && (isBatch || s.name !== 'batch'))
  const accuracy = ACCURACY.filter((s) => hasTests || s.name !== 'test')
  const common = {
    points,
    logIterations: time === 'log',
    // While training runs the picture in view may be a little behind: the line stands where the curve ends.
    inView: isRunning ? curves.now.iteration : inView,
    marks,
    pointed,
    onPoint: setPointed,
    onTravel: travel,
  }
  const heading: ReactElement = (
    <div className="plot-choices">
      {hasClasses ? (
        <Choice name="Curve" label="" options={SHOWN} value={shown} onChoose={setShown} />
      ) : (
        <b>Loss</b>
      )}
      {what === 'loss' && (
        <Choice name="Scale of the loss" label="y" options={SCALES} value={scale} onChoose={setScale} />
      )}
      <Choice name="Scale of the iterations" label="x" options={SCALES} value={time} onChoose={setTime} />
    </div>
  )
  return {
    main:
      what === 'loss' ? (
        <CurvePlot
          {...common}
          row="first"
          heading={heading}
          title="Loss"
          hue="value"
          series={loss}
          log={scale === 'log'}
        />
      ) : (
        <CurvePlot
          {...common}
          row="first"
          heading={heading}
          title="Accuracy"
          hue="value"
          series={accuracy}
          log={false}
          range={HEADROOM}
          percent
        />
      ),
    norms:
      layers === 0 ? null : (
        <CurvePlot {...common} title="Gradient norm per layer" hue="gradient" series={norms} log />
      ),
    table: (
      <PointTable
        points={points}
        series={[
          ...named(
            loss.filter((s) => s.look !== 'faint'),
            'loss',
          ),
          ...(hasClasses ? named(accuracy, 'accuracy') : []),
          ...norms,
        ]}
      />
    ),
  }
}
