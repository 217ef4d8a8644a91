import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { listRows } from "#functions/v2/answering/list-rows.ts";
import { growingFile, type SetToAdd } from "#functions/v2/file/growing-file.ts";
import { decodeFile, type V2File } from "#functions/v2/file/v2-file.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { listCards } from "#schemas/http/v2.ts";
import { respond } from "#shared/http/respond.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { v2Sets } from "#test/support/v2/v2-catalogue.ts";
import {
  answerOf,
  differences,
  recordedTraffic,
  whyDifferent,
} from "#test/support/v2/v2-recorded.ts";
import type { Figures } from "./run.ts";

/** Queries by what makes them cheap or dear; each is asked often, after it was asked once. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  id: ["q=id:base1-4", "q=id:sv3pt5-6", "q=id:swsh12-1"],
  common: ["q=name:pikachu", "q=name:charizard", "q=supertype:pokemon"],
  missing: ["q=name:nosuchcard", "q=nothing:here"],
  fielded: [
    "q=hp:[100 TO 200] types:fire",
    "q=set.id:sv3pt5 -rarity:common",
    "q=nationalPokedexNumbers:[1 TO 151]",
  ],
  text: ['q=attacks.text:"draw a card"', 'q=rules:"prize cards"', "q=flavorText:fire"],
  wildcard: ["q=name:char*", "q=name:*chu", "q=attacks.name:f*e"],
  sorted: ["q=types:water&orderBy=-set.releaseDate,number", "q=supertype:trainer&orderBy=name"],
  select: ["q=set.id:sv1&select=id,name,images", "q=types:grass&select=id,name,set"],
  deep: ["page=80", "page=60&orderBy=name", "page=70&select=id"],
};
const sdkPath = "pokemon-tcg-sdk-typescript/dist";

/** Answers below `/v2`, over the whole English catalogue and over twelve of them. */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const sets = v2Sets();
  const traffic = recordedTraffic();
  if (!(sets && traffic)) return { skipped: "no reference data was laid out" };
  const one = built(sets);
  const figures: Record<string, number> = {
    ...figuresOf(one, "25k"),
    ...recordedFigures(one.file, traffic),
    ...(await allCards(one.file)),
  };
  const many = built(
    Array.from({ length: 12 }, (_, copy) => sets.map((set) => inCopy(set, copy))).flat(),
  );
  return { ...figures, ...figuresOf(many, "250k") };
}

interface Built {
  readonly file: V2File;
  readonly figures: Figures;
}

function contentOf(sets: readonly SetToAdd[]) {
  const growing = growingFile(oldService);
  for (const set of sets) growing.add(set);
  return growing.done();
}

function built(sets: readonly SetToAdd[]): Built {
  const startedAt = performance.now();
  const { content, cards } = contentOf(sets);
  const buildS = (performance.now() - startedAt) / 1000;
  const version = sha256(content);
  const before = heldBytes();
  const loadedAt = performance.now();
  const file = decodeFile(content, version);
  const loadMs = performance.now() - loadedAt;
  const heldMb = (heldBytes() - before) / 1e6;
  const figures = {
    cards,
    build_s: buildS,
    load_ms: loadMs,
    file_mb: content.length / 1e6,
    held_mb: heldMb,
  };
  return { file, figures };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** What is in use once nobody's rubbish is left. */
function heldBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The same set under another id, with cards that the old service never gave. */
function inCopy(to: SetToAdd, copy: number): SetToAdd {
  if (copy === 0) return to;
  const id = setId("pokemon", "en", `${to.set.id.split(":")[2]}y${copy}`);
  return {
    ...to,
    set: { ...to.set, id, crosswalk: {} },
    cards: to.cards.map((card) => ({ ...card, id: printingId(id, card.number), setId: id })),
    ...{ saidOfCards: [], saidOfSet: [] },
  };
}

const jsonOf = (file: V2File, query: string) =>
  listRows(
    file.cards,
    listCards.request.query.parse(Object.fromEntries(new URLSearchParams(query))),
  );

function figuresOf({ file, figures }: Built, size: string): Figures {
  const entries = Object.entries(figures).map(([name, value]) => [`${size}_${name}`, value]);
  for (const [kind, queries] of Object.entries(kinds)) {
    for (const query of queries) jsonOf(file, query);
    const times = Array.from({ length: 200 }, (_, turn) => {
      const startedAt = performance.now();
      jsonOf(file, queries[turn % queries.length] ?? "");
      return performance.now() - startedAt;
    }).sort((a, b) => a - b);
    for (const [name, part] of [
      ["p50", 0.5],
      ["p95", 0.95],
      ["p99", 0.99],
    ] as const) {
      entries.push([`${size}_${kind}_${name}_ms`, times[Math.floor(times.length * part)] ?? 0]);
    }
  }
  return Object.fromEntries(entries);
}

function recordedFigures(file: V2File, traffic: NonNullable<ReturnType<typeof recordedTraffic>>) {
  let [same, different, unexplained] = [0, 0, 0];
  for (const recorded of traffic) {
    const found = [...differences(recorded, answerOf(recorded.url, file))];
    if (found.length === 0) same += 1;
    else different += 1;
    unexplained += found.filter((one) => whyDifferent(recorded, one) === undefined).length;
  }
  return { recorded_same: same, recorded_different: different, recorded_unexplained: unexplained };
}

/** The TypeScript client reads everything from the function's own code behind a server on this machine. */
async function allCards(file: V2File): Promise<Figures> {
  let bytes = 0;
  let requests = 0;
  const server = createServer(({ url = "", headers }, response) => {
    const json = jsonOf(file, url.split("?")[1] ?? "");
    const event = anEvent({
      headers: { "accept-encoding": String(headers["accept-encoding"] ?? "") },
    });
    const answer = respond(listCards, event, { json });
    const body = Buffer.from(answer.body ?? "", answer.isBase64Encoded ? "base64" : "utf8");
    bytes += body.length;
    requests += 1;
    response.writeHead(200, answer.headers as Record<string, string>).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const load = createRequire(import.meta.url);
  const { port } = server.address() as AddressInfo;
  load(`${sdkPath}/client`).Client.getInstance().POKEMONTCG_API_URL = `http://127.0.0.1:${port}/v2`;
  const startedAt = performance.now();
  const cards: readonly { id: string }[] = await load(`${sdkPath}/sdk`).getAllCards();
  const seconds = (performance.now() - startedAt) / 1000;
  server.close();
  const distinct = new Set(cards.map(({ id }) => id)).size;
  return { all_cards_s: seconds, all_cards: distinct, all_requests: requests, all_mb: bytes / 1e6 };
}
