/** Anything JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

type Path = readonly (string | number)[]

/** Paths of all parts of a value below the whole. */
export const leavesOf = (value: Json, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.keys(value).flatMap((key) =>
    leavesOf((value as Record<string, Json>)[key]!, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length > 0 ? [path, ...inner] : inner
}

/** A copy of a value with another one at a path; undefined leaves that part out. */
export const replaceAt = (value: Json, path: Path, by: Json | undefined): Json => {
  const copy = structuredClone(value)
  let at = copy as Record<string | number, Json>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, Json>
  const last = path.at(-1)!
  if (by !== undefined) at[last] = by
  else if (Array.isArray(at)) at.splice(last as number, 1)
  else delete at[last]
  return copy
}
