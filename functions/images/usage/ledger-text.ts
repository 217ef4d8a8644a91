import * as z from "zod";
import { Day, Sha256 } from "#schemas/values.ts";
import type { FileUse, UseLedger } from "./use-ledger.ts";

/** Raised when readers of before could not read it. */
const format = 1;

const Head = z.object({
  format: z.literal(format),
  since: Day,
  readOn: Day.optional(),
  sweptOn: Day.optional(),
  sweepAfter: z.string().optional(),
});

/**
 * A ledger as text: a line that says what it is, one for each file that is unlisted (`- picture file day`), and one for each picture with
 * its files (`picture file day days file day days …`): 45 bytes each once it is packed.
 */
export function* ledgerLines({ uses, unlisted, ...head }: UseLedger): Generator<string> {
  yield JSON.stringify({ format, ...head });
  for (const [name, day] of unlisted) yield `- ${name.replace("/", " ")} ${day}`;
  for (const [picture, files] of uses) {
    const words = [...files].map(([file, { day, days }]) => `${file} ${day} ${days}`);
    yield [picture, ...words].join(" ");
  }
}

/** @throws Error where the text is not what `ledgerLines` makes */
export function ledgerOf(lines: readonly string[]): UseLedger {
  const [first = "", ...rest] = lines;
  const { format: _format, ...head } = Head.parse(JSON.parse(first));
  const uses = new Map<Sha256, ReadonlyMap<string, FileUse>>();
  const unlisted = new Map<string, Day>();
  for (const line of rest) {
    const [picture = "", ...words] = line.split(" ");
    if (picture === "-") {
      const [of, file, day] = words;
      unlisted.set(`${of}/${file}`, Day.parse(day));
    } else if (picture !== "") uses.set(Sha256.parse(picture), filesIn(words));
  }
  return { ...head, uses, unlisted };
}

function filesIn(words: readonly string[]): ReadonlyMap<string, FileUse> {
  const files = new Map<string, FileUse>();
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [file = "", day, days] = words.slice(at, at + 3);
    files.set(file, { day: Number(day), days: Number(days) });
  }
  return files;
}
