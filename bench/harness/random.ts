/** Numbers in [0, 1), the same for the same seed: "mulberry32", small and good enough to pick customers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An endless sequence of positions below `count`, stored so that the n-th is the same on every call. */
export function randomSequence(seed: number, count: number): (n: number) => number {
  const random = randomFrom(seed);
  const drawn: number[] = [];
  return (n) => {
    while (drawn.length <= n) drawn.push(Math.floor(random() * count));
    return drawn[n] as number;
  };
}
