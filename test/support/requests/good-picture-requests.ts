import { randomUUID } from "node:crypto";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { chartPath, drawn } from "#test/support/pictures/charts.ts";
import { anOwnPicture, sentUpload } from "#test/support/pictures/own-pictures.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { shownAt } from "#test/support/pictures/shown-pictures.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  aCollectionWithAnItem,
  aFinishedRender,
  aRender,
  type World,
} from "#test/support/requests/asked-world.ts";
import { forAdmins, get } from "#test/support/requests/asks.ts";

/** For everybody, once it was fetched. */
async function shown(path: string): Promise<Ask> {
  await shownAt(path);
  return { request: `GET ${path}` };
}

/** A run of one picture. */
async function pictureRunOf({ adminToken: token }: World): Promise<Ask> {
  const [card] = await cardsWithPictures(1);
  const body = { setId: card && setIdOf(card) };
  return { request: "POST /v1/admin/picture-runs", sent: { token, body } };
}

async function aPictureRun(world: World): Promise<string> {
  const { request, sent } = await pictureRunOf(world);
  const { body: run } = await api(request, sent);
  return `/v1/admin/picture-runs/${run.id}`;
}

/** Of a card that has prices; once it was drawn. */
async function priced(ending: "png" | "svg", { owner: { token } }: World): Promise<Ask> {
  const request = `GET ${await chartPath(ending)}`;
  await drawn(request, token);
  return { request, sent: { token } };
}

/** Once it was drawn. */
const shared = (pathOf: (world: World) => Promise<string>) => async (world: World) => {
  const { token } = world.owner;
  const request = `GET ${await pathOf(world)}`;
  await drawn(request, token);
  return { request, sent: { token } };
};

/** Of pictures. */
export const goodPictureRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
  "images.createRender": async (world) => ({
    request: `POST ${(await aCollectionWithAnItem(world)).path}/renders`,
    sent: { token: world.owner.token, body: { title: randomUUID(), quality: "low" } },
  }),
  // What the owner may have drawn goes into the requests for pictures.
  "images.drawCards": async () => ({
    request: "POST /v1/renders",
    sent: {
      token: (await somebody()).token,
      body: {
        subject: { kind: "set", setId: "pokemon:en:base1" },
        ...{ title: randomUUID(), quality: "low", group: "rarity", totals: { value: true } },
        filter: "number:4",
        ...{ handle: "@misty", link: "https://cards.example/u/misty", language: "de" },
      },
    },
  }),
  "images.printCards": async () => ({
    request: "POST /v1/prints",
    sent: {
      token: (await somebody()).token,
      body: {
        subject: { kind: "set", setId: "pokemon:en:base1" },
        ...{ title: randomUUID(), filter: "number:4", backs: true },
      },
    },
  }),
  "images.getCardImage": async () => shown("/v1/cards/pokemon:en:base1-4/image?size=small"),
  "images.createPictureUpload": async ({ owner: { token } }) => ({
    request: "POST /v1/picture-uploads",
    sent: { token, body: { contentType: "image/jpeg", bytes: 1_234 } },
  }),
  "images.checkPictureUpload": async ({ owner }) => ({
    request: `POST ${await sentUpload(owner)}/check`,
    sent: { token: owner.token },
  }),
  "images.getPictureUpload": async (world) => get(await sentUpload(world.owner))(world),
  "images.listOwnPictures": get("/v1/pictures?limit=5"),
  "images.getOwnPicture": async (world) =>
    get(`/v1/pictures/${(await anOwnPicture(world.owner)).id}`)(world),
  "images.getOwnPictureImage": async (world) =>
    get(`/v1/pictures/${(await anOwnPicture(world.owner)).id}/image?size=cell`)(world),
  "images.deleteOwnPicture": async ({ owner }) => ({
    request: `DELETE /v1/pictures/${(await anOwnPicture(owner)).id}`,
    sent: { token: owner.token },
  }),
  "images.getSetLogo": async () => shown("/v1/sets/pokemon:en:base1/logo"),
  "images.getSetSymbol": async () => shown("/v1/sets/pokemon:en:base1/symbol"),
  "charts.getPriceChart": async (world) => priced("svg", world),
  "charts.getPriceChartPicture": async (world) => priced("png", world),
  "shares.getCardShare": shared(async () => "/v1/cards/pokemon:en:base1-4/share"),
  "shares.getSetPreview": shared(async () => "/v1/sets/pokemon:en:base1/preview"),
  "shares.getCollectionPreview": shared(
    async (world) => `${(await aCollectionWithAnItem(world)).path}/preview`,
  ),
  "images.listRenders": get("/v1/renders"),
  "images.getRender": async (world) => get(await aRender(world))(world),
  "images.getRenderImage": async (world) => get(`${await aFinishedRender(world)}/image`)(world),
  "images.downloadRender": async (world) => {
    const request = `GET ${await aFinishedRender(world)}/download?as=zip`;
    await drawn(request, world.owner.token);
    return { request, sent: { token: world.owner.token } };
  },
  "images.cancelRender": async (world) => ({
    request: `POST ${await aRender(world)}/cancel`,
    sent: { token: world.owner.token },
  }),
  "images.deleteRender": async (world) => ({
    request: `DELETE ${await aRender(world)}`,
    sent: { token: world.owner.token },
  }),
  "images.startPictureRun": pictureRunOf,
  "images.listPictureRuns": forAdmins("/v1/admin/picture-runs"),
  "images.getPictureRun": async (world) => forAdmins(await aPictureRun(world))(world),
  "images.stopPictureRun": async (world) => ({
    request: `POST ${await aPictureRun(world)}/stop`,
    sent: { token: world.adminToken },
  }),
};
