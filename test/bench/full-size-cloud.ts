import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { upstreamsAt } from "#bin/local/cloud/upstreams.ts";
import { apiAt } from "#bin/local/demo/api.ts";
import { indexed } from "#bin/local/demo/indexed.ts";
import { startSampleUpstream } from "#bin/sample-upstream/index.ts";
import type { DataSources } from "#bin/sample-upstream/load-data.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";
import { withBenchCloud, withoutLimits } from "./bench-cloud.ts";
import type { Figures } from "./run.ts";

const pace = {
  UPSTREAM_REQUESTS_PER_SECOND: "4000",
  UPSTREAM_FETCHERS: "2",
  UPSTREAM_LANES: "16",
};

interface MoreData extends Pick<DataSources, "pokemonTcg" | "onePiece"> {
  /** @default false */
  readonly inGerman?: boolean;
}

/**
 * A local cloud whose upstream has the whole English catalogue of TCGdex, and more if asked, for as long
 * as `measure` takes.
 */
export async function withFullSizeCloud(
  measure: (cloud: LocalCloud) => Promise<Figures>,
  { inGerman = false, ...more }: MoreData = {},
): Promise<Figures | { readonly skipped: string }> {
  const languages = inGerman ? ["en", "de"] : ["en"];
  const files = languages.flatMap((language) => [
    [`${language}/cards.ndjson.gz`, referenceFile(`tcgdex-cards-${language}.ndjson.gz`)] as const,
    [`${language}/sets.json.gz`, referenceFile(`tcgdex-sets-${language}.json.gz`)] as const,
  ]);
  if (files.some(([, file]) => !file)) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  return withBenchCloud(measure, {
    variables: { ...pace, ...withoutLimits, SYNC_LANGUAGES: languages.join() },
    upstreams: async ({ upstream: port }, teardown) => {
      const folder = mkdtempSync(join(tmpdir(), "cardlake-bench-data-"));
      teardown.add(async () => rmSync(folder, { recursive: true, force: true }));
      for (const [name, file = ""] of files) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        symlinkSync(file, join(folder, name));
      }
      const server = await startSampleUpstream({ port, day: days[0], data: { folder, ...more } });
      teardown.add(() => server.close());
      return upstreamsAt(server.url);
    },
  });
}

const days = ["2026-02-01", "2026-02-02"] as const;

/** On the next day every card costs something else, as with the real source, and nothing is news. */
export const nextDay = (cloud: LocalCloud) => setDay(cloud, days[1]);

/** Has the upstream tell the prices of a day. */
export async function setDay({ upstreams }: LocalCloud, day: string): Promise<void> {
  const body = JSON.stringify({ day });
  const response = await fetch(`${upstreams?.tcgdexBaseUrl}/_day`, { method: "PUT", body });
  if (!response.ok) throw new Error(`The upstream stays on its day: ${await response.text()}`);
}

/** A run that is over. */
export interface Ended {
  readonly state: string;
  readonly seconds: number;
  readonly figures: Readonly<
    Record<"requests" | "newBodies" | "failures" | "cards" | "written" | "unchanged", number>
  >;
}

/** Tens of thousands of cards are indexed in half a minute on two cores that do nothing else. */
const patienceMs = 600_000;

interface Sync {
  readonly mode: "due" | "full" | "wanted";
  /** @default all that are part of a sync */
  readonly source?: string;
}

/**
 * Runs a sync to its end, and waits until search knows what came of it.
 *
 * @throws Error when it did not end well
 */
export async function synchronised(cloud: LocalCloud, token: string, body: Sync): Promise<Ended> {
  const run = await ended(cloud, token, body);
  await indexed(apiAt(cloud.apiUrl), await signIn(cloud), patienceMs);
  return run;
}

/**
 * Runs a sync to its end.
 *
 * @throws Error when it did not end well
 */
export async function ended(cloud: LocalCloud, token: string, body: Sync): Promise<Ended> {
  const { id } = await send(cloud, "POST /v1/admin/runs", { token, body });
  // A token lives for a quarter of an hour, and a sync of everything may take longer.
  const tokens = renewed(() => signIn(cloud));
  for (;;) {
    const fresh = await tokens();
    const run: Ended = await send(cloud, `GET /v1/admin/runs/${id}`, { token: fresh });
    if (run.state === "completed") return run;
    if (/failures|stopped/.test(run.state)) {
      throw new Error(`The run ended as ${run.state}: ${await troubleIn(cloud, id, fresh)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

/** A token that is good now: had anew every five minutes. @param first one that has just been had; @default another */
export function renewed(another: () => Promise<string>, first?: string): () => Promise<string> {
  const renewedAfterMs = 5 * 60_000;
  let [token, sinceMs] = [first ?? "", first === undefined ? 0 : Date.now()];
  return async () => {
    if (Date.now() - sinceMs > renewedAfterMs) [token, sinceMs] = [await another(), Date.now()];
    return token;
  };
}

/** What units say that did not come to their end, or rejected something. */
async function troubleIn(cloud: LocalCloud, id: string, token: string): Promise<string> {
  const units = await everyItem(cloud, `/v1/admin/runs/${id}/units`, { token });
  const odd = units.filter(({ state, rejected }) => state !== "done" || rejected > 0);
  return odd
    .slice(0, 20)
    .map((unit) => JSON.stringify(unit))
    .join("\n");
}

/** All entries of a list, page by page. */
export async function everyItem(
  cloud: LocalCloud,
  path: string,
  { token, query = {} }: { readonly token: string; readonly query?: Record<string, string> },
  // biome-ignore lint/suspicious/noExplicitAny: a bench reads our own answers as they are documented
): Promise<any[]> {
  const items = [];
  let cursor: string | undefined;
  do {
    const page = new URLSearchParams({ ...query, limit: "100", ...(cursor && { cursor }) });
    const body = await send(cloud, `GET ${path}?${page}`, { token });
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items;
}

/** An admin's access token. */
export async function admin(cloud: LocalCloud): Promise<string> {
  await send(cloud, "POST /v1/auth/register", { body: { email: account.email } });
  await send(cloud, "POST /v1/auth/confirm", { body: { ...account, code: "123456" } });
  await cloud.clients.cognito.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: cloud.outputs["UserPoolId"],
      Username: account.email,
      GroupName: "admin",
    }),
  );
  return signIn(cloud);
}

/** Another token of the admin that is there: one lives for a quarter of an hour. */
export async function signIn(cloud: LocalCloud): Promise<string> {
  return (await send(cloud, "POST /v1/auth/sign-in", { body: account })).accessToken;
}

/** The admin of a bench. */
export const account = { email: "bench@example.com", password: "Correct-Horse-7" };

/** Sends a request such as `GET /v1/sets`. @throws Error when it is refused */
// biome-ignore lint/suspicious/noExplicitAny: a bench reads our own answers as they are documented
export async function send(cloud: LocalCloud, request: string, sent: Sent = {}): Promise<any> {
  const [method = "GET", path = ""] = request.split(" ");
  const response = await fetch(`${cloud.apiUrl}${path}`, {
    method,
    headers: {
      ...(sent.token && { authorization: `Bearer ${sent.token}` }),
      ...(sent.body !== undefined && { "content-type": "application/json" }),
      ...sent.headers,
    },
    ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${request} answered ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

interface Sent {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}
