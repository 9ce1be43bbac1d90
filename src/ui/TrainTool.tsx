import type { ReactElement } from 'react'
import type { Curves } from '../store/curves.ts'
import { type DataInView, dataInViewOf } from '../store/data-in-view.ts'
import { useApp } from './app-context.ts'
import { DataPanel } from './DataPanel.tsx'
import { PlotHeightsContext } from './plot-height.ts'
import { TrainControls } from './TrainControls.tsx'
import { useTrainCurves } from './TrainCurves.tsx'
import { isSlim, placeClass } from './tool-place.ts'
import './train.css'
import './train-beside.css'
import './train-phone.css'
import { useCurves } from './use-answers.ts'
import { usePlotRoom } from './use-plot-room.ts'

const Plots = (props: { readonly curves: Curves; readonly view: DataInView | null }): ReactElement => {
  const { curves, view } = props
  const { main, norms, table } = useTrainCurves(curves)
  return (
    <>
      <div className="train-plots" data-count={view === null ? 2 : 3}>
        {main}
        {view && <DataPanel view={view} />}
        {norms}
      </div>
      {table}
    </>
  )
}

/** The tool that trains: as fast as it goes, to a goal, and back to any iteration on its curves. */
export const TrainTool = (): ReactElement => {
  const isTrained = useApp((s) => s.compiled.graph.parameters.length > 0)
  const { recipe, graph } = useApp((s) => s.compiled)
  const view = dataInViewOf(recipe, graph)
  const slim = isSlim(recipe)
  const curves = useCurves()
  const { ref, heights } = usePlotRoom(slim, slim || view?.field === null)
  if (!isTrained)
    return <p className="note">Nothing of this model is trained. Open one with weights, or train a leaf.</p>
  return (
    <div className={placeClass('train', recipe, isTrained)} ref={ref}>
      <TrainControls curves={curves} />
      <PlotHeightsContext value={heights}>
        {curves === null ? (
          <p className="note">The numbers are on their way.</p>
        ) : (
          <Plots curves={curves} view={view} />
        )}
      </PlotHeightsContext>
    </div>
  )
}
