import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "#shared/kernel/parts-of.ts";

async function partsIn(pieces: readonly Uint8Array[], size: number) {
  async function* stream() {
    yield* pieces;
  }
  const parts: Uint8Array[] = [];
  for await (const part of partsOf(stream(), size)) parts.push(part);
  return parts;
}

test("parts are the stream, and all but the last are whole", async () => {
  const piece = fc.uint8Array({ maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (pieces, size) => {
        const parts = await partsIn(pieces, size);
        expect(Buffer.concat(parts)).toEqual(Buffer.concat(pieces));
        for (const part of parts.slice(0, -1)) expect(part.byteLength).toBe(size);
        const last = parts.at(-1)?.byteLength ?? 1;
        expect(last).toSatisfy((length: number) => length > 0 && length <= size);
      },
    ),
  );
});
