/**
 * A stream of bytes in parts of exactly so many, but for the last, which may be shorter; none of an empty
 * stream. No more than a part is held, beside the piece that came last.
 */
export async function* partsOf(
  chunks: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (heldBytes + rest.byteLength >= partBytes) {
      const room = partBytes - heldBytes;
      yield Buffer.concat([...held, rest.subarray(0, room)]);
      [held, heldBytes] = [[], 0];
      rest = rest.subarray(room);
    }
    if (rest.byteLength === 0) continue;
    held.push(rest);
    heldBytes += rest.byteLength;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
