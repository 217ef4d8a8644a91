import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { gathered } from "../kernel/gathered.ts";
import { batchGet } from "./batches.ts";

export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Items by key, those together that are asked for within a moment, each once; read after they were asked for, and as they were a second ago. */
export function gatheredGet(
  client: DynamoDBDocumentClient,
  tableName: string,
  together: { readonly most: number; readonly waitMs: number },
): (key: TableKey) => Promise<Record<string, unknown> | undefined> {
  const nameOf = ({ pk, sk }: TableKey) => `${pk}\n${sk}`;
  const get = gathered(async (keys: readonly TableKey[]) => {
    const each = new Map(keys.map((key) => [nameOf(key), { pk: key.pk, sk: key.sk }]));
    const items = await batchGet(client, tableName, [...each.values()]);
    const found = new Map(
      items.map((item) => [nameOf({ pk: String(item["pk"]), sk: String(item["sk"]) }), item]),
    );
    return keys.map((key) => ({ item: found.get(nameOf(key)) }));
  }, together);
  return async (key) => (await get(key)).item;
}
