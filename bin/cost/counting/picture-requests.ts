import sharp from "sharp";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { send } from "#test/bench/full-size-cloud.ts";
import { finished, type Scene } from "./scene.ts";

interface Prepared {
  readonly path?: string;
  readonly body?: object;
}

async function ownRender(scene: Scene): Promise<string> {
  const { cloud, token, collection, next } = scene;
  const body = { quality: "low", title: `Render ${next()}` };
  const { id } = await send(cloud, `POST ${collection}/renders`, { token, body });
  await finished(cloud, token, id);
  return id;
}

/** What is looked at is there as a rule: each picture is fetched once for everybody. */
async function shownPicture({ cloud }: Scene, path: string): Promise<Prepared> {
  for (;;) {
    const { status } = await fetch(`${cloud.apiUrl}${path}`, { redirect: "manual" });
    if (status === 302) return { path };
    if (status !== 202) throw new Error(`${path} answered ${status}.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** As large as what a phone takes of a card, and another one each time: what is the same is kept once. */
function photograph(): Promise<Buffer> {
  const [width, height] = [3_024, 4_032];
  const noise = { type: "gaussian", mean: 128, sigma: 20 } as const;
  const background = "black";
  return sharp({ create: { width, height, channels: 3, background, noise } })
    .jpeg()
    .toBuffer();
}

const ofFile = (file: Buffer) => ({ contentType: "image/jpeg", bytes: file.byteLength });

/** A file that was sent and not checked yet. */
async function sentFile(scene: Scene): Promise<string> {
  const { cloud, token } = scene;
  const file = await photograph();
  const { id, put } = await send(cloud, "POST /v1/picture-uploads", { token, body: ofFile(file) });
  const { headers, url } = put;
  const { status } = await fetch(url, { method: "PUT", headers, body: new Uint8Array(file) });
  if (status !== 200) throw new Error(`The bucket answered ${status} to a picture.`);
  return `/v1/picture-uploads/${id}`;
}

/** An upload of which a picture was made. */
async function checkedFile(scene: Scene): Promise<string> {
  const { cloud, token } = scene;
  const path = await sentFile(scene);
  await send(cloud, `POST ${path}/check`, { token });
  await readyPicture(cloud, token, path);
  return path;
}

async function readyPicture(cloud: LocalCloud, token: string, path: string): Promise<string> {
  for (;;) {
    const { state, picture, reason } = await send(cloud, `GET ${path}`, { token });
    if (state === "ready") return picture.id;
    if (state === "refused") throw new Error(`${path} was refused: ${reason}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function ownPicture(scene: Scene): Promise<string> {
  const id = await readyPicture(scene.cloud, scene.token, await checkedFile(scene));
  return `/v1/pictures/${id}`;
}

async function aPictureRun({ cloud, token }: Scene): Promise<string> {
  const body = { setId: "pokemon:en:base1" };
  const { id } = await send(cloud, "POST /v1/admin/picture-runs", { token, body });
  return `/v1/admin/picture-runs/${id}`;
}

/** So that what is drawn differs from what was drawn before. */
const otherLook = (count: number) => {
  const currencies = ["USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN"];
  const currency = currencies[count % currencies.length];
  return `currency=${currency}&format=${count % 2 === 0 ? "jpeg" : "png"}`;
};

/** A request of each operation that shows, draws or prints pictures, or takes them. */
export const pictureRequests: Readonly<
  Record<string, (scene: Scene) => Prepared | Promise<Prepared>>
> = {
  "images.getCardImage": (scene) =>
    shownPicture(scene, "/v1/cards/pokemon:en:base1-4/image?size=small"),
  "images.getSetLogo": (scene) => shownPicture(scene, "/v1/sets/pokemon:en:base1/logo"),
  "images.getSetSymbol": (scene) => shownPicture(scene, "/v1/sets/pokemon:en:base1/symbol"),
  // Drawn each time, as prices are other ones every day: in each of these currencies they are.
  "shares.getCardShare": ({ next }) => ({
    path: `/v1/cards/pokemon:en:base1-4/share?style=showcase&${otherLook(next())}`,
  }),
  "shares.getSetPreview": ({ next }) => ({
    path: `/v1/sets/pokemon:en:base1/preview?${otherLook(next())}`,
  }),
  "shares.getCollectionPreview": ({ collection, next }) => ({
    path: `${collection}/preview?value=true&${otherLook(next())}`,
  }),
  "images.createRender": ({ collection, next }) => ({
    ...{ path: `${collection}/renders`, body: { quality: "medium", title: `Picture ${next()}` } },
  }),
  "images.drawCards": ({ next }) => ({
    path: "/v1/renders",
    body: {
      subject: { kind: "set", setId: "pokemon:en:base1" },
      ...{ title: `Picture ${next()}`, group: "rarity", totals: { cards: true, value: true } },
    },
  }),
  // A set, twelve sheets.
  "images.printCards": ({ next }) => ({
    path: "/v1/prints",
    body: {
      subject: { kind: "set", setId: "pokemon:en:base1", show: "all" },
      ...{ title: `Print ${next()}`, cropMarks: true },
    },
  }),
  "images.listRenders": () => ({}),
  "images.getRender": ({ renderId }) => ({ path: `/v1/renders/${renderId}` }),
  "images.getRenderImage": ({ renderId }) => ({ path: `/v1/renders/${renderId}/image` }),
  // Made anew each time: a title is part of what is drawn.
  "images.downloadRender": async (scene) => ({
    path: `/v1/renders/${await ownRender(scene)}/download?as=zip`,
  }),
  "images.cancelRender": async (scene) => ({
    path: `/v1/renders/${await ownRender(scene)}/cancel`,
  }),
  "images.deleteRender": async (scene) => ({ path: `/v1/renders/${await ownRender(scene)}` }),
  // Of a set that is there: a catalogue costs what its pictures do, once.
  "images.startPictureRun": () => ({
    ...{ path: "/v1/admin/picture-runs", body: { setId: "pokemon:en:base1" } },
  }),
  "images.listPictureRuns": () => ({}),
  "images.getPictureRun": async (scene) => ({ path: await aPictureRun(scene) }),
  "images.stopPictureRun": async (scene) => ({ path: `${await aPictureRun(scene)}/stop` }),
  "images.createPictureUpload": async () => ({ body: ofFile(await photograph()) }),
  "images.checkPictureUpload": async (scene) => ({ path: `${await sentFile(scene)}/check` }),
  "images.getPictureUpload": async (scene) => ({ path: await checkedFile(scene) }),
  "images.listOwnPictures": () => ({}),
  "images.getOwnPicture": async (scene) => ({ path: await ownPicture(scene) }),
  "images.getOwnPictureImage": async (scene) => ({ path: `${await ownPicture(scene)}/image` }),
  "images.deleteOwnPicture": async (scene) => ({ path: await ownPicture(scene) }),
};
