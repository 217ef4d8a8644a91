import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import {
  chainPacksPrefix,
  Difference,
  differenceKey,
  differencePrefix,
  packsPrefix,
  partitionPrefix,
  replayPartition,
} from "#schemas/storage/replay-items.ts";
import { runItems, runPage } from "../runs/dynamo-run-items.ts";
import { markBytes } from "./marks.ts";
import { type Audit, noAudit, type ReplayStore } from "./replay-store.ts";

const Marks = z
  .instanceof(Uint8Array)
  .transform((bytes) => Buffer.from(bytes).toString("hex"))
  .transform((hex) => hex.match(new RegExp(`.{${markBytes * 2}}`, "g")) ?? []);
const Pack = z.object({ key: z.string(), requests: Marks, items: Marks });
const Places = z.object({ names: z.array(z.string()) });
const StoredAudit = z.object({
  from: z.record(z.string(), z.string()).optional(),
  ...{ pages: z.int(), isSearched: z.boolean(), said: z.int(), found: z.int(), written: z.int() },
  ...{ caughtUpAt: z.string().optional(), settledAt: z.string().optional() },
  hasLateChains: z.boolean().default(false),
  ...{ compared: z.string().optional(), mended: z.string().optional() },
});
const auditKey = (replayId: string) => ({ pk: replayPartition(replayId), sk: "AUDIT" });
const writesAtOnce = 8;

type Audits = Pick<
  ReplayStore,
  | "packsOf"
  | "items"
  | "audit"
  | "saveAudit"
  | "savePlaces"
  | "places"
  | "saveDifferences"
  | "differences"
>;

/** Keeps what replays found in the table `work`. */
export function dynamoReplayAudits(
  client: DynamoDBDocumentClient,
  TableName: string,
  expiring: <Item extends object>(item: Item) => Item & { expiresAtSeconds: number },
): Audits {
  const put = async (item: object) => {
    await client.send(new PutCommand({ TableName, Item: { ...expiring(item) } }));
  };
  const itemsOf = (replayId: string, prefix: string) =>
    runItems(client, TableName, { pk: replayPartition(replayId), prefix });
  const packs = async (replayId: string, prefix: string) =>
    (await itemsOf(replayId, prefix)).map((item) => Pack.parse(item));

  return {
    packsOf: (replayId, chain) => packs(replayId, `${chainPacksPrefix(chain)}newest#`),

    async items(replayId) {
      return new Set((await packs(replayId, packsPrefix)).flatMap(({ items }) => items));
    },

    async audit(replayId): Promise<Audit> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: auditKey(replayId), ConsistentRead: true }),
      );
      return Item ? StoredAudit.parse(Item) : noAudit;
    },
    saveAudit: (replayId, audit) => put({ ...auditKey(replayId), ...audit }),

    savePlaces: (replayId, page, names) =>
      put({
        pk: replayPartition(replayId),
        sk: `${partitionPrefix}${String(page).padStart(6, "0")}`,
        names: [...names],
      }),

    async places(replayId) {
      const pages = await itemsOf(replayId, partitionPrefix);
      return [...new Set(pages.flatMap((item) => Places.parse(item).names))].sort();
    },

    async saveDifferences(replayId, differences) {
      const limit = pLimit(writesAtOnce);
      await Promise.all(
        differences.map((one) => limit(() => put({ ...differenceKey(replayId, one), ...one }))),
      );
    },

    differences: (replayId, page) =>
      runPage(client, TableName, {
        list: `differences ${replayId}`,
        ...{ pk: replayPartition(replayId), prefix: differencePrefix, page },
        parse: (item) => Difference.parse(item),
      }),
  };
}
