import { type IndexPointer, indexFormat } from "#schemas/storage/index-pointer.ts";
import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { IndexFiles } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";

const dayMs = 86_400_000;
/** For so long somebody may want to know what search answered from. */
const supersededMs = 7 * dayMs;
/** For so long a deployment may be taken back to code that reads an earlier format. */
const otherFormatMs = 30 * dayMs;

export interface TidyDeps {
  readonly files: Pick<IndexFiles, "list" | "remove">;
  readonly pointers: Pick<IndexPointers, "all" | "forget">;
  readonly clock: Clock;
}

/**
 * Removes indexes of a game, and tables of ids, that no pointer names any more, a week after they were stored, and pointers
 * of earlier formats, a month after the first index of ours. Safe to repeat.
 *
 * @param replaced the pointer before, whose files somebody may be loading just now
 */
export async function tidyIndexes(
  game: Game,
  replaced: Pick<IndexPointer, "key" | "ids"> | undefined,
  { files, pointers, clock }: TidyDeps,
): Promise<number> {
  const nowMs = clock().getTime();
  const all = await pointers.all(game);
  const ours = all.find(({ format }) => format === indexFormat);
  const since = ours?.formatSince ?? ours?.builtAt;
  const isSettled = since !== undefined && nowMs - Date.parse(since) > otherFormatMs;
  const gone = isSettled ? all.filter(({ format }) => format < indexFormat) : [];
  for (const { format } of gone) await pointers.forget(game, format);
  const pointed = [...all.filter((one) => !gone.includes(one)), ...(replaced ? [replaced] : [])];
  const kept = new Set(pointed.flatMap(({ key, ids }) => [key, ...(ids ? [ids.key] : [])]));
  const old = (await files.list(game)).filter(
    ({ key, storedAt }) => !kept.has(key) && nowMs - storedAt.getTime() > supersededMs,
  );
  for (const { key } of old) await files.remove(key);
  return old.length;
}
