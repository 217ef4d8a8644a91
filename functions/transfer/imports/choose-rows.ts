import { ulid } from "ulid";
import type { ChoicesItem } from "#schemas/storage/import-items.ts";
import { type PreviewRow, rowsOfPage } from "#schemas/transfer/import-row.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { choicesRefused, importExpired, notOpen } from "../errors.ts";
import { type KnownVariants, type NamedChoice, whyNotChosen } from "./choice-rules.ts";
import type { ImportReads } from "./import-files.ts";
import type { ImportName, ImportStore } from "./import-store.ts";
import { stateOf } from "./import-view.ts";
import { foundImport } from "./watch-imports.ts";

export interface ChoosePorts {
  readonly imports: Pick<ImportStore, "get" | "choose">;
  readonly files: Pick<ImportReads, "rows">;
  readonly variants: KnownVariants;
  readonly clock: Clock;
}

/**
 * Notes what becomes of rows: all choices of the request, or none with a reason for each that fits no row.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_open`, `transfer.import_expired`, `transfer.choices_refused`
 */
export async function chooseRows(
  choices: readonly NamedChoice[],
  name: ImportName,
  ports: ChoosePorts,
): Promise<{ readonly chosen: number }> {
  const item = await foundImport(name, ports);
  const state = stateOf(item, ports.clock());
  if (state === "expired") throw importExpired(name.importId, item.expiresAt ?? "");
  if (state !== "previewed") throw notOpen(name.importId, state, "chosen for");
  const [rows, variants] = await Promise.all([
    namedRows(choices, { importId: name.importId, reading: item.reading }, ports),
    ports.variants.of(cardsIn(choices)),
  ]);
  const errors: FieldError[] = [];
  const kept = choices.flatMap((asked, at): ChoicesItem["choices"] => {
    const named = "verdict" in asked ? undefined : rows.get(entryOf(asked));
    const detail = whyNotChosen(asked, named, variants);
    if (detail === undefined) return [{ which: whichOf(asked, named), choice: asked.choice }];
    errors.push({ in: "body", pointer: `#/choices/${at}`, detail });
    return [];
  });
  if (errors.length > 0) throw choicesRefused(errors);
  const now = ports.clock();
  const more = { id: Ulid.parse(ulid(now.getTime())), at: now.toISOString() };
  const outcome = await ports.imports.choose(name, item.reading, { choices: kept, ...more });
  if (outcome === "saved") return { chosen: kept.length };
  const other = await foundImport(name, ports);
  throw notOpen(name.importId, stateOf(other, ports.clock()), "chosen for");
}

const entryOf = (asked: Exclude<NamedChoice, { verdict: unknown }>): number =>
  "entry" in asked ? asked.entry : asked.like;

const whichOf = (
  asked: NamedChoice,
  named: PreviewRow | undefined,
): ChoicesItem["choices"][number]["which"] => {
  if ("verdict" in asked) return { verdict: asked.verdict };
  return "like" in asked && named ? { likeness: named.likeness } : { entry: entryOf(asked) };
};

const cardsIn = (choices: readonly NamedChoice[]) =>
  choices.flatMap(({ choice }) =>
    choice !== null && typeof choice === "object" ? [choice.printingId] : [],
  );

async function namedRows(
  choices: readonly NamedChoice[],
  reading: { readonly importId: Ulid; readonly reading: number },
  { files }: Pick<ChoosePorts, "files">,
): Promise<ReadonlyMap<number, PreviewRow>> {
  const pages = new Set(
    choices.flatMap((asked) =>
      "verdict" in asked ? [] : [Math.floor(entryOf(asked) / rowsOfPage)],
    ),
  );
  const read = await Promise.all([...pages].map((page) => files.rows(reading, page)));
  return new Map(read.flatMap((rows) => rows ?? []).map((row) => [row.entry, row]));
}
