import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { claimOf, mapOf, recording } from "#test/support/prices/price-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
export const mirroredGroups = ["604", "605"] as const;
export type MirroredGroup = (typeof mirroredGroups)[number];

const fileOf = (...results: unknown[]) => JSON.stringify({ success: true, errors: [], results });
const pathOf = (group: MirroredGroup) => `${host}/tcgplayer/3/${group}/prices`;

/** How a file of prices is answered. */
export interface FileOfDay {
  /** In cents; the same as before is the same body. */
  readonly market: number;
  /** On which day it was last changed, if that is told. */
  readonly modifiedOn?: string | undefined;
  /** Whether it has a tag, so that it is told as unmodified. */
  readonly isTagged: boolean;
}

/** A mirror of two groups of one product each, whose prices are taken into books over memory. */
export function mirrored() {
  const { books, recorder } = recording(
    mapOf(
      Object.fromEntries(
        mirroredGroups.map((group) => [
          `tcgplayer:${group}`,
          [claimOf(`base1-${group}`, ["holo"])],
        ]),
      ),
    ),
  );
  const line = pipeline({ recorders: [recorder], sources: [tcgcsv(host, sevenZip)] });
  const { bodies, headers } = line;
  const groups = mirroredGroups.map((groupId) => ({ groupId: Number(groupId), name: groupId }));
  bodies.set(`${host}/tcgplayer/3/groups`, fileOf(...groups));
  bodies.set(`${host}/tcgplayer/68/groups`, fileOf());
  for (const group of mirroredGroups) {
    const one = { productId: Number(group), name: group };
    bodies.set(`${host}/tcgplayer/3/${group}/products`, fileOf(one));
  }

  return {
    ...{ line, books },
    /** Another mark of the day, so that files are asked for. */
    mark: (day: string) => bodies.set(`${host}/last-updated.txt`, day),
    /** Has a group's file answered so. */
    put(group: MirroredGroup, { market, modifiedOn, isTagged }: FileOfDay) {
      const url = pathOf(group);
      bodies.set(url, fileOf({ productId: Number(group), marketPrice: market / 100 }));
      headers.set(url, {
        ...(!isTagged && { etag: undefined }),
        ...(modifiedOn && { lastModified: new Date(`${modifiedOn}T20:05:32Z`).toUTCString() }),
      });
    },
    /** Day and amount of each point of a group's product. */
    async points(group: MirroredGroup): Promise<readonly string[]> {
      const printing = PricedPrintingId.parse(`pokemon:base1-${group}`);
      const all = await books.readHistory(printing, { from: "1995-01-01", to: "2100-01-01" });
      return all.flatMap(({ points }) =>
        points.map(({ day, columns }) => `${day} ${columns.market}`),
      );
    },
    book: async () => (await books.read({ game: "pokemon", set: "base1" }))?.bytes,
  };
}
