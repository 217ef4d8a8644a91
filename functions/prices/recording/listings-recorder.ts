import * as z from "zod";
import { ListingsFragment, listingsKind } from "#schemas/prices/listings-fragment.ts";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import type { ListedCopies } from "#schemas/storage/listing-pages.ts";
import { addRecorded, nothingRecorded } from "#shared/kernel/recorded.ts";
import type { Recorder, RecordToTake } from "#shared/kernel/recorder.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import { copyText } from "../books/priced-copy.ts";
import { askedCards } from "../listings/asked-cards.ts";
import { judgeListing } from "../listings/judge-listing.ts";
import type { AskedCard } from "../listings/listing.ts";
import type { ListingPages } from "../listings/page-store.ts";
import { pointsOfPages } from "../listings/points-of-pages.ts";
import { byBook, type PlacedPoint, type RecordPlacedDeps, recordPlaced } from "./record-placed.ts";

export interface ListingsRecorderDeps extends RecordPlacedDeps {
  readonly store: Pick<CatalogStore, "cards" | "set">;
  readonly pages: ListingPages;
  /** Tells how many listings were taken, and how many were not, by reason. */
  readonly noteListings: (counts: Readonly<Record<string, number>>) => void;
}

/**
 * Takes what a marketplace found for a card into the book of its set, as prices that are asked [PRC-5]. Every answer counts, also
 * one that comes late. What was not taken is counted by its reason.
 */
export function listingsRecorder(deps: ListingsRecorderDeps): Recorder {
  return {
    ...{ kind: listingsKind, takesLate: true, isCountedApart: true },
    async record(records) {
      const refused: { at: number; reason: string }[] = [];
      const drift: { at: number; fields: readonly string[] }[] = [];
      const placed: PlacedPoint[] = [];
      const judged: Record<string, number> = {};
      for (const [at, record] of records.entries()) {
        const taken = await pageOf({ record, judged, deps });
        if ("reason" in taken) refused.push({ at, ...taken });
        else {
          drift.push({ at, fields: taken.fields });
          placed.push(...taken.points);
        }
      }
      if (Object.keys(judged).length > 0) deps.noteListings(judged);
      let counts = nothingRecorded;
      for (const own of byBook(placed)) counts = addRecorded(counts, await recordPlaced(own, deps));
      return { ...counts, refused, drift, cards: 0, drifted: 0 };
    },
  };
}

/** The points of a page, and what of it a person should look at; or why it is none. */
async function pageOf(
  about: Judging,
): Promise<
  | { readonly reason: string }
  | { readonly fields: readonly string[]; readonly points: readonly PlacedPoint[] }
> {
  const { record, deps } = about;
  const read = ListingsFragment.safeParse(record.value);
  if (!read.success) {
    return { reason: `It is no page of listings: ${z.prettifyError(read.error)}` };
  }
  const { printing, language, warnings } = read.data;
  const card = (await askedCards([printing], language, deps.store)).get(printing);
  const fields = warnings.map((one) => `unexpected_value warnings: ${one}`);
  if (!card) return { fields: [...fields, "listings_without_card"], points: [] };
  return { fields, points: await pointsOf(read.data, card, about) };
}

interface Judging {
  readonly record: RecordToTake;
  readonly judged: Record<string, number>;
  readonly deps: ListingsRecorderDeps;
}

async function pointsOf(
  page: ListingsFragment,
  card: AskedCard,
  about: Judging,
): Promise<readonly PlacedPoint[]> {
  const { provenance, runId } = about.record;
  const { printing, language, currency, page: place } = page;
  const { observedAt, bronzeKey: pack, bronzeLine: line } = provenance;
  const own: ListedCopies = {
    isLast: place.isLast,
    observed: { atMs: Date.parse(observedAt), pack, line },
    copies: copiesIn(page, card, about.judged),
  };
  // Of a list of one page nothing has to be kept.
  const isWhole = place.at === 0 && place.isLast;
  const pages =
    isWhole || runId === undefined
      ? new Map([[place.at, own]])
      : await about.deps.pages.add(`${printing}:${language}:${currency}`, runId, place.at, own);
  const { game, set, printing: number } = placeOfPrinting(printing);
  return pointsOfPages(pages).map(({ copy, ...point }) => ({
    ...{ book: { game, set }, source: provenance.source },
    point: {
      ...{ ...point, printing: number },
      series: { variant: copy, source: provenance.source, currency, languages: language },
    },
  }));
}

function copiesIn(
  { offers }: ListingsFragment,
  card: AskedCard,
  judged: Record<string, number>,
): ListedCopies["copies"] {
  const count = (what: string) => {
    judged[what] = (judged[what] ?? 0) + 1;
  };
  return offers.flatMap((offer): ListedCopies["copies"] => {
    const verdict = judgeListing(offer, card);
    count(verdict.verdict === "match" ? "taken" : verdict.reason);
    if (verdict.verdict !== "match") return [];
    return [[offer.id, copyText(verdict), offer.amount]];
  });
}
