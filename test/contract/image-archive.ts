import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ImageArchive } from "#functions/images/pictures/image-store.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Reads an original back; the port itself cannot, because nothing that ships does. */
export type OriginalReader = (
  picture: Sha256,
) => Promise<{ bytes: Uint8Array; contentType: string } | undefined>;

/** What every ImageArchive promises. */
export function imageArchiveContract(
  name: string,
  archiveFor: () => { archive: ImageArchive; original: OriginalReader },
) {
  const aHash = () => Sha256.parse(sha256(randomUUID()));
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

  describe(`${name} is an ImageArchive`, () => {
    test("a cell is found once it was kept, in its quality alone, and the newest counts", async () => {
      const { archive } = archiveFor();
      const picture = aHash();
      expect(await archive.cell(picture, "low")).toBeUndefined();
      await archive.keepCell(picture, "low", Buffer.from("a cell"));
      expect(text(await archive.cell(picture, "low"))).toBe("a cell");
      expect(await archive.cell(picture, "high")).toBeUndefined();
      await archive.keepCell(picture, "low", Buffer.from("a mended cell"));
      expect(text(await archive.cell(picture, "low"))).toBe("a mended cell");
    });

    test("an original is kept once, as it was and as what it is", async () => {
      const { archive, original } = archiveFor();
      const picture = aHash();
      expect(await original(picture)).toBeUndefined();
      await archive.keepOriginal(picture, Buffer.from("the first"), "image/webp");
      await archive.keepOriginal(picture, Buffer.from("a second"), "image/png");
      const kept = await original(picture);
      expect(text(kept?.bytes)).toBe("the first");
      expect(kept?.contentType).toBe("image/webp");
    });
  });
}
