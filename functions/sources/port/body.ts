import type { Body } from "./source.ts";

/** A body that is in memory. */
export const bodyOfBytes = (bytes: Buffer): Body => ({
  bytes: async () => bytes,
  text: async () => bytes.toString("utf8"),
  async *stream() {
    yield bytes;
  },
});

/** A body that is read from somewhere, each time anew. */
export function bodyOfStream(open: () => AsyncIterable<Uint8Array>): Body {
  const bytes = async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of open()) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return { bytes, text: async () => (await bytes()).toString("utf8"), stream: open };
}
