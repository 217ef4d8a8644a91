import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { MappedVariant } from "./mapped-variant.ts";

/** A printing that has a product for its own. */
export interface Claim {
  readonly printing: PricedPrintingId;
  /** Languages of the cards that say so. */
  readonly languages: readonly string[];
  readonly variants: readonly MappedVariant[];
}

/** A product of a shop, and all that claim it. */
interface MappedProduct {
  readonly shop: string;
  readonly id: string;
  readonly claims: readonly Claim[];
}

/** Which cards of a game the products of shops are. */
export interface PriceMap {
  readonly version: string;
  readonly products: number;
  /** All that claim a product: none, one, or several of which none is believed. */
  claims(shop: string, productId: string): readonly Claim[];
  /** Each product, with all that claim it. */
  all(): Iterable<MappedProduct>;
}

const tab = "\t";
/**
 * A claim as it is stored: `["base1-4",["de","en"],[["holo.unlimited","holo",["unlimited"],1]]]`. The last figure is 1 where the product is
 * the variant's own, and 2 more where another product of the shop is, or may be.
 */
const StoredClaim = z.tuple([
  z.string(),
  z.array(z.string()),
  z.array(z.tuple([z.string(), z.string(), z.array(z.string()), z.int()])),
]);
const StoredClaims = z.array(StoredClaim);

/** The line of a product: `tcgplayer:42382`, a tab, its claims as JSON. */
export function mapLine(shop: string, productId: string, claims: readonly Claim[]): string {
  const stored = claims.map(
    ({ printing, languages, variants }): z.input<typeof StoredClaim> => [
      printing.slice(printing.indexOf(":") + 1),
      [...languages],
      variants.map(({ key, finish, marks, isOwn, isOthers }) => {
        const whose = (isOwn ? 1 : 0) + (isOthers ? 2 : 0);
        return [key, finish, [...marks], whose];
      }),
    ],
  );
  return `${shop}:${productId}${tab}${JSON.stringify(stored)}`;
}

/** Bytes of a map, the hash of what it says, and of whose its products are. @param lines in any order */
export function encodePriceMap(lines: readonly string[]) {
  const inOrder = lines.toSorted(byCodeUnits);
  const text = inOrder.join("\n");
  const places = sha256(inOrder.map(placesIn).join("\n"));
  return { version: sha256(text), places, content: gzipSync(text) };
}

/** A line without what it says of variants, which change more often than what a product is of. */
function placesIn(line: string): string {
  const at = line.indexOf(tab);
  const claims = StoredClaims.parse(JSON.parse(line.slice(at + 1)));
  return [line.slice(0, at), ...claims.map(([printing, codes]) => `${printing} ${codes}`)].join(
    tab,
  );
}

/** @throws Error when the file is not what its version says */
export function decodePriceMap(game: string, content: Uint8Array, version: string): PriceMap {
  const text = gunzipSync(content).toString("utf8");
  const actual = sha256(text);
  if (actual !== version) throw new Error(`The price map ${version} is ${actual}.`);
  const lines = new Map(
    (text === "" ? [] : text.split("\n")).map((line) => {
      const at = line.indexOf(tab);
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
  const claimsIn = (told: string) => StoredClaims.parse(JSON.parse(told)).map(claimIn(game));
  return {
    ...{ version, products: lines.size },
    claims(shop, productId) {
      const told = lines.get(`${shop}:${productId}`);
      return told === undefined ? [] : claimsIn(told);
    },
    *all() {
      for (const [product, told] of lines) {
        const at = product.indexOf(":");
        yield { shop: product.slice(0, at), id: product.slice(at + 1), claims: claimsIn(told) };
      }
    },
  };
}

const claimIn =
  (game: string) =>
  ([printing, languages, variants]: z.output<typeof StoredClaim>): Claim => ({
    printing: PricedPrintingId.parse(`${game}:${printing}`),
    languages,
    variants: variants.map(([key, finish, marks, whose]) => ({
      ...{ key, finish, marks, isOwn: whose % 2 === 1, isOthers: whose >= 2 },
    })),
  });
