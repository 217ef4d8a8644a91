import {
  type DynamoDBDocumentClient,
  GetCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { WantedBuild } from "#schemas/storage/wanted-build.ts";
import type { WantedBuilds } from "../kernel/wishes/wanted-builds.ts";
import { unlessRefused } from "./conditional.ts";

type Update = Pick<
  UpdateCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeValues"
>;

/** Remembers what is wanted of one kind of build in a table: an item a game. */
export function dynamoWantedBuilds(
  client: DynamoDBDocumentClient,
  TableName: string,
  keyOf: (game: string) => { readonly pk: string; readonly sk: string },
): WantedBuilds {
  const send = async (game: string, update: Update): Promise<WantedBuild> => {
    const Key = keyOf(game);
    const all = { TableName, Key, ...update, ReturnValues: "ALL_NEW" } as const;
    return WantedBuild.parse((await client.send(new UpdateCommand(all))).Attributes);
  };
  /** The same; undefined when its condition refused it. */
  const sendIf = async (game: string, update: Update): Promise<WantedBuild | undefined> => {
    let state: WantedBuild | undefined;
    const write = send(game, update).then((after) => {
      state = after;
    });
    await unlessRefused(write, undefined, undefined);
    return state;
  };
  const find = async (game: string): Promise<WantedBuild> => {
    const Key = keyOf(game);
    const command = new GetCommand({ TableName, Key, ConsistentRead: true });
    return WantedBuild.parse((await client.send(command)).Item ?? {});
  };
  return {
    find,

    async note(game, { messageId, isUrgent, at, heldUntil }) {
      const counted = await send(game, {
        UpdateExpression: `SET wanted = if_not_exists(wanted, :none) + :one, lastAt = :at,
          firstAt = if_not_exists(firstAt, :at)
          ${isUrgent ? ", urgent = if_not_exists(wanted, :none) + :one" : ""}`,
        ExpressionAttributeValues: { ":none": 0, ":one": 1, ":at": at.toISOString() },
      });
      if (messageId === undefined) return counted;
      // After the count: whoever ends the standing of another message sees by it that there is more.
      const standing = await sendIf(game, {
        UpdateExpression: "SET messageId = :message, heldUntil = :until",
        ...(!isUrgent && {
          ConditionExpression: "attribute_not_exists(messageId) OR heldUntil < :at",
        }),
        ExpressionAttributeValues: {
          ...{ ":message": messageId, ":until": heldUntil.toISOString() },
          ...(!isUrgent && { ":at": at.toISOString() }),
        },
      });
      return standing ?? counted;
    },

    hold: (game, messageId, until) =>
      unlessRefused(
        send(game, {
          UpdateExpression: "SET heldUntil = :until",
          ConditionExpression: "messageId = :message",
          ExpressionAttributeValues: { ":message": messageId, ":until": until.toISOString() },
        }),
        undefined,
        undefined,
      ),

    drop: (game, messageId) =>
      unlessRefused(
        send(game, {
          UpdateExpression: "REMOVE messageId, heldUntil, firstAt",
          ConditionExpression: "messageId = :message AND wanted = answered",
          ExpressionAttributeValues: { ":message": messageId },
        }),
        "dropped",
        "more",
      ),

    async answer(game, count, startedAt) {
      const values = { ":count": count, ":started": startedAt.toISOString() };
      const all = await unlessRefused(
        send(game, {
          UpdateExpression: `SET answered = :count, startedAt = :started
            REMOVE firstAt, messageId, heldUntil, failedAt, failure`,
          ConditionExpression: "wanted = :count",
          ExpressionAttributeValues: values,
        }),
        "all",
        "some",
      );
      if (all === "all") return all;
      // Of two builds side by side the one that has seen more counts.
      await unlessRefused(
        send(game, {
          UpdateExpression: `SET answered = :count, startedAt = :started, firstAt = :started
            REMOVE failedAt, failure`,
          ConditionExpression: "attribute_not_exists(answered) OR answered < :count",
          ExpressionAttributeValues: values,
        }),
        undefined,
        undefined,
      );
      return "some";
    },

    async fail(game, { at, reason }, isOver) {
      await send(game, {
        UpdateExpression: `SET failedAt = :at, failure = :reason
          ${isOver ? "REMOVE messageId, heldUntil" : ""}`,
        ExpressionAttributeValues: { ":at": at.toISOString(), ":reason": reason.slice(0, 500) },
      });
    },
  };
}
