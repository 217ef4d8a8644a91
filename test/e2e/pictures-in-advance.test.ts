import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { PicturePurpose } from "#schemas/images/purpose.ts";
import { Ulid } from "#schemas/values.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";
import { drawer, eventually } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";

let owner: SignedIn;
let own: ReturnType<typeof drawer>;
let subject: { kind: "collection"; collectionId: Ulid };
beforeAll(async () => {
  owner = await somebody();
  own = drawer(owner);
  const path = await own.aCollectionOf(await cardsWithPictures(2));
  subject = { kind: "collection", collectionId: Ulid.parse(path.split("/").at(-1)) };
});

/** Puts on the bus that a picture is wanted, as whoever shares would. */
async function want(purpose: PicturePurpose, options: object, of = subject, occasion = "once") {
  const { endpoint, region, credentials } = cloudClient();
  const bus = eventBridge("cardlake-local", {
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: region },
    ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId },
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  });
  const { body } = await api("GET /v1/me", { token: owner.token });
  const asked = { subject: of, options: CompositeOptions.parse(options), purpose };
  const detail = { userId: body.id, ...asked };
  const at = new Date().toISOString();
  await bus.publish([{ kind: "picture.wanted", detail, at, occasion: [purpose.id, occasion] }]);
}

const rendersFor = async ({ id }: PicturePurpose) => {
  const { body } = await api("GET /v1/renders?limit=100", { token: owner.token });
  const all: { id: string; state: string; purpose?: PicturePurpose }[] = body.items;
  return all.filter(({ purpose }) => purpose?.id === id);
};

test("what is wanted over the bus is drawn before anybody asks, and is there at once for who does", async () => {
  const purpose = { kind: "share" as const, id: randomUUID() };
  const options = {
    ...{ title: randomUUID(), quality: "low", handle: "@misty" },
    link: "https://cards.example/u/misty/binder",
  };
  // One that cannot be drawn, and one that comes twice, cost it nothing.
  const nowhere = { ...subject, collectionId: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4") };
  await want({ kind: "share", id: randomUUID() }, options, nowhere);
  await want(purpose, options);
  await want(purpose, options);
  const done = await eventually(async () => {
    const [first] = await rendersFor(purpose);
    return first?.state === "done" ? first : undefined;
  }, "a picture in advance");
  expect(await rendersFor(purpose)).toHaveLength(1);
  const drawn = await own.finished(done.id);
  const asked = await api("POST /v1/renders", {
    ...{ token: owner.token, body: { subject, ...options } },
  });
  expect(asked).toMatchObject({ status: 200, body: { state: "done", pages: drawn.pages } });
  const picture = await fetch(drawn.pages[0].url);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
});
