import { api } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

type Owner = { readonly token: string };

/** An export that somebody has asked for, by its path. */
export async function askedExport(
  { token }: Owner,
  body: object = { subject: { kind: "account" }, format: "json" },
): Promise<string> {
  const { status, body: made } = await api("POST /v1/exports", { token, body });
  if (status !== 202) throw new Error(`Asking answered ${status}: ${JSON.stringify(made)}`);
  return `/v1/exports/${made.id}`;
}

/** What an export came to. */
export const endedExport = ({ token }: Owner, path: string) =>
  eventually(async () => {
    const { body } = await api(`GET ${path}`, { token });
    return body.state === "done" || body.state === "failed" ? body : undefined;
  }, "end of an export");

/** An export whose file is there, by its path. */
export async function finishedExport(owner: Owner, body?: object): Promise<string> {
  const path = await askedExport(owner, body);
  await endedExport(owner, path);
  return path;
}
