/** Characters that are gathered before they are sent on. */
const pieceLength = 64 * 1024;

/** Text as UTF-8, in pieces that are worth sending on. */
export async function* textBytes(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held: string[] = [];
  let length = 0;
  for await (const text of texts) {
    held.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield Buffer.from(held.join(""), "utf8");
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.from(held.join(""), "utf8");
}
