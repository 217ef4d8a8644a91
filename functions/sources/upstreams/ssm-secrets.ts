import { GetParameterCommand, ParameterNotFound, type SSMClient } from "@aws-sdk/client-ssm";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Secrets } from "./authoriser.ts";
import type { OptionalSecrets } from "./key-holder.ts";

/** Reads secrets from the parameter store: `<folder>/<source>/<name>`, each a SecureString. */
export function ssmSecrets(client: SSMClient, folder: string): Secrets & OptionalSecrets {
  const nameOf = (source: string, name: string) => `${folder}/${source}/${name}`;

  const readIfThere = async (source: string, name: string): Promise<string | undefined> => {
    const command = new GetParameterCommand({ Name: nameOf(source, name), WithDecryption: true });
    try {
      return (await client.send(command)).Parameter?.Value;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  };

  return {
    readIfThere,
    async read(source, names) {
      const read = names.map(async (name) => {
        const value = await readIfThere(source, name);
        if (value) return [name, value] as const;
        throw new MessageError("auth", `The parameter store has no ${nameOf(source, name)}.`);
      });
      return Object.fromEntries(await Promise.all(read));
    },
  };
}
