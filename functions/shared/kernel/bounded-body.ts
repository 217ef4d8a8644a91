/**
 * Reads a body no further than it may be long, whatever the server announced and whatever unpacks
 * from it; a longer one is let go.
 *
 * @throws what reading the body throws
 */
export async function boundedBody(
  { body }: Response,
  mostBytes: number,
): Promise<Buffer | "too_long"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the connection.
    if (length > mostBytes) return "too_long";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
