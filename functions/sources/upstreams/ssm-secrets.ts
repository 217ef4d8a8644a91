import { GetParametersCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Secrets } from "./authoriser.ts";
import type { OptionalSecrets } from "./key-holder.ts";

/** Reads secrets from the parameter store: `<folder>/<source>/<name>`, each a SecureString. */
export const ssmSecrets = (client: SSMClient, folder: string): Secrets & OptionalSecrets => ({
  async readIfThere(source, name) {
    const Name = `${folder}/${source}/${name}`;
    const command = new GetParametersCommand({ Names: [Name], WithDecryption: true });
    const { Parameters = [] } = await client.send(command);
    return Parameters.find((one) => one.Name === Name)?.Value;
  },

  async read(source, names) {
    const nameOf = (name: string) => `${folder}/${source}/${name}`;
    const command = new GetParametersCommand({ Names: names.map(nameOf), WithDecryption: true });
    const { Parameters = [] } = await client.send(command);
    const values = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
    return Object.fromEntries(
      names.map((name) => {
        const value = values.get(nameOf(name));
        if (value) return [name, value];
        throw new MessageError("auth", `The parameter store has no ${nameOf(name)}.`);
      }),
    );
  },
});
