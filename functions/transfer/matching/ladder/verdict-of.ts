import type { MatchReason } from "#schemas/transfer/match-reason.ts";
import type { Candidate, Match, Rung } from "#schemas/transfer/row-verdict.ts";
import type { Spot } from "../catalogue/set-group.ts";
import { fittingVariants } from "../variants/fitting-variants.ts";
import type { AskedRow } from "./asked-row.ts";
import { chosenPlace } from "./chosen-place.ts";
import { detailOfDoubt, detailOfMatch } from "./details.ts";
import type { Found } from "./found.ts";

/** As many as a person looks through. */
const mostCandidates = 20;

/** What was found, as it is told: in which language, and in which variant the row means it. */
export function verdictOf(found: Found, asked: AskedRow): Match {
  if (found.outcome === "none") {
    const detail = detailOfDoubt(found.reason, asked.row);
    return { verdict: "unresolved", reason: found.reason, detail, candidates: [] };
  }
  if (found.outcome === "several") return doubt(found.spots, found.rung, found.reason, asked);
  const { spot, rung, notes } = found;
  const { place, how } = chosenPlace(spot, ours(found) ? withoutLanguage(asked) : asked);
  const own = ours(found) ? placeOfId(asked) : undefined;
  if (how === "wrong") return doubt([spot], rung, "other_language", asked);
  const variants = variantsMeant(own ?? place, asked, found.variants);
  if (variants.how === "none") {
    const all = asked.game.variantsAt(own ?? place);
    const keys = [...variants.keys, ...all.filter((key) => !variants.keys.includes(key))];
    const candidates = [candidateAt(own ?? place, rung, keys, asked)];
    const detail = detailOfDoubt("no_such_variant", asked.row);
    return { verdict: "ambiguous", reason: "no_such_variant", detail, candidates, rung };
  }
  const all: readonly MatchReason[] = [
    ...notes,
    ...(how === "other" ? (["language_not_held"] as const) : []),
    ...(variants.how === "several" ? (["variant_assumed"] as const) : []),
    ...(variants.how === "untold" ? (["finish_not_told"] as const) : []),
  ];
  const candidate = candidateAt(own ?? place, rung, variants.keys, asked);
  const detail = detailOfMatch(candidate, rung, { row: asked.row, notes: all });
  return { verdict: "matched", reason: all[0] ?? "found", detail, candidates: [candidate], rung };
}

/** An id of ours says the language, whatever the copies are written in. */
const ours = ({ rung }: Extract<Found, { outcome: "one" }>): boolean => rung === "own_id";
const withoutLanguage = (asked: AskedRow): AskedRow =>
  placeOfId(asked) === undefined ? asked : { ...asked, language: undefined };

function placeOfId({ row, game }: AskedRow): number | undefined {
  const id = row.ids
    .find(({ kind }) => kind === "cardlake")
    ?.id.trim()
    .toLowerCase();
  return id === undefined ? undefined : game.table.placeOf(id);
}

function variantsMeant(place: number, { game, row, finish }: AskedRow, only?: readonly string[]) {
  const keys = game.variantsAt(place);
  if (row.variant !== undefined) {
    const key = keys.includes(row.variant) ? row.variant : keyOnceCalled(row.variant, place, game);
    return key === undefined
      ? { how: "none" as const, keys }
      : { how: "one" as const, keys: [key] };
  }
  const own = only?.filter((key) => keys.includes(key)) ?? [];
  return fittingVariants(own.length > 0 ? own : keys, finish, {
    ...{ tellsFinishes: game.tellsFinishes, isOfProduct: own.length > 0 },
  });
}

const keyOnceCalled = (old: string, place: number, { table }: AskedRow["game"]) =>
  table
    .cardsAt([place])
    .flatMap(({ variants }) => variants)
    .find(({ aliases = [] }) => aliases.includes(old))?.key;

function doubt(spots: readonly Spot[], rung: Rung, reason: MatchReason, asked: AskedRow): Match {
  const candidates = spots.slice(0, mostCandidates).map((spot) => {
    const { place } = chosenPlace(spot, asked);
    return candidateAt(place, rung, variantsMeant(place, asked).keys, asked);
  });
  return {
    verdict: "ambiguous",
    reason,
    detail: detailOfDoubt(reason, asked.row),
    candidates,
    rung,
  };
}

function candidateAt(
  place: number,
  rung: Rung,
  variants: readonly string[],
  { game }: AskedRow,
): Candidate {
  const { table } = game;
  const printingId = table.ids[place];
  if (printingId === undefined) throw new Error(`The table has no card at ${place}.`);
  return {
    ...{ printingId, rung, variants: [...variants] },
    name: table.names.values[table.names.codes[place] ?? 0] ?? "",
    setName: game.setAt(place)?.name ?? "",
    number: game.spotAt(place).number,
  };
}
