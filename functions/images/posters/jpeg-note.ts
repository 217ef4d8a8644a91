/** A picture's first marks: its start, and a comment, which decoders pass over. */
const start = Buffer.from([0xff, 0xd8]);
const comment = Buffer.from([0xff, 0xfe]);

/** A JPEG that says something beside its pixels. */
export function withNote(jpeg: Uint8Array, note: string): Uint8Array {
  const text = Buffer.from(note);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + length.length);
  return Buffer.concat([start, comment, length, text, jpeg.subarray(start.length)]);
}

/** What was noted first of all in a JPEG; undefined where nothing was. */
export function noteOf(jpeg: Uint8Array): string | undefined {
  const head = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const begins = Buffer.concat([start, comment]);
  if (!head.subarray(0, begins.length).equals(begins)) return undefined;
  const from = begins.length + 2;
  return head.subarray(from, begins.length + head.readUInt16BE(begins.length)).toString();
}
