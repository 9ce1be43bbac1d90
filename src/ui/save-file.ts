/** Milliseconds after which a file that is saved has been read. */
const READ_MS = 10_000

/** Saves a text as a file of this name, as if it were downloaded. */
export const saveFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // By then every browser has read it; where the address is given back at once, some save nothing.
  setTimeout(() => URL.revokeObjectURL(address), READ_MS)
}
