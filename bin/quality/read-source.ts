import type { BodyAt } from "#bin/sample-upstream/body-at.ts";
import { lackOf, membersOf } from "#functions/sources/fetching/read-lists.ts";
import { recordLines } from "#functions/sources/normalizing/record-lines.ts";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import type { List, Scope, Source, Unit, Wanted } from "#functions/sources/port/source.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";

export interface ReadSource {
  readonly bodies: number;
  /** What of them is none of ours, in a sentence each. */
  readonly rejects: readonly string[];
}

/**
 * Reads all that a source has, unit by unit, and hands it to the recorders, as the pipeline does: without
 * its queues, tables and waiting, because nobody else is asked.
 */
export async function readSource(
  source: Source,
  scope: Scope,
  { bodyAt, recorders }: { bodyAt: BodyAt; recorders: ReadonlyMap<string, Recorder> },
): Promise<ReadSource> {
  const due: Unit[] = [source.first];
  const rejects: string[] = [];
  let bodies = 0;
  for (let unit = due.shift(); unit; unit = due.shift()) {
    const visit = await visited(unit, source, scope, bodyAt);
    due.push(...visit.units);
    const lines = visit.answers.map(({ wanted, body }, number) => ({
      ...{ key: keyOf(source, scope), number },
      line: lineOf(wanted, body, { unit: visit.unit, source, scope }),
    }));
    const lake = { bodyOf: ({ body = "" }: BronzeLine) => bodyOfBytes(Buffer.from(body)) };
    // What else bodies tell, such as prices, has no page here.
    const isOfCatalogue = (kind: string) => recorders.has(kind);
    const { unfit } = await recordLines(lines, source, { lake, recorders }, isOfCatalogue);
    bodies += lines.length;
    rejects.push(...unfit.map(({ reason }) => reason), ...visit.rejects);
  }
  return { bodies, rejects };
}

interface Visit {
  readonly unit: Unit;
  readonly answers: readonly { readonly wanted: Wanted; readonly body: string }[];
  readonly units: readonly Unit[];
  readonly rejects: readonly string[];
}

async function visited(unit: Unit, source: Source, scope: Scope, bodyAt: BodyAt): Promise<Visit> {
  const answers: { wanted: Wanted; body: string }[] = [];
  const lists = new Map<string, List>();
  const ask = async (wanted: Wanted) => {
    const body = await bodyAt(wanted.request.url);
    if (body !== undefined) answers.push({ wanted, body });
    return body;
  };
  const pages: Wanted[] = [...source.opening(unit, scope)];
  for (let page = pages.shift(); page; page = pages.shift()) {
    const body = await ask(page);
    if (body === undefined) continue;
    const list = source.listed(unit, page.name, body);
    lists.set(page.name, list);
    pages.push(...(list.next ?? []).filter(({ name }) => !lists.has(name)));
  }
  const all = [...lists.values()];
  const lack = lackOf(all);
  if (lack !== undefined) throw new Error(`${source.name} ${unit.unit}: ${lack}`);
  const units: Unit[] = [];
  for (const { name } of membersOf(all)) {
    const next = source.follow(unit, name, scope);
    if ("unit" in next) units.push(next.unit);
    else await ask(next.wanted);
  }
  const rejects = all.flatMap((list) => (list.rejects ?? []).map(({ reason }) => reason));
  return { unit, answers, units, rejects };
}

/** Whatever is read is of one day: the page that is made of it says the same each time. */
const at = "2026-01-01T00:00:00.000Z";

const keyOf = ({ name }: Source, { language = "any" }: Scope) =>
  `bronze/source=${name}/language=${language}`;

const lineOf = (
  { name, dataset, request }: Wanted,
  body: string,
  { unit, source, scope }: { unit: Unit; source: Source; scope: Scope },
): BronzeLine => ({
  ...{ source: source.name, dataset, language: scope.language ?? "any", unit: unit.unit, name },
  request: { method: "GET", url: request.url },
  ...{ requestedAt: at, durationMs: 0, runId: "none", day: scope.day, status: 200, headers: {} },
  ...{ sha256: sha256(body), body },
});
