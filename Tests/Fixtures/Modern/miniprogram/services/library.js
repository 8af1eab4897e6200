import books from '../seeds/books'
import { getStorage, setStorage } from '../utils/wx'
import * as text from '../utils/text'

const KEY = 'library'

export class Library {
  #opened

  books = []

  /** 读出书架；第一次用种子。 */
  open() {
    this.#opened ??= this.#read()
    return this.#opened
  }

  book(id) {
    return this.books.find((book) => book.id === id)
  }

  /** 所有标签，按用的次数。 */
  get tags() {
    const counts = new Map()
    for (const { tags } of this.#notes()) {
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([tag]) => tag)
  }

  /** 含有这段文字、带有全部标签的笔记。 */
  search(part, tags = []) {
    return this.#notes().filter(
      (note) => text.includes(note.text, part) && tags.every((tag) => note.tags.includes(tag)),
    )
  }

  async save(bookId, note) {
    const book = this.book(bookId)
    const place = book.notes.findIndex(({ id }) => id === note.id)
    if (place < 0) book.notes.push(note)
    else book.notes.splice(place, 1, note)
    await setStorage({ key: KEY, data: this.books })
    return book.notes.length
  }

  async #read() {
    try {
      const { data } = await getStorage({ key: KEY })
      this.books = data
    } catch ({ errMsg }) {
      this.books = books.map((book) => ({ ...book, notes: [...book.notes] }))
    }
  }

  #notes() {
    return this.books.flatMap((book) => book.notes.map((note) => ({ ...note, book: book.title, bookId: book.id })))
  }
}

export const library = new Library()
