import type { ReactElement } from 'react'
import type { DataInView } from '../store/data-in-view.ts'
import { Confusion } from './Confusion.tsx'
import { DecisionMap } from './DecisionMap.tsx'
import { LineFit } from './LineFit.tsx'
import { PredictionPlot } from './PredictionPlot.tsx'
import { usePredictions } from './use-answers.ts'
import { useRowTravel } from './use-row-travel.ts'

/** The picture that suits the data: a map, a curve, a table of classes, or what is said against what is wanted. */
export const DataPanel = ({ view }: { readonly view: DataInView }): ReactElement => {
  const predictions = usePredictions(view)
  const { said, travel } = useRowTravel()
  const axes = view.field?.axes.length ?? 0
  const Picture =
    axes === 2 ? DecisionMap : axes === 1 ? LineFit : view.task === 'numbers' ? PredictionPlot : Confusion
  return (
    <div className={axes === 1 ? 'data-panel wide' : 'data-panel'}>
      <Picture view={view} predictions={predictions} onTravel={travel} />
      {view.train.length > 1 && (
        <p className="note travelled" aria-live="polite" title={said || undefined}>
          {said}
        </p>
      )}
    </div>
  )
}
