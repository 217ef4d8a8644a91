import type { ExportSubject } from "#schemas/transfer/export-subject.ts";
import type { ExportTally } from "./export-tally.ts";
import { textBytes } from "./text-bytes.ts";

type MissingSubject = Extract<ExportSubject, { kind: "missing" }>;
export type AskedMissing = MissingSubject & { readonly userId: string };

/**
 * What somebody lacks of some cards, as lines of a want list, with what these cards are called together.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.bad_query`, `catalog.no_such_set`, `catalog.no_such_species`, `catalog.no_such_generation`
 */
export type MissingLines = (
  asked: AskedMissing,
) => Promise<{ readonly lines: readonly string[]; readonly about: string }>;

export async function missingExport(
  asked: AskedMissing,
  tally: ExportTally,
  { missing }: { readonly missing: MissingLines },
) {
  const { lines, about } = await missing(asked);
  async function* texts() {
    for (const line of lines) {
      tally.written({ quantity: 1 });
      yield `${line}\n`;
    }
  }
  return { bytes: textBytes(texts()), about: `Missing ${about}` };
}
