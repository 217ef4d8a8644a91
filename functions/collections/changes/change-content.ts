import { gunzipSync, gzipSync } from "node:zlib";
import { ChangeContent, PartContent } from "#schemas/storage/collection-changes.ts";
import type { LedgerEntry } from "./ledger.ts";

/** What a write does, as the log tells it. */
export const contentOf = ({
  lots,
  sales = [],
}: Pick<LedgerEntry, "lots" | "sales">): ChangeContent => ({
  items: lots.map(({ before, together, ...rest }) => ({
    ...rest,
    ...(before && { before }),
    ...(together && { together: [...together] }),
  })),
  heads: [],
  sales: sales.map(({ before, after }) => ({ ...(before && { before }), ...(after && { after }) })),
});

/** What a change did, as it is stored: 97 items before and after are 60 KB, and 4 KB so. */
export const packed = (content: ChangeContent | PartContent): Uint8Array<ArrayBuffer> =>
  gzipSync(JSON.stringify(content));

/** A record has 400 KB at most in all, so that nothing packed becomes very much more. */
const mostUnpackedBytes = 16_000_000;

export const unpacked = (bytes: Uint8Array): ChangeContent => ChangeContent.parse(jsonIn(bytes));

export const unpackedPart = (bytes: Uint8Array): PartContent => PartContent.parse(jsonIn(bytes));

const jsonIn = (bytes: Uint8Array): unknown =>
  JSON.parse(gunzipSync(bytes, { maxOutputLength: mostUnpackedBytes }).toString());
