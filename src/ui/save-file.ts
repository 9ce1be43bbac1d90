/** Saves a text as a file of this name, as if it were downloaded. */
export const saveFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has begun to read it once this turn is over.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
