import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { headsPartition } from "#schemas/storage/collection-items.ts";
import {
  ChoicesItem,
  choicesKey,
  choicesPartition,
  choicesPrefix,
  ImportItem,
  ImportRequestItem,
  importFileSeconds,
  importKey,
  importPrefix,
  importRequestKey,
  importSeconds,
} from "#schemas/storage/import-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { pageOf, queryOf, startOf } from "#shared/aws/id-pages.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import { type Change, type Condition, updateOf } from "#shared/aws/updates.ts";
import type { ImportName, ImportStore } from "./import-store.ts";

/** Keeps imports in the table `users`; `schemas/storage/import-items.ts` shows the keys. */
export function dynamoImportStore(client: DynamoDBDocumentClient, TableName: string): ImportStore {
  const read = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const change = ({ userId, importId }: ImportName, what: Change, condition: Condition) => {
    const Key = importKey(userId, importId);
    const write = new UpdateCommand({ TableName, Key, ...updateOf(what, condition) });
    return unlessRefused(client.send(write), "saved" as const, "other" as const);
  };

  return {
    async create(userId, one, request) {
      const expiresAtSeconds = expiryOf(one.createdAt, importSeconds);
      const writes = [
        newItem(TableName, { ...importKey(userId, one.id), ...one, expiresAtSeconds }),
      ];
      if (request) {
        const { keyHash, requestHash } = request;
        const note = { requestHash, importId: one.id };
        const until = { expiresAtSeconds: expiryOf(one.createdAt, importFileSeconds) };
        writes.push(
          newItem(TableName, { ...importRequestKey(userId, keyHash), ...note, ...until }),
        );
      }
      return (await transact(client, writes)) === "written" ? "created" : "taken";
    },
    async requested(userId, keyHash) {
      const found = await read(importRequestKey(userId, keyHash));
      return found && ImportRequestItem.parse(found);
    },
    async get({ userId, importId }) {
      const found = await read(importKey(userId, importId));
      return found && ImportItem.parse(found);
    },
    async list(userId, { limit, cursor }) {
      const list = { pk: headsPartition(userId), prefix: importPrefix };
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...queryOf(TableName, list, startOf(list, cursor)),
          ...{ ScanIndexForward: false, Limit: limit + 1 },
        }),
      );
      return pageOf(
        list,
        Items.map((item) => ImportItem.parse(item)),
        limit,
      );
    },

    async read(name, { after, options }) {
      const begun = {
        set: { state: "reading", options, reading: after + 1 },
        remove: ["refusal", "expiresAt", "finishedAt"],
      };
      const outcome = await change(name, begun, {
        text: `${inState("waiting", "reading", "previewed", "failed")} AND #reading = :after AND attribute_not_exists(#changeId)`,
        names: { ...stateName, "#reading": "reading", "#changeId": "changeId" },
        values: { ...states("waiting", "reading", "previewed", "failed"), ":after": after },
      });
      return outcome === "saved" ? "reading" : "other";
    },
    setOptions: (name, options) => change(name, { set: { options } }, whileIn("waiting")),
    previewed: (name, { reading, ...preview }) =>
      change(name, { set: { state: "previewed", ...preview } }, whileReading(reading)),
    unreadable: (name, { reading, refusal, at }) =>
      change(name, { set: { state: "failed", refusal, finishedAt: at } }, whileReading(reading)),

    async confirm(name, { changeId, at }) {
      const outcome = await change(
        name,
        { set: { state: "confirming", changeId } },
        {
          text: `${inState("previewed")} AND #expiresAt > :at`,
          names: { ...stateName, "#expiresAt": "expiresAt" },
          values: { ...states("previewed"), ":at": at },
        },
      );
      return outcome === "saved" ? "confirmed" : "other";
    },
    planned: (name, { parts, lots, outcome }) =>
      change(
        name,
        { set: { parts: { done: 0, all: parts, lots }, outcome } },
        {
          text: `${inState("confirming")} AND attribute_not_exists(#parts)`,
          names: { ...stateName, "#parts": "parts" },
          values: states("confirming"),
        },
      ),
    async advance({ userId, importId }, from, { done, outcome }) {
      const write = new UpdateCommand({
        ...{ TableName, Key: importKey(userId, importId) },
        UpdateExpression: "SET #parts.#done = :done, #outcome = :outcome",
        ConditionExpression: `${inState("confirming")} AND #parts.#done = :from`,
        ExpressionAttributeNames: {
          ...{ ...stateName, "#parts": "parts", "#done": "done", "#outcome": "outcome" },
        },
        ExpressionAttributeValues: {
          ...{ ...states("confirming"), ":done": done, ":outcome": outcome, ":from": from },
        },
      });
      return unlessRefused(client.send(write), "saved", "other");
    },
    finish: (name, { at, outcome }) =>
      change(name, { set: { state: "done", finishedAt: at, outcome } }, whileIn("confirming")),
    fail: (name, { refusal, at }) =>
      change(
        name,
        { set: { state: "failed", refusal, finishedAt: at } },
        whileIn("confirming", "reading"),
      ),
    cancel: (name, at) =>
      change(
        name,
        { set: { state: "cancelled", finishedAt: at } },
        whileIn("waiting", "reading", "previewed"),
      ),

    async choose({ userId, importId }, reading, { id, at, choices }) {
      const Item = {
        ...choicesKey(userId, importId, reading, id),
        ...({ choices } satisfies ChoicesItem),
        expiresAtSeconds: expiryOf(at, importFileSeconds),
      };
      const outcome = await transact(client, [
        newItem(TableName, Item),
        {
          ConditionCheck: {
            ...{ TableName, Key: importKey(userId, importId) },
            ConditionExpression: `${inState("previewed")} AND #reading = :reading`,
            ExpressionAttributeNames: { ...stateName, "#reading": "reading" },
            ExpressionAttributeValues: { ...states("previewed"), ":reading": reading },
          },
        },
      ]);
      return outcome === "written" ? "saved" : "other";
    },
    async choices({ userId, importId }, reading) {
      const span = { prefix: choicesPrefix(reading), isConsistent: true };
      const found = await queryItems(client, TableName, choicesPartition(userId, importId), span);
      return found.flatMap((item) => ChoicesItem.parse(item).choices);
    },
  };
}

type State = ImportItem["state"];

const stateName = { "#state": "state" };
const states = (...names: readonly State[]) =>
  Object.fromEntries(names.map((name) => [`:${name}`, name]));
const inState = (...names: readonly State[]) =>
  `attribute_exists(pk) AND #state IN (${names.map((name) => `:${name}`).join(", ")})`;

const whileIn = (...names: readonly State[]): Condition => ({
  ...{ text: inState(...names), names: stateName, values: states(...names) },
});

const whileReading = (reading: number): Condition => ({
  text: `${inState("reading")} AND #reading = :number`,
  names: { ...stateName, "#reading": "reading" },
  values: { ...states("reading"), ":number": reading },
});
