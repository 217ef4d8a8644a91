import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll } from "vitest";
import { cloudClient } from "#test/support/cloud-logs.ts";

/** What every key of a test is: to be found nowhere but in the parameter store. */
export const secretValue = "open sesame";

/** While a file's tests run the stage has these secrets of a source. */
export function sourceKeys(source: string, names: readonly string[]): void {
  const ssm = new SSMClient(cloudClient());
  const all = names.map((name) => `/cardlake/local/sources/${source}/${name}`);
  beforeAll(async () => {
    for (const Name of all) {
      await ssm.send(new PutParameterCommand({ Name, Value: secretValue, Type: "SecureString" }));
    }
  });
  afterAll(async () => {
    for (const Name of all) await ssm.send(new DeleteParameterCommand({ Name }));
  });
}
