import { excerpt } from '../utils/text'

let count = 0

const nextId = () => `n${Date.now().toString(36)}${(count += 1)}`

module.exports = { nextId, excerpt }
