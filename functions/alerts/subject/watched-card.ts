import { best, type Subject } from "#schemas/alerts/alert.ts";
import type { CopyState } from "#schemas/collections/own-price.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { type Day, type PrintingId, VariantKey } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { noSuchCard, noSuchVariant } from "../../catalog/index.ts";
import {
  type CardPaths,
  copyOfText,
  type PathStep,
  presentVariant,
  stateOfText,
} from "../../prices/reading/index.ts";
import type { WatchedPriceDeps } from "../deps.ts";
import { currencyNeeded, noVariants } from "../errors.ts";
import { askedPath } from "../watching/asked-path.ts";
import { firstDay } from "../watching/look-at-watch.ts";
import { refuseUnknownSource } from "./known-source.ts";
import { ratesDay } from "./rates-day.ts";

/** Which price of a card somebody wants to watch. */
export interface AskedCard {
  readonly printingId: PrintingId;
  readonly variant?: VariantKey | undefined;
  readonly state: CopyState;
  readonly source: string;
  readonly currency?: Currency | undefined;
}

/** A price that is watched, with the whole way that it went up to now. */
export interface WatchedCard {
  readonly subject: Extract<Subject, { kind: "card" }>;
  readonly source: string;
  readonly currency: Currency;
  readonly ratesOf: Day;
  readonly path: readonly PathStep[];
  /** What prices of these copies are told in, whether or not they can be told in `currency`. */
  readonly toldIn: readonly Currency[];
}

/**
 * Says what somebody did not say of the price that they want to watch: the first of the card's variants of which there is a price, and what
 * that is told in.
 *
 * @throws DomainError `catalog.no_such_card`, `catalog.no_such_variant`, `request.invalid` for a source that there is not,
 * `alerts.currency_needed`
 */
export async function watchedCard(asked: AskedCard, deps: WatchedPriceDeps): Promise<WatchedCard> {
  const { printingId, state, source } = asked;
  const card = await deps.paths(printingId);
  if (!card) throw noSuchCard(printingId);
  refuseUnknownSource(source, deps.order, [...new Set(card.keys.map((key) => key.source))]);
  const variant = variantOf(asked, card);
  const copy = { variant, state, source };
  const ratesOf = await ratesDay(deps);
  const currency = asked.currency ?? (await currencyOf({ ...copy, ratesOf }, card));
  if (currency === undefined) {
    const who = source === best ? "Nobody tells a" : `The source ${source} tells no`;
    throw currencyNeeded(who, `${printingId}, ${variant}, ${state}`);
  }
  const subject = { kind: "card", printingId, variant, state } as const;
  return wayOf({ subject, source, currency, ratesOf }, card);
}

/** The way that a price went which is watched already, whether or not it could be watched today. */
export async function wayOf(
  watched: Pick<WatchedCard, "subject" | "source" | "currency" | "ratesOf">,
  card: CardPaths,
): Promise<WatchedCard> {
  const { subject, source, currency, ratesOf } = watched;
  const copy = { variant: subject.variant, state: subject.state, source };
  const told = card.keys.filter((key) => isOf(key, copy) && isIn(key, subject.state)).map(toldInOf);
  const path = await card.path(askedPath({ ...copy, currency, ratesOf }, firstDay));
  return { subject, source, currency, ratesOf, path, toldIn: [...new Set(told)] };
}

/** What the newest price is told in. */
const currencyOf = async (
  price: Parameters<typeof askedPath>[0],
  card: CardPaths,
): Promise<Currency | undefined> =>
  (await card.path(askedPath(price, firstDay))).at(-1)?.market.currency;

function variantOf({ printingId, variant, source }: AskedCard, paths: CardPaths): VariantKey {
  const { card, keys } = paths;
  const priced = keys.map((key) => copyOfText(key.variant).variant);
  const all = [...new Set([...card.variants.map(({ key }) => key), ...priced])];
  const known = all.map((key) => VariantKey.parse(key));
  if (variant !== undefined) {
    const present = VariantKey.parse(presentVariant(card, variant));
    if (!known.includes(present)) throw noSuchVariant(printingId, variant, known);
    return present;
  }
  const first = known.find((one) => keys.some((key) => isOf(key, { variant: one, source })));
  const chosen = first ?? known[0];
  if (chosen === undefined) throw noVariants(printingId);
  return chosen;
}

const isOf = (
  key: CardPaths["keys"][number],
  { variant, source }: { readonly variant: string; readonly source: string },
): boolean =>
  copyOfText(key.variant).variant === variant && (source === best || source === key.source);

/** Near mint is what is told of no state. */
function isIn({ variant }: CardPaths["keys"][number], state: CopyState): boolean {
  const own = copyOfText(variant).state ?? stateOfText("near_mint");
  return canonicalJson(own) === canonicalJson(stateOfText(state));
}

const toldInOf = ({ currency }: CardPaths["keys"][number]): Currency => currency;
