import { randomUUID } from "node:crypto";
import { refusedAsAmbiguous } from "#test/support/catalogue/claimed-ids.ts";
import { api } from "#test/support/clouds/api.ts";
import { chartPath } from "#test/support/pictures/charts.ts";
import { begunUpload } from "#test/support/pictures/own-pictures.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { setWithLogo } from "#test/support/pictures/shown-pictures.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import { aCollection, type World } from "#test/support/requests/asked-world.ts";
import {
  admins,
  copies,
  mine,
  type Others,
  repeatedAndReused,
  unknown,
} from "#test/support/requests/asks.ts";

/** Of pictures. */
export const otherPictureAsks: Readonly<Record<string, Others>> = {
  "images.createRender": async (world, good) => {
    const { request, sent } = await good();
    const body = { title: randomUUID() };
    const made = await api(request, { ...sent, body });
    await settled(world.owner.token, made.body.id);
    const { body: empty } = await api("POST /v1/collections", {
      token: world.owner.token,
      body: { name: "Empty", kind: "deck" },
    });
    return [
      { request, sent: { ...sent, body } },
      ...mine(`POST /v1/collections/${empty.id}/renders`, { body })(world),
      ...mine(`POST /v1/collections/${unknown}/renders`, { body })(world),
    ];
  },
  "images.drawCards": async (_world, good) => {
    const { request, sent } = await good();
    const [title, filter] = [randomUUID(), "number:4"];
    const draw = (subject: object, more: object = {}): Ask => ({
      request,
      sent: { ...sent, body: { subject, title, filter, ...more } },
    });
    const set = { kind: "set", setId: "pokemon:en:base1" };
    const first = draw(set);
    const made = await api(request, first.sent);
    await settled(sent?.token, made.body.id);
    return [
      first,
      draw(set, { filter: "hp>" }),
      draw(set, { link: "http://cards.example" }),
      draw({ kind: "set", setId: "pokemon:en:nowhere" }),
      draw({ kind: "search", query: "name:nobody" }),
    ];
  },
  "images.printCards": async (_world, good) => {
    const { request, sent } = await good();
    const [title, filter] = [randomUUID(), "number:4"];
    const print = (subject: object, more: object = {}): Ask => ({
      request,
      sent: { ...sent, body: { subject, title, filter, ...more } },
    });
    const set = { kind: "set", setId: "pokemon:en:base1" };
    const first = print(set);
    const made = await api(request, first.sent);
    await settled(sent?.token, made.body.id);
    return [
      first,
      print(set, { filter: "hp>" }),
      print(set, { paper: "letter", gap: 5 }),
      print({ kind: "set", setId: "pokemon:en:nowhere" }),
    ];
  },
  "images.getRender": async (world) => mine(`GET /v1/renders/${unknown}`)(world),
  "images.getRenderImage": async (world) => [
    ...mine(`GET ${await aQueuedRender(world)}/image`)(world),
    ...mine(`GET /v1/renders/${unknown}/image`)(world),
  ],
  "images.getCardImage": async ({ ambiguousId }) => [
    await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/image`),
    { request: `GET /v1/cards/${(await cardsWithPictures(1, { numbers: [31] }))[0]}/image` },
    { request: "GET /v1/cards/pokemon:en:nowhere-1/image" },
  ],
  "images.createPictureUpload": async (_world, good) =>
    repeatedAndReused(good, { contentType: "image/png", bytes: 1 }),
  "images.checkPictureUpload": async (world) => {
    const { id } = await begunUpload(world.owner, Buffer.from("not sent"));
    return [
      ...mine(`POST /v1/picture-uploads/${id}/check`)(world),
      ...mine(`POST /v1/picture-uploads/${unknown}/check`)(world),
    ];
  },
  "images.getPictureUpload": async (world) => mine(`GET /v1/picture-uploads/${unknown}`)(world),
  "images.getOwnPicture": async (world) => mine(`GET /v1/pictures/${"0".repeat(64)}`)(world),
  "images.getOwnPictureImage": async (world) =>
    mine(`GET /v1/pictures/${"0".repeat(64)}/image`)(world),
  "images.deleteOwnPicture": async (world) => mine(`DELETE /v1/pictures/${"0".repeat(64)}`)(world),
  "images.getSetLogo": async () => [
    { request: `GET /v1/sets/${await setWithLogo()}/logo` },
    { request: "GET /v1/sets/pokemon:en:nowhere/logo" },
  ],
  "images.getSetSymbol": async () => [
    { request: `GET /v1/sets/${await setWithLogo()}/symbol` },
    { request: "GET /v1/sets/pokemon:en:nowhere/symbol" },
  ],
  "charts.getPriceChart": (world) => otherCharts("svg", world),
  "charts.getPriceChartPicture": (world) => otherCharts("png", world),
  "images.downloadRender": async (world, good) => {
    const { request, sent } = await good();
    return [
      { request: request.replace("zip", "pdf"), sent },
      ...mine(`GET ${await aQueuedRender(world)}/download`)(world),
      ...mine(`GET /v1/renders/${unknown}/download`)(world),
    ];
  },
  "shares.getCardShare": async ({ owner: { token }, ambiguousId }) => {
    const ask = (path: string): Ask => ({ request: `GET /v1/cards/${path}`, sent: { token } });
    const [unseen = ""] = await cardsWithPictures(1, { numbers: [32] });
    return [
      // Its picture is being fetched.
      ask(`${unseen}/share`),
      ask("pokemon:en:base1-4/share?variant=gold"),
      ask("pokemon:en:base1-4/share?size=poster"),
      ask("pokemon:en:nowhere-1/share"),
      await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/share`, token),
    ];
  },
  "shares.getSetPreview": async ({ owner: { token } }) => {
    const ask = (path: string): Ask => ({ request: `GET /v1/sets/${path}`, sent: { token } });
    return [ask(`${await setWithLogo()}/preview`), ask("pokemon:en:nowhere/preview")];
  },
  "shares.getCollectionPreview": async (world) => {
    const { token } = world.owner;
    const path = await aCollection(world);
    const [printingId = ""] = await cardsWithPictures(1, { numbers: [33] });
    const items = [{ ...copies, printingId, variant: "normal", quantity: 1 }];
    await api(`POST ${path}/items`, { token, body: { items } });
    return [
      // The picture of its card is being fetched.
      { request: `GET ${path}/preview`, sent: { token } },
      ...mine(`GET /v1/collections/${unknown}/preview`)(world),
    ];
  },
  "images.cancelRender": async (world) => mine(`POST /v1/renders/${unknown}/cancel`)(world),
  "images.deleteRender": async (world) => mine(`DELETE /v1/renders/${unknown}`)(world),
  "images.startPictureRun": async (world, good) => [
    ...(await repeatedAndReused(good, { game: "pokemon" })),
    ...admins("POST /v1/admin/picture-runs", { body: { setId: "pokemon:en:nowhere" } })(world),
  ],
  "images.getPictureRun": async (world) => admins(`GET /v1/admin/picture-runs/${unknown}`)(world),
  "images.stopPictureRun": async (world) =>
    admins(`POST /v1/admin/picture-runs/${unknown}/stop`)(world),
};

async function otherCharts(
  ending: "png" | "svg",
  { owner: { token }, ambiguousId }: World,
): Promise<readonly Ask[]> {
  const path = await chartPath(ending);
  const ask = (address: string): Ask => ({ request: `GET ${address}`, sent: { token } });
  return [
    ask(`${path}?width=777`),
    ask(`${path}?source=nobody`),
    ask(`${path}?currency=XTS`),
    ask(`/v1/cards/pokemon:en:base1-999/prices/chart.${ending}`),
    await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/prices/chart.${ending}`, token),
  ];
}

/** A render that has just been asked for. */
async function aQueuedRender({ owner: { token } }: World): Promise<string> {
  const head = { name: "Soon", kind: "deck" };
  const { body } = await api("POST /v1/collections", { token, body: head });
  const items = [{ ...copies, quantity: 1 }];
  await api(`POST /v1/collections/${body.id}/items`, { token, body: { items } });
  const queued = await api(`POST /v1/collections/${body.id}/renders`, {
    ...{ token, body: { title: randomUUID() } },
  });
  return `/v1/renders/${queued.body.id}`;
}

async function settled(token: string | undefined, renderId: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const { body } = await api(`GET /v1/renders/${renderId}`, { token });
    if (body.state === "done" || body.state === "failed") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The render ${renderId} is not finished after a minute.`);
}
