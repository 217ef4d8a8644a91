import { setTimeout as sleep } from "node:timers/promises";
import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { DeleteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { runIdOf } from "#functions/sources/runs/run-id.ts";
import { lastDue } from "#functions/sources/schedule/last-due.ts";
import { runByTimeKey, runOfSourceKey, runPartition } from "#schemas/storage/work-items.ts";
import { type Answer, api, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";

const patienceMs = 100_000;

/** An admin's access token. */
export async function admin(): Promise<string> {
  const { outputs } = inject("cloud");
  const { email, password } = await somebody();
  const cognito = new CognitoIdentityProviderClient(cloudClient());
  await cognito.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: outputs["UserPoolId"],
      Username: email,
      GroupName: "admin",
    }),
  );
  // Groups come with the next token.
  const { body } = await api("POST /v1/auth/sign-in", { body: { email, password } });
  return body.accessToken;
}

/** Starts a run over the API and waits for its end; search has what it brought once it is `indexed`. */
export async function runToTheEnd(token: string, request: object): Promise<Answer["body"]> {
  const started = await api("POST /v1/admin/runs", { token, body: request });
  if (started.status !== 202) throw new Error(JSON.stringify(started.body));
  return ended(token, started.body.id);
}

/** Has the index built of what the catalogue says now, and waits until it is. */
export async function indexed(token: string, game = "pokemon"): Promise<void> {
  const path = `/v1/admin/indexes/${game}`;
  const asked = await api(`POST ${path}`, { token });
  if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const status = await indexOf(token, game);
    if (!status.pendingSince) return;
    if (Date.now() > deadline) throw new Error(`No index: ${JSON.stringify(status)}`);
    await sleep(200);
  }
}

/** How the search index of a game does. */
export async function indexOf(token: string, game = "pokemon"): Promise<Answer["body"]> {
  const { body } = await api("GET /v1/admin/indexes", { token });
  return body.items.find((one: { game: string }) => one.game === game);
}

/** A run once it is over. @throws Error with what it was like when patience ended */
export async function ended(
  token: string,
  runId: string,
  withinMs = patienceMs,
): Promise<Answer["body"]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { body } = await api(`GET /v1/admin/runs/${runId}`, { token });
    if (["completed", "completed_with_failures", "failed", "stopped"].includes(body.state))
      return body;
    if (Date.now() > deadline) throw new Error(`No end: ${JSON.stringify(body)}`);
    await sleep(300);
  }
}

/** Makes the sample upstream fail as told; no rules heal it. */
export const setFaults = (rules: readonly object[]) =>
  fetch(`${inject("cloud").upstream}/_faults`, { method: "PUT", body: JSON.stringify(rules) });

/** Lets the sample upstream tell the prices of a day. */
export const setDay = (day: string) =>
  fetch(`${inject("cloud").upstream}/_day`, { method: "PUT", body: JSON.stringify({ day }) });

/**
 * Forgets the runs of the newest moment of each source's schedule, as if no occasion had come since:
 * whoever was in this cloud before may have had one.
 */
export async function forgetScheduledRuns(): Promise<void> {
  const client = cloudDocuments();
  const TableName = "cardlake-local-work";
  for (const { name, settings } of allPlans({}).values()) {
    const dueAt = lastDue(settings.schedule, new Date())?.toISOString();
    const id = runIdOf(`schedule ${name} ${dueAt}`);
    const pk = runPartition(id);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
      }),
    );
    const keys = Items.flatMap(({ sk, startedAt }) => [
      { pk, sk },
      ...(sk === "RUN"
        ? [runByTimeKey({ startedAt, id }), runOfSourceKey(name, { startedAt, id })]
        : []),
    ]);
    for (const Key of keys) await client.send(new DeleteCommand({ TableName, Key }));
  }
}
