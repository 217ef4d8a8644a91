import type { Checklist } from "../checklists/checklist.ts";
import type { GameDeps } from "../completion/game-at-hand.ts";
import type { HeldCopies } from "../completion/marks.ts";
import { cheapestOf } from "../completion/slot-prices.ts";
import { type Missing, type MissingRequest, missingOf } from "./missing-of.ts";

/** Lines of one text, so that no answer grows without bound. */
export const mostLines = 5_000;

export interface WantList {
  readonly fileName: string;
  readonly text: string;
}

/**
 * What somebody lacks, as lines that apps and shops read: `1 Charizard (base1) 4`, with ` *F*` behind where a variant is missing that
 * shines. Beyond {@link mostLines} the last line says how many more there are.
 *
 * @throws DomainError as {@link missingOf}
 */
export async function wantList(
  request: MissingRequest,
  items: Iterable<HeldCopies>,
  deps: GameDeps,
): Promise<WantList> {
  const { lines, key } = await missingLines(request, items, deps);
  const more = lines.length - mostLines;
  const told = lines.slice(0, mostLines);
  if (more > 0) told.push(`# ${more} more are missing: ask for a part of it, such as one set.`);
  return {
    fileName: fileNameOf(key, request.reading),
    text: told.map((line) => `${line}\n`).join(""),
  };
}

/**
 * The same whole, however much it is, with the key of what it is of: a set's id, an artist.
 *
 * @throws DomainError as {@link missingOf}
 */
export async function missingLines(
  request: MissingRequest,
  items: Iterable<HeldCopies>,
  deps: GameDeps,
): Promise<{ readonly lines: readonly string[]; readonly key: string }> {
  const missing = await missingOf(request, items, deps);
  return { lines: missing ? linesOf(missing) : [], key: missing?.group.key ?? "" };
}

function linesOf({ hand: { checklist, prices }, slots }: Missing): string[] {
  return slots.flatMap((slot) => {
    const { option } = cheapestOf(slot, prices);
    return option ? [lineOf(option.place, option.variant, checklist)] : [];
  });
}

function lineOf(
  place: number,
  variant: number | undefined,
  { table, variantsOf }: Checklist,
): string {
  const name = table.names.values[table.names.codes[place] ?? 0] ?? "";
  const numbers = table.texts("number");
  const number = numbers?.values[numbers.codes[place] ?? 0]?.exact?.[0] ?? "";
  const id = table.ids[place] ?? "";
  const set = id.slice(id.lastIndexOf(":") + 1, id.lastIndexOf("-"));
  const finish = variant === undefined ? undefined : variantsOf(place)[variant]?.split(".")[0];
  const shines = finish !== undefined && finish !== "normal";
  return `1 ${name.replace(/\s+/gu, " ")} (${set}) ${number}${shines ? " *F*" : ""}`;
}

/** Whatever a query may hold, a header and a disk take it. */
const fileNameOf = (key: string, reading: string): string => {
  const plain = key
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "")
    .slice(0, 60);
  return `missing-${plain === "" ? "" : `${plain}-`}${reading}.txt`;
};
