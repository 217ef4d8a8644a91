import { type Answer, type Freshness, jsonAnswer, jsonTextAnswer } from "./answer.ts";
import { answerCache } from "./answer-cache.ts";
import { selection } from "./card-filter.ts";
import { type CardView, type Catalogue, setBrief, setSeen } from "./catalogue.ts";
import { onDay } from "./prices.ts";
import { cardBrief, type Json } from "./records.ts";
import type { ShopPrices } from "./shops/shop-prices.ts";
import type { Target } from "./target.ts";
import { cardsWith, isValueList, valuesOf } from "./value-lists.ts";

/** Languages the original knows; one without data here answers with empty lists. */
const languages = "en fr es es-mx it pt pt-br pt-pt de nl pl ru ja ko zh-tw id th zh-cn".split(" ");

/** What is found at an address: a value to send, or undefined for "no such thing". */
type Found = { readonly value: unknown; readonly freshness?: Freshness } | undefined;

export interface TcgdexOptions {
  catalogue(language: string): Catalogue;
  /** Where pictures are, in place of the original's own host. */
  readonly assetsUrl: string;
  readonly prices: ShopPrices;
}

const originalAssets = "https://assets.tcgdex.net";

/**
 * The card API: everything below `/v2`.
 *
 * With a view, cards are as the view shows them and nothing it touched is cached. Cards have the prices of
 * the day that an answer is made for.
 */
export function tcgdex({ catalogue, assetsUrl, prices }: TcgdexOptions) {
  const cached = answerCache();

  return (target: Target, day: string, view?: CardView): Answer => {
    const [, language = "", collection = ""] = target.segments;
    if (language === "status" || language === "ping") return jsonAnswer({ status: "ok" });
    if (!languages.includes(language)) return unknownLanguage(target, language);
    const make = () => answerFor(target, { data: catalogue(language), day, prices }, view);
    if (collection === "random") return make();
    return view === undefined || isUntouched(target, catalogue(language), view)
      ? cached(keyOf(target, day), make)
      : make();
  };

  function answerFor(
    target: Target,
    sight: Omit<Sight, "view">,
    view: CardView = (card) => card,
  ): Answer {
    const found = lookUp(target, { ...sight, view });
    if (found === undefined) return notFound(target);
    const text = JSON.stringify(found.value).replaceAll(originalAssets, assetsUrl);
    return jsonTextAnswer(text, found.freshness);
  }
}

/** Only what a card says by itself is other on another day. */
const keyOf = ({ address, segments: [, , collection, , localId] }: Target, day: string) =>
  collection === "cards" || localId !== undefined ? `${day} ${address}` : address;

interface Sight {
  readonly data: Catalogue;
  readonly view: CardView;
  /** Whose prices cards have: `YYYY-MM-DD`. */
  readonly day: string;
  readonly prices: ShopPrices;
}

function lookUp({ segments, query }: Target, sight: Sight): Found {
  const { data, view } = sight;
  const [, , collection = "", key, localId, ...more] = segments;
  if (more.length > 0 || (localId !== undefined && collection !== "sets")) return undefined;
  if (collection === "random") return randomOne(key, sight);
  if (key === undefined) return wholeList(collection, query, data, view);
  if (localId !== undefined) {
    const set = data.set(key);
    return detail(pricedCard(set && data.cardOfSet(set.id, localId), sight));
  }
  if (collection === "cards") return detail(pricedCard(data.card(key), sight));
  if (collection === "sets") return detail(seenSet(key, data, view));
  if (collection === "series") return detail(data.serie(key));
  const chosen = isValueList(collection)
    ? cardsWith(collection, key, { cards: seenCards(data, view) })
    : undefined;
  return chosen && { value: { name: chosen.name, cards: chosen.cards.map(cardBrief) } };
}

function wholeList(name: string, query: URLSearchParams, data: Catalogue, view: CardView): Found {
  if (name === "cards") {
    return { value: selection(seenCards(data, view), query, "set").map(cardBrief) };
  }
  if (name === "sets") {
    return { value: selection(seenSets(data, view), query, "serie").map(setBrief) };
  }
  if (name === "series") {
    const brief = ({ id, name, logo }: Json) => ({ id, name, logo });
    return { value: selection(data.series, query, "").map(brief) };
  }
  return isValueList(name)
    ? { value: valuesOf(name, { cards: seenCards(data, view) }) }
    : undefined;
}

function randomOne(kind: string | undefined, sight: Sight): Found {
  const { data, view } = sight;
  const one = <T>(things: readonly T[]) => things[Math.floor(Math.random() * things.length)];
  switch (kind) {
    case "card":
      return found(asSold(one(seenCards(data, view)), sight));
    case "set":
      return found(seenSet(one(data.sets)?.id ?? "", data, view));
    case "serie":
      return found(one(data.series));
    default:
      return undefined;
  }
}

const found = (value: unknown): Found => (value === undefined ? undefined : { value });
const detail = (value: unknown): Found =>
  value === undefined ? undefined : { value, freshness: "a-year" };

/** A card by itself says what lists do not: what it costs. What a rule changed stays as it says. */
function pricedCard(card: ReturnType<Catalogue["card"]>, sight: Sight) {
  const priced = asSold(card, sight);
  return priced && sight.view(priced);
}

const asSold = (card: ReturnType<Catalogue["card"]>, { day, prices }: Omit<Sight, "view">) =>
  card && onDay(card, day, prices);

function seenCards(data: Catalogue, view: CardView) {
  return data.cards.flatMap((card) => view(card) ?? []);
}

function seenSets(data: Catalogue, view: CardView) {
  return data.sets.map((set) => setSeen(set, data.cardsOf(set), view));
}

function seenSet(key: string, data: Catalogue, view: CardView) {
  const set = data.set(key);
  return set && setSeen(set, data.cardsOf(set), view);
}

/** One card is a cheap question; whatever else may hold a touched card is made anew. */
function isUntouched({ segments }: Target, data: Catalogue, view: CardView): boolean {
  const [, , collection, key = "", localId] = segments;
  const set = collection === "sets" && localId !== undefined ? data.set(key) : undefined;
  const card = set ? data.cardOfSet(set.id, localId ?? "") : data.card(key);
  const isCard = set !== undefined || collection === "cards";
  return isCard && card !== undefined && view(card) === card;
}

function notFound(target: Target): Answer {
  return problem(target, "not-found", "There is nothing at this address");
}

function unknownLanguage(target: Target, lang: string): Answer {
  return problem(target, "language-invalid", "The language is not one of those offered", {
    lang,
    details: `"${lang}" is unknown; one of ${languages.join(", ")} was expected.`,
  });
}

function problem(target: Target, kind: string, title: string, more: Json = {}): Answer {
  const type = `https://tcgdex.dev/errors/${kind}`;
  const value = { type, title, status: 404, endpoint: target.path, method: "GET", ...more };
  return jsonAnswer(value, "never", 404);
}
