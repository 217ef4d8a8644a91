import type { FindingCount } from "#schemas/storage/quality-files.ts";
import type { SetId } from "#schemas/values.ts";

/** Which findings somebody asks for; what is absent does not matter. */
export interface FindingsWanted {
  readonly game?: string | undefined;
  readonly language?: string | undefined;
  readonly setId?: SetId | undefined;
  readonly kind?: string | undefined;
  readonly field?: string | undefined;
  readonly source?: string | undefined;
}

/** Whether findings that are counted together are asked for. */
export const isWanted = (
  { language, setId, kind, field, source }: FindingsWanted,
  count: Pick<FindingCount, "setId" | "kind" | "field" | "sources">,
): boolean =>
  (language === undefined || count.setId.split(":")[1] === language) &&
  (setId === undefined || count.setId === setId) &&
  (kind === undefined || count.kind === kind) &&
  (field === undefined || count.field === field) &&
  (source === undefined || count.sources.includes(source));

/** Games that such findings may be of. */
export const gamesWanted = (
  { game, setId }: FindingsWanted,
  all: readonly string[],
): readonly string[] =>
  all.filter(
    (name) =>
      (game === undefined || name === game) &&
      (setId === undefined || setId.startsWith(`${name}:`)),
  );
