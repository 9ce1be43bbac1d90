import { type DragEvent, type ReactElement, useState } from 'react'
import './build.css'
import './data.css'
import './own-data.css'
import type { Building } from '../store/building.ts'
import { useApp } from './app-context.ts'
import { DataFields } from './DataFields.tsx'
import { DataProblems } from './DataProblems.tsx'
import { DataRows } from './DataRows.tsx'
import { DataSetChoice } from './DataSetChoice.tsx'
import { HandForm } from './HandForm.tsx'
import { OwnColumns } from './OwnColumns.tsx'
import { OwnText } from './OwnText.tsx'
import { Scales } from './Scales.tsx'
import { saveFile } from './save-file.ts'
import { useOwn } from './use-own.ts'
import { useBuilding, useWorkshop, type Workshop } from './use-workshop.ts'

/** The choices as a file: what can be opened again, with a table of any length. */
const save = (workshop: Workshop): void => {
  const { id, title, edits, build } = workshop.recipe
  saveFile('backstep-network.json', JSON.stringify({ version: 1, id, title, build, edits }))
}

const Saving = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { textInLink } = workshop.building.most
  const isLong = (workshop.recipe.build?.data.own?.text.length ?? 0) > textInLink
  return (
    <p className="note data-saving">
      {isLong &&
        `The table is too long for a link, which may carry ${textInLink.toLocaleString('en')} characters of it: others open the link without it. Save it as a file to share it; to open it, drop it here. `}
      <button type="button" className="button" onClick={() => save(workshop)}>
        Save as a file
      </button>
    </p>
  )
}

/** Takes what is dropped: a file, or text from elsewhere. */
const useDrop = (take: (text: string) => void) => {
  const [over, setOver] = useState(false)
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.some((type) => type === 'Files' || type === 'text/plain')) return
    event.preventDefault()
    setOver(true)
  }
  return {
    over,
    handlers: {
      onDragEnter: onDrag,
      onDragOver: onDrag,
      onDragLeave: (event: DragEvent): void => {
        const { currentTarget, relatedTarget } = event
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      onDrop: (event: DragEvent): void => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        const text = event.dataTransfer.getData('text/plain')
        if (file) void file.text().then(take)
        else if (text !== '') take(text)
      },
    },
  }
}

const DataOf = ({ building }: { readonly building: Building }): ReactElement => {
  const workshop = useWorkshop()
  const recipe = useApp((s) => s.compiled.recipe)
  const own = useOwn(building, workshop?.build ?? null)
  const { over, handlers } = useDrop(own.take)
  const choice = workshop?.build.data ?? null
  const made = choice && building.dataSetOf(choice)
  const data = made?.ok ? made.data : null
  const inView = recipe.build ? building.dataSetOf(recipe.build.data) : null
  const isPlain = recipe.build === undefined
  const isOwn = own.draft.open || choice?.set === 'own' || choice === null
  const refusal = own.draft.refusal ?? workshop?.refusal ?? null
  const table = choice?.set === 'own' ? choice.own : null
  // Columns of the last table say nothing about a text that cannot be read.
  const isRead = own.draft.refusal === null
  return (
    <section
      className="data"
      aria-label="Choose, paste or drop data"
      data-over={over || undefined}
      {...handlers}
    >
      <div className="data-choice">
        <DataSetChoice
          building={building}
          value={choice === null && !own.draft.open ? null : isOwn ? 'own' : choice.set}
          data={data}
          onChoose={own.chooseSet}
        />
        {workshop && !isPlain && <Saving workshop={workshop} />}
      </div>
      <div className="data-settings">
        {isPlain && (
          <p className="data-intro">
            {recipe.title} holds its own numbers. Choose a data set, or drop a table here: a network is built
            on it, and Undo brings this model back.
          </p>
        )}
        {isOwn && (
          <OwnText
            building={building}
            own={own}
            text={table?.text ?? ''}
            refusal={refusal}
            onDrop={own.drop}
          />
        )}
        {!isOwn && refusal && <DataProblems building={building} refusal={refusal} onDrop={own.drop} />}
        {!isOwn && choice && <p className="data-intro">{building.dataSets[choice.set].description}</p>}
        {table && isRead && <OwnColumns building={building} own={table} onChoose={own.choose} />}
        {workshop && (!isOwn || (table && isRead)) && <DataFields workshop={workshop} data={data} />}
        {data && <Scales scales={data.scales} />}
        {data?.notes.map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
        <HandForm key={recipe.title} recipe={recipe} onUse={own.choose} />
      </div>
      {inView?.ok && <DataRows building={building} recipe={recipe} data={inView.data} />}
    </section>
  )
}

/** The tool in which data are chosen, pasted, dropped and looked at row by row. */
export const DataTool = (): ReactElement => {
  const building = useBuilding()
  return building === null ? (
    <p className="note">The data sets are on their way.</p>
  ) : (
    <DataOf building={building} />
  )
}
