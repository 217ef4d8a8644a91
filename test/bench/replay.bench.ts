import { UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { bundlesOf } from "#lib/bundling.ts";
import { zipOf } from "#lib/zip.ts";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import { batchDelete } from "#shared/aws/batches.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { admin, send, signIn, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/**
 * [LAKE-6] The whole English catalogue from the lake: into nothing, over what is right already, beside
 * it, and with a normaliser that reads some cards otherwise.
 */
export const run = () => withFullSizeCloud(measured);

const scope = { source: "tcgdex", languages: ["en"] };
const table = "cardlake-local-catalog";

async function measured(cloud: LocalCloud): Promise<Figures> {
  const sync = await synchronised(cloud, await admin(cloud), { mode: "full", source: "tcgdex" });
  const before = await silverOf(cloud);
  await lose(cloud, before);
  const made = await replayed(cloud, scope);
  const differences = differencesOf(before, await silverOf(cloud));
  const again = await replayed(cloud, scope);
  const shadow = await replayed(cloud, { ...scope, target: "shadow" });
  const expected = [...before].filter(([key, text]) => isFragment(key) && text.includes(said));
  await deployOtherNormalizer(cloud);
  const other = await replayed(cloud, scope);
  return {
    fullSync_s: sync.seconds,
    replay_s: made.readingSeconds,
    withLookAtSilver_s: made.seconds,
    replay_differences: differences,
    objects_read: made.figures.packs,
    lines: made.figures.lines,
    writes: made.figures.written,
    unchangedReplay_s: again.readingSeconds,
    unchangedWrites: again.figures.written,
    shadow_s: shadow.readingSeconds,
    shadowDifferences: shadow.differences,
    otherNormalizer_s: other.readingSeconds,
    otherNormalizerWrites: other.figures.written,
    otherNormalizerExpected: expected.length,
  };
}

interface Replayed {
  readonly state: string;
  readonly seconds: number;
  /** Until everything was read and written; silver is looked at as a whole after that. */
  readonly readingSeconds: number;
  readonly differences: number;
  readonly figures: Readonly<Record<"packs" | "packsOf" | "lines" | "written", number>>;
}

/** Replays to the end. @throws Error when it did not end well */
async function replayed(cloud: LocalCloud, body: object): Promise<Replayed> {
  const { id } = await send(cloud, "POST /v1/admin/replays", { token: await signIn(cloud), body });
  const token = await signIn(cloud);
  let readingSeconds = 0;
  for (;;) {
    const replay = await send(cloud, `GET /v1/admin/replays/${id}`, { token });
    if (replay.state === "planning" || replay.state === "running") readingSeconds = replay.seconds;
    if (replay.state === "completed" && !replay.reason) return { ...replay, readingSeconds };
    if (replay.state === "completed" || replay.state === "failed") throw new Error(replay.reason);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const documents = ({ clients }: LocalCloud) => DynamoDBDocumentClient.from(clients.dynamo);

/**
 * What the replay is to make again, by key: everything of English cards and sets, but for the name of
 * the chain of causes, which is another one.
 */
async function silverOf(cloud: LocalCloud): Promise<ReadonlyMap<string, string>> {
  const items = new Map<string, string>();
  for await (const { Items = [] } of paginateScan(
    { client: documents(cloud) },
    { TableName: table },
  )) {
    for (const item of Items) {
      const { [correlationAttribute]: _of, ...said } = item;
      const key = `${item["pk"]}\n${item["sk"]}`;
      if (isReplayed(key)) items.set(key, canonicalJson(said));
    }
  }
  return items;
}

const isReplayed = (key: string) =>
  /^(SET|SETFRAGMENTS)#pokemon:en:|^SETS#pokemon:en\n|^GAME#pokemon\nLISTED#en$/.test(key);
const isFragment = (key: string) => key.includes("\nFRAGMENT#");

async function lose(cloud: LocalCloud, items: ReadonlyMap<string, string>): Promise<void> {
  const keys = [...items.keys()].map((key) => {
    const [pk, sk] = key.split("\n");
    return { pk, sk };
  });
  await batchDelete(documents(cloud), table, keys);
}

const differencesOf = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).length;

const entry = "functions/sources/handlers/normalize-pack.ts";
/** A finding's words, as today's normaliser and as tomorrow's has them. */
const [said, saidOtherwise] = ["the source has no artist", "the source names no artist"];

async function deployOtherNormalizer({ clients }: LocalCloud): Promise<void> {
  const files = new Map(bundlesOf([entry]).get(entry));
  const code = Buffer.from(files.get("index.mjs") ?? "").toString("utf8");
  if (!code.includes(said)) throw new Error(`The bundle does not say "${said}" any more.`);
  files.set("index.mjs", Buffer.from(code.replaceAll(said, saidOtherwise)));
  await clients.lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName: "cardlake-local-sources-normalize-pack",
      ZipFile: zipOf(files),
    }),
  );
}
