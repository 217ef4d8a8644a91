import { Webhook } from "standardwebhooks";
import { expect, inject, test } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { aMovedPrice } from "#test/support/prices/moved-price.ts";

const receiver = `${new URL(inject("cloud").upstream).origin}/_received`;

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

test("[ALR-1] [ALR-2] [ALR-3] [ALR-4] a price that crosses the line of an alert is told once, however often prices come in", {
  timeout: 240_000,
}, async () => {
  const { id, variant, from, to, comesIn } = await aMovedPrice(token, "base1");

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

  await comesIn();
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

  await comesIn();
  expect([(await told()).length, (await inbox()).length]).toEqual([1, 1]);
  const { body: standing } = await api(`GET /v1/alerts/${alert.id}`, asOwner);
  expect(standing.standing).toMatchObject({ fired: 1, isArmed: false });
});
