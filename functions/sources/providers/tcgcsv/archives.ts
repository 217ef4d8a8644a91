import { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { dayNumber } from "#shared/kernel/days.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";
import type { ArchiveEntry } from "../../archives/archive-list.ts";
import type { SevenZip } from "../../archives/seven-zip.ts";
import { unpackArchive } from "../../archives/unpack-archive.ts";
import type { Answer, Outcome } from "../../port/source.ts";
import { orReject } from "../bodies/or-reject.ts";
import { parsedJson } from "../bodies/parsed-json.ts";
import { categories } from "./plan.ts";
import { pricesOfGroup } from "./prices.ts";

/** What an archive is remembered by, and the folder of the lake that they lie in. */
export const archive = { name: "archive", dataset: "archives" } as const;

/** Before it there are none. */
const firstArchiveDay = Day.parse("2024-02-08");

/** The day that a unit is the archive of, such as `archive/2024-02-08`; undefined for any other unit, and for days without one. */
export function archiveDayOf(unit: string): Day | undefined {
  const day = Day.safeParse(/^archive\/(.+)$/.exec(unit)?.[1]).data;
  return day !== undefined && day >= firstArchiveDay ? day : undefined;
}

/**
 * The prices of a day that has long passed, group by group. A group that cannot be read costs itself only; an archive that is
 * damaged, or of another day, gives none.
 *
 * @throws MessageError `permanent` when there is nothing in it to be believed
 */
export async function* pricesOfArchive(
  { unit, body }: Pick<Answer, "unit" | "body">,
  sevenZip: SevenZip,
): AsyncIterable<Outcome> {
  const statedOn = archiveDayOf(unit);
  if (!statedOn) throw new MessageError("permanent", `"${unit}" names no archive of a day.`);
  const choose = (entries: readonly ArchiveEntry[]) => groupsOf(statedOn, entries);
  let record = 0;
  for await (const { path, bytes } of unpackArchive(body.stream(), { choose }, sevenZip)) {
    const [, category = "", group = ""] = path.split("/");
    const game = categories[category];
    if (game === undefined) continue;
    const place = `${category}/${group}`;
    for (const outcome of orReject(place, () => {
      const text = Buffer.from(bytes).toString("utf8");
      return pricesOfGroup(parsedJson(text), { game, statedOn, unit: place });
    })) {
      if ("reject" in outcome) yield outcome;
      else yield { record: { ...outcome.record, record: record++ } };
    }
  }
}

/** Files of prices of our games. */
function groupsOf(day: Day, entries: readonly ArchiveEntry[]): readonly ArchiveEntry[] {
  const stray = entries.find(({ path }) => {
    const [first, ...more] = path.split("/");
    return first !== day || more.includes("..");
  });
  if (stray) {
    const message = `The archive of ${day} holds ${stray.path}, which is not of that day.`;
    throw new MessageError("permanent", message);
  }
  const groups = entries.filter(({ path, isFolder }) => {
    const [, category, group = "", file, ...more] = path.split("/");
    const isOurs = category !== undefined && categories[category] !== undefined;
    return isOurs && !isFolder && /^\d+$/.test(group) && file === "prices" && more.length === 0;
  });
  if (groups.length === 0) {
    const wanted = Object.keys(categories).join(" and ");
    const message = `The archive of ${day} has no prices of the categories ${wanted}.`;
    throw new MessageError("permanent", message);
  }
  return startingBy(day, groups);
}

/**
 * Days of which several are read at once begin at different groups: they write the same books, and would stand in each other's
 * way from the first to the last. The same day always begins at the same one.
 */
function startingBy(day: Day, groups: readonly ArchiveEntry[]): readonly ArchiveEntry[] {
  const sorted = groups.toSorted((a, b) => byCodeUnits(a.path, b.path));
  // Multiples of the golden ratio lie as far from each other as so many can.
  const start = Math.floor(((dayNumber(day) * 0.618_033_988_749_895) % 1) * sorted.length);
  return [...sorted.slice(start), ...sorted.slice(0, start)];
}

const signature = Buffer.from("377abcaf271c", "hex");
/** Signature, version and checksum, where the table of contents lies after these, and how long it is. */
const startBytes = 32;

/**
 * Its owner may keep the archives to himself and go on with the files of the day: who is refused one is refused this one. Were it taken for
 * the whole mirror, the circuit would stay open for the others of the run, and the daily run would wait for all of them.
 */
export function keptBack({ status }: Exchange): Verdict | undefined {
  if (status !== 401 && status !== 403) return undefined;
  const reason = `The upstream said ${status} of an archive, and may have others without it.`;
  return { kind: "failed", failure: { errorClass: "permanent", reason }, isRefused: true };
}

/** An archive that ends before its table of contents was cut on its way; the table is its last part. */
export function cutArchive({ status, error, bytes, large }: Exchange): Verdict | undefined {
  const head = large?.head ?? bytes;
  if (status !== 200 || error || !head || !head.subarray(0, 6).equals(signature)) return undefined;
  const length = large?.length ?? head.length;
  const whole =
    head.length < startBytes
      ? startBytes
      : BigInt(startBytes) + head.readBigUInt64LE(12) + head.readBigUInt64LE(20);
  if (BigInt(length) >= whole) return undefined;
  const reason = `The archive ends after ${length} of ${whole} bytes.`;
  return { kind: "failed", failure: { errorClass: "transient", reason } };
}
