Component({
  properties: {
    person: Object,
    number: Number,
  },
})
