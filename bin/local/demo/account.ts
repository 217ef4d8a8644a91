import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { type LocalCloud, output } from "../cloud/local-cloud.ts";
import { type Api, unless } from "./api.ts";

/** Known to everybody, and of use on this machine only: the pool is not reachable from another. */
export const credentials = { email: "demo@example.com", password: "Demo-Collector-7" };

/** The emulator sends no mail and takes any code. */
const code = "123456";

/** Opens the demo account as anybody would, lets it start syncs, and signs in. */
export async function demoToken(api: Api, { clients, outputs }: LocalCloud): Promise<string> {
  const { email } = credentials;
  const nothing = z.unknown();
  const post = { method: "POST", answer: nothing } as const;
  const signIn = () =>
    api({
      method: "POST",
      path: "/v1/auth/sign-in",
      body: credentials,
      answer: z.object({ accessToken: z.string() }),
    });
  // Unknown, or never confirmed because a former start was stopped in between.
  const known = await unless(403, unless(401, signIn()));
  if (known === undefined) {
    await api({ ...post, path: "/v1/auth/register", body: { email } });
    await api({ ...post, path: "/v1/auth/confirm", body: { ...credentials, code } });
  }
  // No operation of the API makes an admin; whoever runs a stage does, with the rights of its account.
  await clients.cognito.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: output(outputs, "UserPoolId"),
      Username: email,
      GroupName: "admin",
    }),
  );
  // Signed in anew: the group is in the token.
  return (await signIn()).accessToken;
}
