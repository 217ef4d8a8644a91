import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";
import {
  AlertItem,
  AlertSettingsItem,
  alertKey,
  ChannelItem,
  channelKey,
  NoticeItem,
  noticeKey,
  settingsKey,
} from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { transact } from "#shared/aws/transaction.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { DeliveryChange, NoticeState, TellingStore } from "./telling-store.ts";

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Changes in one transaction; each is one write. */
const together = 25;
const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** Reads and writes the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoTellingStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): TellingStore {
  /** Items by key, read in one go; each is asked for once. */
  const items = async (keys: readonly Key[]) => {
    const asked = new Map(keys.map((key) => [nameOf(key), key]));
    const found = await batchGet(
      client,
      TableName,
      [...asked.values()].map(({ pk, sk }) => ({ pk, sk })),
      { isConsistent: true },
    );
    const byName = new Map(found.map((item) => [`${item["pk"]}\n${item["sk"]}`, item]));
    return (key: Key) => byName.get(nameOf(key));
  };
  const settingsIn = (item: Record<string, unknown> | undefined) =>
    item ? AlertSettingsItem.parse(item) : usualAlertSettings;

  const updateOf = ({ userId, noticeId, before, after }: DeliveryChange) => {
    const changed = Object.entries(after);
    const known = changed.map(([id], at) => ({ at, revision: before[id]?.revision }));
    return {
      ...{ TableName, Key: noticeKey(userId, noticeId) },
      UpdateExpression: `SET ${changed.map((_one, at) => `deliveries.#c${at} = :d${at}`).join(", ")}`,
      ConditionExpression: [
        "attribute_exists(pk)",
        ...known.map(({ at, revision }) =>
          revision === undefined
            ? `attribute_not_exists(deliveries.#c${at})`
            : `deliveries.#c${at}.revision = :r${at}`,
        ),
      ].join(" AND "),
      ExpressionAttributeNames: Object.fromEntries(changed.map(([id], at) => [`#c${at}`, id])),
      ExpressionAttributeValues: Object.fromEntries([
        ...changed.map(([, delivery], at) => [`:d${at}`, delivery]),
        ...known.flatMap(({ at, revision }) =>
          revision === undefined ? [] : [[`:r${at}`, revision]],
        ),
      ]),
    };
  };
  /** One that somebody else has changed costs its neighbours another try, and nothing else. */
  const write = async (changes: readonly DeliveryChange[]): Promise<readonly DeliveryChange[]> => {
    const [first] = changes;
    if (!first) return [];
    if (changes.length === 1) {
      const update = client.send(new UpdateCommand(updateOf(first)));
      return (await unlessRefused(update, true, false)) ? [] : [first];
    }
    const outcome = await transact(
      client,
      changes.map((change) => ({ Update: updateOf(change) })),
    );
    if (outcome === "written") return [];
    const middle = Math.ceil(changes.length / 2);
    const lost = await write(changes.slice(0, middle));
    return [...lost, ...(await write(changes.slice(middle)))];
  };

  return {
    async read(places) {
      const keys = places.flatMap(({ userId, noticeId }) => [
        noticeKey(userId, noticeId),
        settingsKey(userId),
      ]);
      const first = await items(keys);
      const unique = new Map(places.map((one) => [`${one.userId} ${one.noticeId}`, one]));
      const found = [...unique.values()].flatMap(({ userId, noticeId }) => {
        const item = first(noticeKey(userId, noticeId));
        if (!item) return [];
        const settings = settingsIn(first(settingsKey(userId)));
        return [{ userId, notice: NoticeItem.parse(item), settings }];
      });
      const alertOf = await items(
        found.flatMap(({ userId, notice: { told } }) =>
          told.kind === "fired" ? [alertKey(userId, told.alertId)] : [],
        ),
      );
      const known = found.map((one) => {
        const { told, deliveries } = one.notice;
        const item =
          told.kind === "fired" ? alertOf(alertKey(one.userId, told.alertId)) : undefined;
        const alert = item && AlertItem.parse(item);
        const ids = new Set<Ulid>([...(alert?.channels ?? []), ...Object.keys(deliveries)]);
        return { ...one, alert, ids: [...ids] };
      });
      const channelOf = await items(
        known.flatMap(({ userId, ids }) => ids.map((id) => channelKey(userId, id))),
      );
      return known.map(({ ids, ...one }): NoticeState => {
        const channels = ids.flatMap((id): [Ulid, ChannelItem][] => {
          const item = channelOf(channelKey(one.userId, id));
          return item ? [[id, ChannelItem.parse(item)]] : [];
        });
        return { ...one, channels: new Map(channels) };
      });
    },

    async channel(userId, channelId) {
      const of = await items([channelKey(userId, channelId), settingsKey(userId)]);
      const item = of(channelKey(userId, channelId));
      return {
        channel: item && ChannelItem.parse(item),
        settings: settingsIn(of(settingsKey(userId))),
      };
    },

    async notices(userId, ids) {
      const keys = [...new Set(ids)].map((id) => noticeKey(userId, id));
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      return found.map((item) => NoticeItem.parse(item));
    },

    async keep(changes) {
      const overtaken: DeliveryChange[] = [];
      for (const some of chunksOf(changes, together)) overtaken.push(...(await write(some)));
      return overtaken;
    },
  };
}
