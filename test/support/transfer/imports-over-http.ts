import { api, type SignedIn } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

/** Waits until nobody works on an import, and answers it. */
export const settled = (importId: string, { token }: Pick<SignedIn, "token">) =>
  eventually(async () => {
    const { body } = await api(`GET /v1/imports/${importId}`, { token });
    return ["reading", "confirming"].includes(body.state) ? undefined : body;
  }, `end of the work on the import ${importId}`);

/** An import of a text that has been read. */
export async function previewedText(who: Pick<SignedIn, "token">, text: string, options: object) {
  const { token } = who;
  const { body } = await api("POST /v1/imports", { token, body: { text, ...options } });
  return settled(body.id, who);
}

/** Sends a file to the address that an import has for it. */
export async function sendImport(
  put: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  file: string,
): Promise<number> {
  const { url, headers } = put;
  const { status } = await fetch(url, { method: "PUT", headers, body: file });
  return status;
}
