import { useEffect } from 'react'
import type { Recipe } from '../models/recipe.ts'

/** Whose example it is, in front of titles that do not say so. */
const headed = ({ title, source }: Recipe): string => {
  const [by = ''] = source.split(',')
  return by === '' || title.includes(by.split(' ').at(-1)!) ? title : `${by}: ${title}`
}

/** Names and describes the page after the recipe in view. */
export const usePageTitle = (recipe: Recipe): void =>
  useEffect(() => {
    document.title = `${headed(recipe)} · Backstep`
    document
      .querySelector('meta[name="description"]')
      ?.setAttribute(
        'content',
        `${headed(recipe)}, one edge at a time, forwards and backwards. ${recipe.source}.`,
      )
  }, [recipe])
