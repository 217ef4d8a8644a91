import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll } from "vitest";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";

/** What every key of a test is: to be found nowhere but in the parameter store. */
export const secretValue = "open sesame";

/** Secrets of a source, as an operator puts them there; they are gone after the file's tests. */
export function laterSourceKeys(source: string, names: readonly string[]) {
  const ssm = new SSMClient(cloudClient());
  const all = names.map((name) => `/cardlake/local/sources/${source}/${name}`);
  afterAll(async () => {
    for (const Name of all) await ssm.send(new DeleteParameterCommand({ Name }));
  });
  return {
    names: all,
    async put(): Promise<void> {
      for (const Name of all) {
        await ssm.send(new PutParameterCommand({ Name, Value: secretValue, Type: "SecureString" }));
      }
    },
  };
}

/** While a file's tests run the stage has these secrets of a source. */
export function sourceKeys(source: string, names: readonly string[]): void {
  const keys = laterSourceKeys(source, names);
  beforeAll(() => keys.put());
}
