import sharp from "sharp";
import { api, type SignedIn } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

/** A photograph of one colour, as a JPEG that says where it was taken. */
export const photograph = (background = "#cc2222"): Promise<Buffer> =>
  sharp({ create: { width: 630, height: 880, channels: 3, background } })
    .withExif({ IFD0: { Make: "Camera of mine" }, IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();

interface Put {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a file where an upload says, as it is told or otherwise. */
export const sendFile = async (
  { url, headers }: Put,
  file: Buffer,
  other = {},
): Promise<number> => {
  const sent = { ...headers, ...other };
  return (await fetch(url, { method: "PUT", headers: sent, body: new Uint8Array(file) })).status;
};

/** An upload that waits for a file. */
export const begunUpload = async ({ token }: Pick<SignedIn, "token">, file: Buffer) => {
  const body = { contentType: "image/jpeg", bytes: file.byteLength };
  return (await api("POST /v1/picture-uploads", { token, body })).body;
};

/** A file that was sent and not checked yet. */
export async function sentUpload(who: Pick<SignedIn, "token">): Promise<string> {
  const file = await photograph();
  const upload = await begunUpload(who, file);
  await sendFile(upload.put, file);
  return `/v1/picture-uploads/${upload.id}`;
}

/** What becomes of a file that somebody uploads. */
export async function uploadOf(who: Pick<SignedIn, "token">, file: Buffer) {
  const { token } = who;
  const upload = await begunUpload(who, file);
  await sendFile(upload.put, file);
  await api(`POST /v1/picture-uploads/${upload.id}/check`, { token });
  return eventually(async () => {
    const { body } = await api(`GET /v1/picture-uploads/${upload.id}`, { token });
    return body.state === "waiting" || body.state === "checking" ? undefined : body;
  }, "upload that was checked");
}

/** A picture that somebody has uploaded. */
export const anOwnPicture = async (who: Pick<SignedIn, "token">, colour?: string) =>
  (await uploadOf(who, await photograph(colour))).picture;
