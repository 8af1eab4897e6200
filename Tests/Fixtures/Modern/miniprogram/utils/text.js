export const excerpt = (text, length = 20) => (text.length > length ? `${text.slice(0, length)}…` : text)

export function* words(text) {
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) yield word
}

/** 不分大小写地包含。 */
export const includes = (text, part) => text.toLowerCase().includes(part.toLowerCase())
