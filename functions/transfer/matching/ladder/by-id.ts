import { cardIdKinds, productIdKinds } from "#schemas/transfer/id-kinds.ts";
import { PrintingId } from "#schemas/values.ts";
import type { CardTable } from "../../../catalog/index.ts";
import type { GameCards } from "../catalogue/game-cards.ts";
import type { Spot } from "../catalogue/set-group.ts";
import type { AskedRow } from "./asked-row.ts";
import { chosenPlace } from "./chosen-place.ts";
import { type Found, one, several } from "./found.ts";
import { fitOf } from "./name-fit.ts";
import { namedAnywhere, namedIn } from "./named-spots.ts";
import { byNumber } from "./narrowed.ts";

const ownKinds: ReadonlySet<string> = new Set(cardIdKinds);
const productKinds: ReadonlySet<string> = new Set(productIdKinds);

/** By our own id, or that of a source. Undefined where the row says none that is known. */
export function byOwnId(asked: AskedRow): Found | undefined {
  for (const { kind, id } of asked.row.ids) {
    const spots = ownKinds.has(kind) ? spotsCalled(kind, id, asked) : [];
    if (spots.length > 0) return kind === "cardlake" ? ours(spots) : told(spots, "own_id", asked);
  }
  return undefined;
}

/** By a shop's product, which may be several printings. Undefined where the row says none that is known. */
export function byProduct(asked: AskedRow): Found | undefined {
  for (const { kind, id } of asked.row.ids) {
    const spots = productKinds.has(kind) ? spotsCalled(kind, id, asked) : [];
    if (spots.length > 0)
      return withVariants(told(spots, "product_id", asked), `${kind}:${id}`, asked);
  }
  return undefined;
}

/** Nothing that we call a card ourselves has to be checked: names are corrected now and then. */
const ours = (spots: readonly Spot[]): Found => {
  const [only, second] = spots;
  return only && second === undefined
    ? one(only, "own_id")
    : several(spots, "own_id", "several_printings");
};

function spotsCalled(kind: string, id: string, { game }: AskedRow): readonly Spot[] {
  const places = idsCalled(kind, id.trim().toLowerCase(), game).map(game.table.placeOf);
  const known = places.filter((place) => place !== undefined);
  return [...new Set(known.map(game.spotAt))];
}

/** Of an id of which the file does not say whose it is, whatever is ours or a source's. */
function idsCalled(kind: string, id: string, { ids }: Pick<GameCards, "ids">): readonly string[] {
  if (kind === "cardlake") return PrintingId.safeParse(id).success ? [id] : (ids?.named(id) ?? []);
  if (kind !== "any") return ids?.named(`${kind}:${id}`) ?? [];
  return [...ownKinds].flatMap((one) => (one === "any" ? [] : idsCalled(one, id, { ids })));
}

function told(spots: readonly Spot[], rung: "own_id" | "product_id", asked: AskedRow): Found {
  const fits = spots.map((spot) => ({ spot, fit: fitOf(spot, asked) }));
  const most = Math.max(...fits.map(({ fit }) => fit));
  if (most === 0) {
    const named = namedIn(asked.set.groups, asked);
    const others = named.length > 0 ? named : namedAnywhere(asked);
    return several([...spots, ...others.map(({ spot }) => spot)], rung, "id_contradicts_name");
  }
  const best = fits.filter(({ fit }) => fit === most).map(({ spot }) => spot);
  const narrowed = best.length > 1 ? narrowedTo(best, asked) : best;
  const [only, second] = narrowed;
  if (only === undefined || second !== undefined) return several(best, rung, "several_printings");
  return one(only, rung, ...(most === 1 ? (["name_misspelt"] as const) : []));
}

function narrowedTo(spots: readonly Spot[], asked: AskedRow): readonly Spot[] {
  const inSet = spots.filter(({ group }) => asked.set.groups.includes(group));
  const own = inSet.length > 0 ? inSet : spots;
  const numbered = byNumber(own, asked);
  return numbered.length > 0 ? numbered : own;
}

/** Of a product that is only some of a card's variants, those: of the card that is meant, or where it knows no such product, in any language. */
function withVariants(found: Found, id: string, asked: AskedRow): Found {
  if (found.outcome !== "one") return found;
  const { places } = found.spot;
  const { table, variantsAt } = asked.game;
  const isPlain = places.every((place) => variantsAt(place).every((key) => !key.includes(".")));
  if (isPlain) return found;
  const { place } = chosenPlace(found.spot, asked);
  const own = variantsOf(table.cardsAt([place]), id);
  const variants =
    own.length > 0 || places.length === 1 ? own : variantsOf(table.cardsAt(places), id);
  return variants.length === 0 ? found : { ...found, variants: [...new Set(variants)] };
}

const variantsOf = (cards: ReturnType<CardTable["cardsAt"]>, id: string): readonly string[] =>
  cards
    .flatMap((card) => card.variants)
    .filter(({ productIds = {} }) =>
      Object.entries(productIds).some(([shop, own]) => `${shop}:${own}`.toLowerCase() === id),
    )
    .map(({ key }) => key);
