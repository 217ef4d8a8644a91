import { Webhook } from "standardwebhooks";
import { expect, inject, test } from "vitest";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { messagesLeft } from "#test/support/sources/pipeline-state.ts";
import { runToTheEnd, setDay } from "#test/support/sources/runs.ts";
import { shopPriceOf, toldByUpstream } from "#test/support/sources/upstream-answers.ts";

interface Series {
  readonly variant: string;
  readonly points: readonly { readonly market?: number }[];
}

const group = "3/604";
const ids = Array.from({ length: 16 }, (_, at) => `base1-${at + 1}`);
const receiver = `${new URL(inject("cloud").upstream).origin}/_received`;
const today = utcDay(new Date());

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

/** What the shop says of holofoil copies on a day of the upstream, in cents. */
async function saidOn(day: string): Promise<ReadonlyMap<string, number>> {
  await setDay(day);
  const said = new Map<string, number>();
  for (const id of ids) {
    const { pricing } = await toldByUpstream(`/v2/en/cards/${id}`);
    const productId = pricing?.tcgplayer?.holofoil?.productId;
    if (productId) said.set(id, await shopPriceOf(group, productId, "Holofoil"));
  }
  return said;
}

async function pricesComeIn(day: string): Promise<void> {
  await setDay(day);
  await runToTheEnd(token, { source: "tcgcsv", mode: "full", units: [group] });
  await expect.poll(messagesLeft, { timeout: 60_000, interval: 500 }).toBe(0);
}

test("[ALR-1] [ALR-2] [ALR-3] [ALR-4] a price that crosses the line of an alert is told once, however often prices come in", {
  timeout: 240_000,
}, async () => {
  const yesterday = dayAfter(today, -1);
  const [before, now] = [await saidOn(yesterday), await saidOn(today)];
  // On many days nothing is sold, and a price stays.
  const moved = ids.find((id) => before.get(id) !== now.get(id) && before.has(id)) ?? "";
  const [from = 0, to = 0] = [before.get(moved), now.get(moved)];
  expect(from).not.toBe(to);
  await pricesComeIn(yesterday);
  const id = `pokemon:en:${moved}`;
  const series = await historyOf(token, id, `from=${yesterday}&to=${yesterday}&source=tcgplayer`);
  const { variant } =
    series.find((one: Series) => one.points.some(({ market }) => market === from)) ?? {};
  expect(variant).toBeDefined();

  const owner = await somebody();
  const asOwner = { token: owner.token };
  const hook = { kind: "webhook", name: "Mine", url: receiver };
  const { body: made } = await api("POST /v1/me/channels", { ...asOwner, body: hook });
  const asked = {
    subject: { kind: "card", printingId: id, variant },
    ...{ currency: "USD", source: "tcgplayer", channels: [made.channel.id] },
    line: { kind: to > from ? "at_or_above" : "at_or_below", amount: to },
  };
  const { status, body: alert } = await api("POST /v1/alerts", { ...asOwner, body: asked });
  expect([status, alert.standing?.isArmed], JSON.stringify(alert)).toEqual([201, true]);

  await pricesComeIn(today);
  const told = async () => {
    const all = (await (await fetch(receiver)).json()) as { headers: object; body: string }[];
    return all.flatMap(({ headers, body }) => {
      try {
        return [new Webhook(made.secret).verify(body, { ...headers }) as { type: string }];
      } catch {
        return [];
      }
    });
  };
  await expect.poll(told, { timeout: 60_000, interval: 500 }).toHaveLength(1);
  const inbox = async () => (await api("GET /v1/me/inbox", asOwner)).body.items;
  const [notice] = await inbox();
  expect(notice).toMatchObject({
    told: { kind: "fired", alertId: alert.id, number: 1, currency: "USD", price: { amount: to } },
  });
  expect(await told()).toMatchObject([{ type: "alert.fired", data: { noticeId: notice.id } }]);

  await pricesComeIn(today);
  expect([(await told()).length, (await inbox()).length]).toEqual([1, 1]);
  const { body: standing } = await api(`GET /v1/alerts/${alert.id}`, asOwner);
  expect(standing.standing).toMatchObject({ fired: 1, isArmed: false });
});
