import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { apiAt } from "#bin/local/demo/api.ts";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { aCard, aProvenance, pictureAt } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";
import { withBenchCloud, withoutLimits } from "./bench-cloud.ts";
import type { Figures } from "./run.ts";

const count = 100;
const Named = z.object({ id: z.string() });
const Render = z.object({ id: z.string(), state: z.string(), pages: z.array(z.unknown()) });

/** [IMG-11] A hundred cards through the deployed API: fetched and drawn, drawn, and there already; `source_s` is their source alone, asked four at a time. */
export const run = (): Promise<Figures> => withBenchCloud(measured, { variables: withoutLimits });

async function measured(cloud: LocalCloud): Promise<Figures> {
  const token = await signedIn(cloud);
  const path = await collectionOf(await seededCards(cloud), cloud, token);
  const api = apiAt(cloud.apiUrl);
  const ask = (theme: string) =>
    api({ method: "POST", path: `${path}/renders`, token, body: { theme }, answer: Render });
  const drawn = async (theme: string) => {
    const startedMs = performance.now();
    const { id } = await ask(theme);
    for (;;) {
      const { state } = await api({ path: `/v1/renders/${id}`, token, answer: Render });
      if (state === "done") return { id, seconds: (performance.now() - startedMs) / 1000 };
      if (state === "failed") throw new Error(`The render ${id} has failed.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const source_s = await secondsOfSource(cloud);
  const first = await drawn("light");
  const second = await drawn("dark");
  const image = () =>
    fetch(`${cloud.apiUrl}/v1/renders/${first.id}/image`, {
      ...{ redirect: "manual", headers: { authorization: `Bearer ${token}` } },
    }).then((answer) => answer.arrayBuffer());
  return {
    ...{ source_s, fetched_and_drawn_s: first.seconds },
    drawn_s: second.seconds,
    asked_again_ms: await median(() => ask("light")),
    redirect_ms: await median(image),
  };
}

/** As many at once as its workers ask for, and nothing done with what comes. */
async function secondsOfSource(cloud: LocalCloud): Promise<number> {
  const startedMs = performance.now();
  const addresses = Array.from({ length: count }, (_none, index) => pictureIn(cloud, index + 1));
  await pLimit(4).map(addresses, async (address) => (await fetch(address)).arrayBuffer());
  return (performance.now() - startedMs) / 1000;
}

const pictureIn = ({ upstreams }: LocalCloud, number: number) =>
  `${upstreams?.tcgdexBaseUrl}/assets/en/base/base1/${number}/high.webp`;

async function median(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 51; turn += 1) {
    const startedMs = performance.now();
    await call();
    times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[25] ?? 0;
}

async function signedIn(cloud: LocalCloud): Promise<string> {
  const api = apiAt(cloud.apiUrl);
  const [email, password] = ["bench@example.com", "Correct-Horse-7"];
  const nothing = z.unknown();
  const send = <T>(path: string, body: object, answer: z.ZodType<T>) =>
    api({ method: "POST", path: `/v1/auth/${path}`, body, answer });
  await send("register", { email }, nothing);
  await send("confirm", { email, code: "123456", password }, nothing);
  const answer = z.object({ accessToken: z.string() });
  return (await send("sign-in", { email, password }, answer)).accessToken;
}

/** The Base Set, whose pictures the sample upstream has. */
async function seededCards(cloud: LocalCloud): Promise<readonly string[]> {
  const { clients } = cloud;
  const documents = DynamoDBDocumentClient.from(clients.dynamo, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const cards = Array.from({ length: count }, (_none, index) => ({
    card: aCard({
      number: String(index + 1),
      ...pictureAt(pictureIn(cloud, index + 1)),
    }),
    provenance: aProvenance(),
  }));
  await recordCards(cards, { store: dynamoSilverStore(documents, "cardlake-local-catalog") });
  return cards.map(({ card }) => card.id);
}

async function collectionOf(ids: readonly string[], { apiUrl }: LocalCloud, token: string) {
  const api = apiAt(apiUrl);
  const post = { method: "POST", token } as const;
  const body = { name: "Bench", kind: "binder" };
  const { id } = await api({ ...post, path: "/v1/collections", body, answer: Named });
  const path = `/v1/collections/${id}`;
  const items = ids.map((printingId) => ({
    ...{ printingId, variant: "holo" },
    ...{ quantity: 1, condition: "near_mint" },
  }));
  await api({ ...post, path: `${path}/items`, body: { items }, answer: z.unknown() });
  return path;
}
