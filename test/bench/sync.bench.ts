import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { layoutIn } from "#bin/local/layout.ts";
import { type LocalCloud, startLocalCloud } from "#bin/local/local-cloud.ts";
import { progressOn } from "#bin/local/progress.ts";
import { Steps } from "#bin/local/steps.ts";
import { Teardown } from "#bin/local/teardown.ts";
import { startSampleUpstream } from "#bin/sample-upstream/index.ts";
import { referenceFile } from "#test/support/reference-data.ts";
import type { Figures } from "./run.ts";

const pace = {
  UPSTREAM_REQUESTS_PER_SECOND: "4000",
  UPSTREAM_FETCHERS: "2",
  UPSTREAM_LANES: "16",
};

/** [ING-1] The whole English catalogue through the deployed pipeline: new, and twice unchanged. */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const cards = referenceFile("tcgdex-cards-en.ndjson.gz");
  const sets = referenceFile("tcgdex-sets-en.json.gz");
  if (!cards || !sets) return { skipped: "the full-size reference data is not on this machine" };
  Object.assign(process.env, pace);
  const folder = mkdtempSync(join(tmpdir(), "cardlake-sync-"));
  const teardown = new Teardown();
  teardown.add(async () => rmSync(folder, { recursive: true, force: true }));
  try {
    const cloud = await startLocalCloud({
      ...{ layout: layoutIn(folder), teardown, checksPermissions: false },
      steps: new Steps(progressOn(process.stderr)),
      upstreams: async ({ upstream: port }) => {
        const server = await startSampleUpstream({ port, data: { cards, sets } });
        teardown.add(() => server.close());
        return { tcgdexBaseUrl: server.url, pokeapiDataUrl: `${server.url}/pokeapi/csv` };
      },
    });
    return await measured(cloud);
  } finally {
    await teardown.run();
  }
}

async function measured(cloud: LocalCloud): Promise<Figures> {
  const token = await admin(cloud);
  const first = await synchronised(cloud, token, "full");
  const afterFirst = await objectsIn(cloud);
  const due = await synchronised(cloud, token, "due");
  const again = await synchronised(cloud, token, "full");
  const afterAll = await objectsIn(cloud);
  return {
    fullSync_s: first.seconds,
    requests: first.figures.requests,
    failedRequests: first.figures.failures,
    cards: first.figures.cards,
    silverWrites: first.figures.written,
    bronzeObjects: afterFirst.bronze,
    observationObjects: afterFirst.observations,
    unchangedSync_s: due.seconds,
    unchangedFullSync_s: again.seconds,
    unchangedFullRequests: again.figures.requests,
    unchangedSilverWrites: due.figures.written + again.figures.written,
    unchangedBronzeObjects: afterAll.bronze - afterFirst.bronze,
  };
}

interface Ended {
  readonly state: string;
  readonly seconds: number;
  readonly figures: Readonly<Record<"requests" | "failures" | "cards" | "written", number>>;
}

async function synchronised(cloud: LocalCloud, token: string, mode: string): Promise<Ended> {
  const { id } = await send(cloud, "POST /v1/admin/runs", { token, body: { mode } });
  for (;;) {
    const run: Ended = await send(cloud, `GET /v1/admin/runs/${id}`, { token });
    if (run.state === "completed") return run;
    if (/failures|stopped/.test(run.state)) throw new Error(`The run ended as ${run.state}.`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function admin(cloud: LocalCloud): Promise<string> {
  const account = { email: "bench@example.com", password: "Correct-Horse-7" };
  await send(cloud, "POST /v1/auth/register", { body: account });
  await send(cloud, "POST /v1/auth/confirm", { body: { email: account.email, code: "123456" } });
  await cloud.clients.cognito.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: cloud.outputs["UserPoolId"],
      Username: account.email,
      GroupName: "admin",
    }),
  );
  return (await send(cloud, "POST /v1/auth/sign-in", { body: account })).accessToken;
}

// biome-ignore lint/suspicious/noExplicitAny: a bench reads our own answers as they are documented
async function send(cloud: LocalCloud, request: string, sent: Sent = {}): Promise<any> {
  const [method = "GET", path = ""] = request.split(" ");
  const response = await fetch(`${cloud.apiUrl}${path}`, {
    method,
    headers: {
      ...(sent.token && { authorization: `Bearer ${sent.token}` }),
      ...(sent.body !== undefined && { "content-type": "application/json" }),
    },
    ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${request} answered ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

interface Sent {
  readonly token?: string;
  readonly body?: object;
}

async function objectsIn({ clients }: LocalCloud) {
  const count = async (Prefix: string) => {
    const Bucket = "cardlake-local-lake-000000000000";
    let found = 0;
    let ContinuationToken: string | undefined;
    do {
      const page = await clients.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }),
      );
      found += page.KeyCount ?? 0;
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return found;
  };
  return { bronze: await count("bronze/"), observations: await count("observations/") };
}
