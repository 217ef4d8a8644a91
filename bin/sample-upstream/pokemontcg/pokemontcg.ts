import { createHash } from "node:crypto";
import { type Answer, jsonAnswer } from "../answer.ts";
import { answerCache } from "../answer-cache.ts";
import type { Json } from "../json.ts";
import type { Target } from "../target.ts";
import type { PokemonTcgCard, PokemonTcgData } from "./pokemontcg-records.ts";

const mostOnPage = 250;

/**
 * The Pokémon TCG API, as far as a catalogue is read from it: everything below `/pokemontcg/v2`. Cards
 * have prices of the day. A question that it does not understand gets everything, as with the original.
 */
export function pokemontcg(
  { sets, cards }: PokemonTcgData,
  { today }: { today(): string },
): (target: Target) => Answer {
  const cached = answerCache();
  const ordered = <T extends { readonly id: string }>(all: readonly T[]) =>
    all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const bySet = new Map(sets.map((set) => [set.id, set]));
  const whole = (card: PokemonTcgCard): Json => ({
    ...card,
    set: bySet.get(card.set.id) ?? card.set,
    tcgplayer: pricesOf(card.id, today()),
  });
  const cardsIn = Map.groupBy(ordered(cards), ({ set }) => set.id);
  const [allSets, allCards] = [ordered(sets), ordered(cards)];

  return (target) => cached(`${today()} ${target.address}`, () => answerTo(target));

  function answerTo({ segments: [, version, kind, id], query }: Target): Answer {
    if (version !== "v2") return notFound();
    if (kind === "sets") return id === undefined ? page(allSets, query) : single(bySet.get(id));
    return kind === "cards" ? cardsFor(id, query) : notFound();
  }

  function cardsFor(id: string | undefined, query: URLSearchParams): Answer {
    if (id !== undefined) {
      const card = cards.find((one) => one.id === id);
      return single(card && whole(card));
    }
    const set = /^set\.id:"?([^"\s]+)"?$/.exec(query.get("q") ?? "")?.[1];
    return page(set === undefined ? allCards : (cardsIn.get(set) ?? []), query, whole);
  }

  function page<T extends Json>(
    all: readonly T[],
    query: URLSearchParams,
    shown: (one: T) => Json = (one) => one,
  ): Answer {
    const at = numberIn(query, "page", 1);
    const size = Math.min(mostOnPage, numberIn(query, "pageSize", mostOnPage));
    const data = all.slice((at - 1) * size, at * size).map(shown);
    const about = { page: at, pageSize: size, count: data.length, totalCount: all.length };
    return jsonAnswer({ data, ...about });
  }
}

const numberIn = (query: URLSearchParams, name: string, usual: number) =>
  Math.max(1, Number.parseInt(query.get(name) ?? "", 10) || usual);

const single = (data: Json | undefined) => (data ? jsonAnswer({ data }) : notFound());

const notFound = () =>
  jsonAnswer(
    { error: { message: "The requested resource was not found.", code: 404 } },
    "never",
    404,
  );

/** Invented, and other ones each day. */
function pricesOf(id: string, day: string): Json {
  const [byte = 0] = createHash("sha256").update(`${id} ${day}`).digest();
  return {
    url: `https://prices.pokemontcg.io/tcgplayer/${id}`,
    updatedAt: day.replaceAll("-", "/"),
    prices: { holofoil: { low: byte / 10, mid: byte / 5, market: byte / 8, directLow: null } },
  };
}
