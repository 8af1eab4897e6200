// 数质数：主线程照常响应。
worker.onMessage(({ below }) => {
  const isComposite = new Uint8Array(below)
  let count = 0
  for (let number = 2; number < below; number += 1) {
    if (isComposite[number]) continue
    count += 1
    for (let multiple = number * number; multiple < below; multiple += number) isComposite[multiple] = 1
  }
  worker.postMessage({ below, primes: count })
})
