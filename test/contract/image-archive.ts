import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ImageArchive } from "#functions/images/pictures/image-store.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What an original lies there as; the port itself cannot say, because nothing that ships asks. */
export type ContentTypeReader = (picture: Sha256, isHosted: boolean) => Promise<string | undefined>;

/** What every ImageArchive promises. */
export function imageArchiveContract(
  name: string,
  archiveFor: () => { archive: ImageArchive; contentTypeOf: ContentTypeReader },
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

    test.each([{ isHosted: true }, { isHosted: false }])(
      "an original is kept once, as it was and as what it is: hosted $isHosted",
      async ({ isHosted }) => {
        const { archive, contentTypeOf } = archiveFor();
        const picture = aHash();
        expect(await archive.original(picture)).toBeUndefined();
        const as = { contentType: "image/webp", isHosted };
        await archive.keepOriginal(picture, Buffer.from("the first"), as);
        await archive.keepOriginal(picture, Buffer.from("a second"), {
          ...{ contentType: "image/png", isHosted },
        });
        expect(text(await archive.original(picture))).toBe("the first");
        expect(await contentTypeOf(picture, isHosted)).toBe("image/webp");
        expect(await archive.cell(picture, "high")).toBeUndefined();
      },
    );
  });
}
