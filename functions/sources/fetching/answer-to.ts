import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

/** What a request answered last; some sources call their requests as the upstream calls its things. */
export const answerTo = (name: string, seen: Seen | undefined): SeenAnswer | undefined =>
  seen && ownValue(seen.answers, name);
