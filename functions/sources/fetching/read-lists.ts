import type { Seen } from "#schemas/storage/seen-shard.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { isLargeShrink } from "#shared/kernel/large-shrink.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Lake } from "../lake/lake.ts";
import type { List, Listed, Wanted } from "../port/source.ts";
import { answerTo } from "./answer-to.ts";
import type { BatchVisit } from "./batch-visit.ts";
import type { AskedRequest } from "./round-results.ts";
import { emptySeen } from "./seen-after.ts";

interface Lists {
  /** By the name of the request that each answers. */
  readonly read: ReadonlyMap<string, List>;
  /** Pages that this run has not asked for. */
  readonly due: readonly Wanted[];
  readonly hash: string;
}

/**
 * Brings the lists of a batch's units up to date with the newest stored answers, asking for further
 * pages as they are named. Bodies come from the lake: it may have been an earlier invocation that
 * fetched them.
 */
export async function readLists(visit: BatchVisit, deps: { lake: Lake }): Promise<void> {
  for (let due = [...visit.units.keys()]; due.length > 0 && visit.mayGoOn; ) {
    const pages: AskedRequest[] = [];
    for (const unit of due) {
      const isAsked = visit.openingsOf(unit).every((one) => !visit.isUnasked(unit, one));
      if (isAsked && !visit.isOpened(unit)) {
        pages.push(...(await readListsOf(unit, visit, deps)));
      }
    }
    await visit.ask(pages);
    due = [...new Set(pages.map(({ unit }) => unit))];
  }
}

/** Answers with the pages that are to be asked for before the lists of the unit are whole. */
async function readListsOf(
  unit: string,
  visit: BatchVisit,
  deps: { lake: Lake },
): Promise<readonly AskedRequest[]> {
  const openings = visit.openingsOf(unit);
  const before = visit.seenOf(unit);
  const names = openings.map(({ name }) => name);
  // Lists of one page each that have not changed need not be read.
  if (before && before.listedOf === hashOfAnswers(names, before)) {
    visit.noteOpened(unit);
    return [];
  }
  const lists = await listsOf(unit, visit, deps);
  if (!lists) return [];
  if (lists.due.length > 0) return lists.due.map((wanted) => ({ ...wanted, unit }));
  for (const { callsLeft } of lists.read.values()) visit.callsLeft = callsLeft ?? visit.callsLeft;
  const seen = visit.seenOf(unit);
  if (seen && seen.listedOf !== lists.hash) visit.remember(unit, seenWith(lists, seen));
  visit.noteOpened(unit);
  return [];
}

/** Undefined when one of them cannot be read, or nothing was asked for. */
async function listsOf(
  unit: string,
  visit: BatchVisit,
  { lake }: { lake: Lake },
): Promise<Lists | undefined> {
  const listOf = async ({ name, listsNothing }: Wanted, text: () => Promise<string>) =>
    listsNothing ? { listed: [] } : visit.of.source.listed(visit.nameOf(unit), name, await text());
  const read = new Map<string, List>();
  const due: Wanted[] = [];
  const left: Wanted[] = [...visit.openingsOf(unit)];
  for (let wanted = left.shift(); wanted; wanted = left.shift()) {
    const seen = visit.seenOf(unit);
    const line = seen && (await visit.packs.lineOf(wanted.name, seen));
    if (!line) return undefined;
    try {
      const list = await listOf(wanted, () => lake.bodyOf(line).text());
      read.set(wanted.name, list);
      const pages = (list.next ?? []).filter((page) => !read.has(page.name));
      due.push(...pages.filter((page) => visit.isUnasked(unit, page)));
      left.push(...pages.filter((page) => !visit.isUnasked(unit, page)));
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      visit.noteBadList(unit, wanted.name, error.message);
      return undefined;
    }
  }
  const lack = due.length === 0 ? lackOf([...read.values()]) : undefined;
  if (lack !== undefined) {
    // Which of the pages is at fault is not known: a card may have moved from one to another.
    for (const page of read.keys()) visit.noteBadList(unit, page, lack);
    return undefined;
  }
  return { read, due, hash: hashOfAnswers([...read.keys()], visit.seenOf(unit) ?? emptySeen) };
}

/** What a unit remembers once its lists are read. */
function seenWith({ read, hash }: Lists, seen: Seen): Seen {
  const listed = membersOf([...read.values()]).map(({ name, mark }): [string, string] => [
    name,
    mark,
  ]);
  const next = { ...seen, listed, listedOf: hash };
  if (!isLargeShrink(namesOf(seen.listed), namesOf(listed))) return next;
  // Until it comes again it may be a slip: it is asked for whole, and stored a second time then.
  const answers = { ...seen.answers };
  for (const name of read.keys()) {
    const answer = answerTo(name, seen);
    if (answer) answers[name] = { ...answer, doubted: true };
  }
  return { ...next, answers };
}

const namesOf = (listed: Seen["listed"]) => listed.map(([name]) => name);

/** Of what the lists were read from: the newest answers to these requests. */
const hashOfAnswers = (names: readonly string[], seen: Seen): string =>
  sha256(names.map((name) => `${name} ${answerTo(name, seen)?.sha256}`).join("\n"));

/** What the pages of a list lack that says how long it is; undefined where they are whole. */
export function lackOf(lists: readonly List[]): string | undefined {
  const pages = lists.flatMap(({ whole }) => whole ?? []);
  const total = Math.max(0, ...pages.map(({ totalCount }) => totalCount));
  const held = new Set(pages.flatMap(({ ids }) => ids)).size;
  return held < total ? `The pages hold ${held} of ${total} entries.` : undefined;
}

/** What is asked for is remembered by its name, which DynamoDB takes no more than 1,024 bytes of in a key. */
const longestNameBytes = 500;

/**
 * What several lists name, without what is known from elsewhere. A name that nothing can be remembered by costs
 * itself only: whoever reads the list into silver tells of it.
 */
export function membersOf(lists: readonly List[]): readonly Listed[] {
  const known = new Set(lists.flatMap((list) => list.known ?? []));
  const members = lists.flatMap(({ listed }) =>
    listed.filter(
      ({ name, within }) =>
        (within === undefined || !known.has(within)) && Buffer.byteLength(name) <= longestNameBytes,
    ),
  );
  return [...new Map(members.map((one) => [one.name, one])).values()];
}
