import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { IndexReader } from "./index-files.ts";

/** Reads indexes from the lake bucket. */
export const s3IndexReader = (lake: SignedObjects): IndexReader => ({
  async load(key) {
    const bytes = await lake.get(key);
    if (bytes) return bytes;
    throw new Error(`The pointer names the index ${key}, which is not there.`);
  },
});
