import { z } from "zod";
import { apiAt } from "../local/demo/api.ts";
import { readJson } from "../local/json-file.ts";
import { type Layout, startFile } from "../local/layout.ts";
import { Trouble } from "../local/trouble.ts";

const Start = z.object({ apiUrl: z.string(), email: z.string(), password: z.string() });

/** Where a stage is, and what lets an admin in. */
export interface StageAccess {
  readonly apiUrl: string;
  /** A token that is good for some minutes from now. */
  readonly token: () => Promise<string>;
}

/** The stage that is named, or the local cloud. @throws Trouble when it cannot be reached so */
export async function stageOf(
  layout: Layout,
  { api, token }: { readonly api: string | undefined; readonly token: string | undefined },
): Promise<StageAccess> {
  if (api !== undefined) {
    if (!token)
      throw new Trouble("ADMIN_TOKEN must hold the access token of an admin of the stage.");
    return { apiUrl: api.replace(/\/$/, ""), token: async () => token };
  }
  const start = readJson(startFile(layout), Start);
  if (!start) {
    throw new Trouble(
      "No local cloud has started in this clone; run `npm start`, or name a stage with --api.",
    );
  }
  const { apiUrl, email, password } = start;
  const signIn = async () => {
    const { accessToken } = await apiAt(apiUrl)({
      ...{ method: "POST", path: "/v1/auth/sign-in", body: { email, password } },
      answer: z.object({ accessToken: z.string() }),
    });
    return { accessToken, atMs: Date.now() };
  };
  let known = await signIn();
  return {
    apiUrl,
    async token() {
      if (Date.now() - known.atMs > renewedAfterMs) known = await signIn();
      return known.accessToken;
    },
  };
}

/** An access token lives for a quarter of an hour. */
const renewedAfterMs = 10 * 60_000;
