import {
  type GivenPrice,
  manual,
  mostPrices,
  type OwnPrice,
  type PricedCopy,
} from "#schemas/collections/own-price.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { lastDayOnEarth } from "#shared/kernel/days.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { noSuchCard, noSuchVariant } from "../../catalog/index.ts";
import { noSuchPrice, notYet, tooManyPrices } from "../errors.ts";
import type { Printings } from "../items/printings.ts";
import type { OwnPriceStore } from "./own-price-store.ts";

/** A copy of a user, whose price is meant. */
export interface PricePlace {
  readonly userId: string;
  readonly copy: PricedCopy;
}

export interface OwnPricePorts {
  readonly ownPrices: OwnPriceStore;
  readonly printings: Printings;
  readonly clock: Clock;
}

/**
 * Says what a copy costs, for the user alone; what was said before of such a copy is replaced. Said again it changes nothing.
 *
 * @param ifMatch versions that the change was made for; undefined for any, and for none
 * @throws DomainError `catalog.no_such_card`, `catalog.no_such_variant`, `collections.no_such_price` where a version is named and there is
 * none, `collections.too_many`, `request.invalid` for a day to come, `request.stale_version`, `request.too_many`
 */
export async function setOwnPrice(
  { place, given, ifMatch }: { place: PricePlace; given: GivenPrice; ifMatch: IfMatch },
  { ownPrices, printings, clock }: OwnPricePorts,
): Promise<OwnPrice> {
  const { userId, copy } = place;
  refuseFuture(given, clock());
  return persistently(async () => {
    const before = await ownPrices.get(userId, copy);
    const at = clock().toISOString();
    const next = { ...copy, ...given, source: manual, updatedAt: at } as const;
    if (!before) {
      if (ifMatch) throw noSuchPrice(copy);
      await refuseUnknown(copy, printings);
      const { prices, removedUpTo } = await ownPrices.totals(userId);
      if (prices >= mostPrices) throw tooManyPrices(mostPrices);
      // Whoever holds the version of a price that was taken back means that one, and not this.
      const price = { ...next, version: removedUpTo + 1, createdAt: at };
      const outcome = await ownPrices.create(userId, price, { most: mostPrices, removedUpTo });
      return outcome === "created" ? price : undefined;
    }
    refuseStale(before, ifMatch);
    if (saysTheSame(before, given)) return before;
    const price = { ...next, version: before.version + 1, createdAt: before.createdAt };
    const outcome = await ownPrices.replace(userId, price, before.version);
    return outcome === "saved" ? price : undefined;
  });
}

/** @throws DomainError `collections.no_such_price` */
export async function getOwnPrice(
  { userId, copy }: PricePlace,
  { ownPrices }: Pick<OwnPricePorts, "ownPrices">,
): Promise<OwnPrice> {
  const found = await ownPrices.get(userId, copy);
  if (!found) throw noSuchPrice(copy);
  return found;
}

/** @throws DomainError `request.bad_cursor` */
export const listOwnPrices = (
  { userId, ...page }: PageRequest & { readonly userId: string },
  { ownPrices }: Pick<OwnPricePorts, "ownPrices">,
): Promise<Page<OwnPrice>> => ownPrices.list(userId, page);

/** @throws DomainError `collections.no_such_price`, `request.stale_version`, `request.too_many` */
export async function removeOwnPrice(
  { place, ifMatch }: { place: PricePlace; ifMatch: IfMatch },
  ports: Pick<OwnPricePorts, "ownPrices">,
): Promise<void> {
  await persistently(async () => {
    const before = await getOwnPrice(place, ports);
    refuseStale(before, ifMatch);
    const { removedUpTo } = await ports.ownPrices.totals(place.userId);
    const versions = { version: before.version, removedUpTo };
    const outcome = await ports.ownPrices.remove(place.userId, place.copy, versions);
    return outcome === "removed" ? outcome : undefined;
  });
}

export const etagOfPrice = ({ version }: OwnPrice): string => `v${version}`;

/** Nobody knows tomorrow's prices. */
function refuseFuture({ day }: GivenPrice, now: Date): void {
  const last = lastDayOnEarth(now);
  if (day !== undefined && day > last) throw notYet(day, last);
}

function refuseStale(current: OwnPrice, ifMatch: IfMatch): void {
  if (ifMatches(ifMatch, current)) return;
  throw staleVersion({ current, etag: etagOfPrice(current) }, ifMatch);
}

async function refuseUnknown({ printingId, variant }: PricedCopy, printings: Printings) {
  const variants = (await printings.variantsOf([printingId])).get(printingId);
  if (!variants) throw noSuchCard(printingId);
  if (!variants.includes(variant)) throw noSuchVariant(printingId, variant, variants);
}

const saysTheSame = ({ amount, currency, day, note }: OwnPrice, given: GivenPrice): boolean =>
  canonicalJson({ amount, currency, day, note }) === canonicalJson(given);
