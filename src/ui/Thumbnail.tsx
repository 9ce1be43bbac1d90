import { type ReactElement, useEffect, useState } from 'react'
import type { Layout } from '../layout/layout.ts'
import type { Recipe } from '../models/recipe.ts'
import { THUMBNAIL, type ThumbnailGlyph, thumbnailOf } from '../scene/thumbnail.ts'
import { compiledOf } from '../store/compiled.ts'
import { useApp } from './app-context.ts'

/** Built networks share an id. */
const keyOf = ({ id, net = '' }: Recipe): string => `${id} ${net}`

const layouts = new Map<string, Layout | null>()

/** Where the recipe's graph stands; undefined while the engine places it. A refusal leaves it unplaced. */
const usePreview = (recipe: Recipe): Layout | null | undefined => {
  const layoutOf = useApp((s) => s.layoutOf)
  const [, arrived] = useState(0)
  useEffect(() => {
    if (layouts.has(keyOf(recipe))) return
    let wanted = true
    layoutOf(recipe, THUMBNAIL.w / THUMBNAIL.h)
      .catch(() => null)
      .then((layout) => {
        layouts.set(keyOf(recipe), layout)
        if (wanted) arrived((n) => n + 1)
      })
    return () => {
      wanted = false
    }
  }, [recipe, layoutOf])
  return layouts.get(keyOf(recipe))
}

const Glyph = ({ glyph }: { readonly glyph: ThumbnailGlyph }): ReactElement => {
  const { shape, box, text } = glyph
  const { x, y, w, h } = box
  const [middle, centre] = [x + w / 2, y + h / 2]
  const inset = Math.min(w, h) * 0.12
  return (
    <g className={shape}>
      <rect x={x} y={y} width={w} height={h} rx={shape === 'leaf' ? h / 2 : h / 5} />
      {shape === 'output' && (
        <rect x={x + inset} y={y + inset} width={w - 2 * inset} height={h - 2 * inset} rx={h / 7} />
      )}
      {shape === 'neuron' && (
        <path
          d={`M${x + w * 0.22} ${y + h * 0.7}C${middle} ${y + h * 0.7} ${middle} ${y + h * 0.3} ${x + w * 0.78} ${y + h * 0.3}`}
        />
      )}
      {text !== '' && (
        <text x={middle} y={centre} fontSize={Math.min(h * 0.6, (w * 1.15) / [...text].length)} dy="0.35em">
          {text}
        </text>
      )}
    </g>
  )
}

/** A small picture of a recipe's graph; an empty frame until the engine has placed it. */
export const Thumbnail = ({ recipe }: { readonly recipe: Recipe }): ReactElement => {
  const layout = usePreview(recipe)
  if (layout === undefined) return <svg className="thumbnail" aria-hidden="true" />
  const { view, wires, glyphs } = thumbnailOf(compiledOf(recipe).graph, layout)
  return (
    <svg
      className="thumbnail"
      viewBox={`${view.x} ${view.y} ${view.w} ${view.h}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {wires.map(({ edge, d }) => (
        <path key={edge} d={d} />
      ))}
      {glyphs.map((glyph) => (
        <Glyph key={`${glyph.node} ${glyph.box.x} ${glyph.box.y}`} glyph={glyph} />
      ))}
    </svg>
  )
}
